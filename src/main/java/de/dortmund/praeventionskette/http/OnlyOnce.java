package de.dortmund.praeventionskette.http;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What makes a request that is sent again count once. */
public record OnlyOnce(
        @HeaderParam("Idempotency-Key")
        @Parameter(
                description = "A key of the client's own choice, new for each request; sent again with the same body it gets the same answer, for 24 hours",
                example = "6f1c2b1e-9f0d-4a53-9a55-0b7f4c1e3f0f") String key) {}
