package de.dortmund.praeventionskette.exchange.hsds;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What is asked of organizations, as it was sent. */
public record OrganizationFilter(
        @RestQuery
        @Parameter(description = "Words to search for, all of which must be found. At most 300 characters",
                example = "Jugendamt") String search,
        @RestQuery("taxonomy_term_id")
        @Parameter(
                description = "Only what this term describes",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "c8476d28-6418-571a-916a-5f33082983a3") String taxonomyTermId,
        @RestQuery("taxonomy_id")
        @Parameter(
                description = "Only what any term of this taxonomy describes",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "ebaf07b7-7e4b-5afb-a009-5d042c5332c8") String taxonomyId) {}
