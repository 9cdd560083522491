package de.dortmund.praeventionskette.http;

import jakarta.ws.rs.HeaderParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What makes a request that is sent again count once. */
public record OnlyOnce(
        @HeaderParam(OnlyOnce.HEADER)
        @Parameter(
                description = "A key of the client's own choice, new for each request; sent again with the same body it gets the same answer, for 24 hours",
                example = "6f1c2b1e-9f0d-4a53-9a55-0b7f4c1e3f0f") String key) {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 200;

    /** @throws Problem 400 where the key can't be one */
    void checkReadable() {
        if (key != null && (key.isBlank() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= 0x20 && c < 0x7f))) {
            throw Problem.of(ProblemType.INVALID_REQUEST, Text.of(
                    HEADER + " hat 1 bis " + LONGEST + " druckbare ASCII-Zeichen.",
                    HEADER + " has 1 to " + LONGEST + " printable ASCII characters."));
        }
    }
}
