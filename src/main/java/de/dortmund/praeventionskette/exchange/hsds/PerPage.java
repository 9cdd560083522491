package de.dortmund.praeventionskette.exchange.hsds;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How many are on a page of a list that always shows all of its fields, as it was sent. */
public record PerPage(
        @RestQuery("per_page")
        @Parameter(
                description = "How many are on a page: up to 100",
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "20"),
                example = "20") String perPage) {}
