package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.search.Suggestion;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
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

    /** {@code page} × {@code size} ends here: deeper pages would cost more than an export. */
    public static final int DEEPEST = 10_000;
    /** The largest page. */
    public static final int LARGEST_PAGE = 100;

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
                    links(CurrentRequest.uri(), number, size, pages, counted), null, null, null, suggestions);
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
        int length = Numbers.read("size", size, standardSize, 1, LARGEST_PAGE);
        checkDepth(asked, length);
        return new Asked(asked, length);
    }

    /** Refuses what lies deeper than pages reach. */
    public static void checkDepth(int number, int size) {
        if ((long) number * size > DEEPEST) {
            throw Problem.parameter("page", "out-of-range", Text.of(
                    "page × size darf höchstens 10.000 sein, hier also page ≤ " + DEEPEST / size + ".",
                    "page × size may be up to 10,000, here page ≤ " + DEEPEST / size + "."));
        }
    }

    /** The links from one page of an answer to the pages around. */
    public static Page.PageLinks links(UriInfo uri, int number, int size, long pages) {
        return links(uri, number, size, pages, true);
    }

    /** The same where the pages were not counted to the end: then there is no last one. */
    static Page.PageLinks links(UriInfo uri, int number, int size, long pages, boolean counted) {
        long reachable = Math.min(pages, DEEPEST / size);
        return new Page.PageLinks(
                address(uri, number),
                address(uri, 1),
                number > 1 ? address(uri, Math.min(number - 1, Math.max(1, reachable))) : null,
                number < reachable ? address(uri, number + 1) : null,
                pages > reachable || !counted ? null : address(uri, Math.max(1, pages)),
                null);
    }

    /** The address asked for, its parameters in the order in which they were asked, with another page. */
    private static String address(UriInfo uri, long page) {
        Link asked = Link.given(uri, Set.of("page"));
        return (page > 1 ? asked.and("page", String.valueOf(page)) : asked).to(uri.getRequestUri().getRawPath());
    }
}
