package de.dortmund.praeventionskette.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that every list has, as they were sent. {@link Listing} reads them. */
public record ListParams(
        @RestQuery
        @Parameter(
                description = "The page, from 1. `page` × `size` may be up to 10,000.",
                schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "1"),
                example = "1") String page,
        @RestQuery
        @Parameter(
                description = "How many records a page has",
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100"),
                example = "20") String size,
        @RestQuery @Parameter(description = "The order; `-` before a name means descending. Ties are ordered by slug.") String sort,
        @RestQuery @Parameter(description = "Only these fields of each record, separated by commas", example = "slug,links") String fields,
        @RestQuery
        @Parameter(
                description = "Also the records that state nothing for these filters, separated by commas. Each must be a filter in use.") String unknown,
        @RestQuery
        @Parameter(
                description = "Only what was changed at this instant or later (RFC 3339). The answer then has `deleted`: which records of this kind were deleted"
                        + " or archived since, whatever the filters.",
                schema = @Schema(implementation = String.class, format = "date-time"),
                example = "2026-01-01T00:00:00Z") String modifiedSince,
        @RestQuery
        @Parameter(
                description = "`draft`, `submitted`, `published`, `archived`; a comma is OR. With a token: the records in these states, for an editor all, for a"
                        + " carrier its own. The public sees only `published`. Not with `q`, and not for other formats than JSON.",
                example = "submitted,draft") String publication) {}
