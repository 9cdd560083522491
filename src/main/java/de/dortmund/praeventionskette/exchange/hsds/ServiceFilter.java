package de.dortmund.praeventionskette.exchange.hsds;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What is asked of services, and of services at locations, as it was sent. */
public record ServiceFilter(
        @RestQuery
        @Parameter(
                description = "Words to search for, all of which must be found: in any form, as part of a compound, by a"
                        + " synonym; a typing error is forgiven."
                        + " At most 300 characters",
                example = "Sprachförderung") String search,
        @RestQuery("taxonomy_term_id")
        @Parameter(
                description = "Only what this term describes, or a narrower one",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "30db9dcc-f276-59b0-8fa6-93e5f3aa61a1") String taxonomyTermId,
        @RestQuery("taxonomy_id")
        @Parameter(
                description = "Only what any term of this taxonomy describes",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "4ff85b0e-ec54-5b06-b30b-92c23a962c0a") String taxonomyId,
        @RestQuery("organization_id")
        @Parameter(
                description = "Only what this organization provides: its `organization.id` is this one",
                schema = @Schema(implementation = String.class, format = "uuid"),
                example = "65a928f1-8094-5e8b-bfdd-f9df4cd85017") String organizationId,
        @RestQuery("modified_after")
        @Parameter(
                description = "Only what was changed at this instant (RFC 3339, with seconds and up to nine digits of them) or day, or later;"
                        + " the years 1900 to 2200",
                example = "2026-01-01T00:00:00Z") String modifiedAfter,
        @RestQuery("minimum_age")
        @Parameter(
                description = "Only services whose `minimum_age` is at least this many years; those that state none are left out",
                schema = @Schema(implementation = Double.class, minimum = "0", maximum = "999.99"),
                example = "6") String minimumAge,
        @RestQuery("maximum_age")
        @Parameter(
                description = "Only services whose `maximum_age` is at most this many years; those that state none are left out",
                schema = @Schema(implementation = Double.class, minimum = "0", maximum = "999.99"),
                example = "10") String maximumAge) {}
