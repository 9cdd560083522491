package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.search.Suggestion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of an answer that has nothing else to choose, as it was sent. */
public record PageParams(
        @RestQuery
        @Parameter(
                description = "The page, from 1. `page` × `size` may be up to 10,000.",
                schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "1"),
                example = "1") String page,
        @RestQuery
        @Parameter(
                description = "How many records a page has",
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "20"),
                example = "20") String size) {

    /** Which page, found valid. */
    public record Asked(int number, int size) {

        /** How many records come before it. */
        public int first() {
            return (number - 1) * size;
        }

        /** This page in its envelope. */
        public <T> Page<T> page(List<T> items, long total, boolean counted, List<Suggestion> suggestions) {
            long pages = (total + size - 1) / size;
            return new Page<>(items, new Page.Numbers(number, size, total, pages, counted ? null : false),
                    Listing.links(CurrentRequest.uri(), number, size, pages, counted), null, null, null, suggestions);
        }
    }

    /**
     * Reads the parameters.
     *
     * @param standardSize the size of a page when none is asked for
     * @throws Problem 400 for what is no number, out of range or too deep
     */
    public Asked read(int standardSize) {
        int asked = Numbers.read("page", page, 1, 1, Integer.MAX_VALUE);
        int length = Numbers.read("size", size, standardSize, 1, Listing.LARGEST_PAGE);
        Listing.checkDepth(asked, length);
        return new Asked(asked, length);
    }
}
