package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.dortmund.praeventionskette.search.Suggestion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, the envelope of every list. */
public record Page<T>(
        List<T> items,
        Numbers page,
        PageLinks links,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where a search found nothing: other searches that find something") List<Suggestion> suggestions) {

    /** A page of which there is nothing more to say. */
    public Page(List<T> items, Numbers page, PageLinks links) {
        this(items, page, links, null);
    }

    /** Where in the list the page stands. */
    @Schema(name = "PageNumbers", description = "Where in the list this page stands")
    public record Numbers(
            @Schema(description = "This page, from 1", examples = "1") int number,
            @Schema(description = "How many records a page has", examples = "20") int size,
            @Schema(description = "How many records the list has", examples = "46") long totalItems,
            @Schema(description = "How many pages the list has", examples = "3") long totalPages,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "`false` where a very broad search finds more than are ranked and counted; else absent") Boolean totalItemsExact) {

        /** Of a list that was counted to the end. */
        public Numbers(int number, int size, long totalItems, long totalPages) {
            this(number, size, totalItems, totalPages, null);
        }
    }

    /** The pages around; a link that leads nowhere is absent. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PageLinks", description = "The pages around, as paths from the root; a link that would lead nowhere is absent")
    public record PageLinks(String self, String first, String prev, String next, String last) {

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
