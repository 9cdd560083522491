package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.dortmund.praeventionskette.area.Serving;
import java.time.Instant;
import de.dortmund.praeventionskette.search.Suggestion;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, the envelope of every list. */
public record Page<T>(
        List<T> items,
        Numbers page,
        PageLinks links,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where `facets` asks for it: how many records each value of a filter would find") Map<String,
                List<Facet.Count>> facets,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only beside `modifiedSince`: the records of this kind that were deleted or archived since, in that order") List<
                Deleted> deleted,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only beside `at`: which action area or district serves the point") Serving at,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where nothing was found: other questions that find something") List<Suggestion> suggestions)
        implements Paged {

    /** A page of a list of which nothing more was asked. */
    public Page(List<T> items, Numbers page, PageLinks links) {
        this(items, page, links, null, null, null, null);
    }

    /** The same page with what serves the point that was asked for; null where none was. */
    public Page<T> servedBy(Serving serving) {
        return new Page<>(items, page, links, facets, deleted, serving, suggestions);
    }

    /** A record that is no longer there. */
    @Schema(description = "A record that is no longer there")
    public record Deleted(
            @Schema(description = "The key it had", examples = "windel-cafe") String slug,
            @Schema(description = "When it was deleted or archived", examples = "2026-11-21T08:00:00Z") Instant deletedAt) {}

    /** Where in the list the page stands. */
    @Schema(name = "PageNumbers", description = "Where in the list this page stands")
    public record Numbers(
            @Schema(description = "This page, from 1", examples = "1") int number,
            @Schema(description = "How many records a page has", examples = "20") int size,
            @Schema(description = "How many records the list has", examples = "46") long totalItems,
            @Schema(description = "How many pages the list has", examples = "3") long totalPages,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "`false` where there are more than were counted; else absent") Boolean totalItemsExact) {

        /** Of a list that was counted to the end. */
        public Numbers(int number, int size, long totalItems, long totalPages) {
            this(number, size, totalItems, totalPages, null);
        }
    }

    /** The pages around; a link that leads nowhere is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PageLinks", description = "The pages around, as paths from the root; a link that would lead nowhere is absent")
    public record PageLinks(
            String self,
            String first,
            String prev,
            String next,
            String last,
            @Schema(description = "Everything that was found, as NDJSON; only where pages do not reach its end") String export) {

        /** The same links, and one to everything that was found. */
        PageLinks withExport(String address) {
            return new PageLinks(self, first, prev, next, last, address);
        }

        /** The same links as the value of a {@code Link} header (RFC 8288). */
        public String header() {
            StringBuilder header = new StringBuilder();
            append(header, first, "first");
            append(header, prev, "prev");
            append(header, next, "next");
            append(header, last, "last");
            return header.toString();
        }

        private static void append(StringBuilder header, String address, String relation) {
            if (address != null) {
                header.append(header.isEmpty() ? "" : ", ").append('<').append(address).append(">; rel=\"").append(relation).append('"');
            }
        }
    }
}
