package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of a list, and in which form, as it was sent. */
public record PageQuery(
        @RestQuery
        @Parameter(
                description = "The page, from 1. `page` × `per_page` may be up to 10,000; `format=ndjson` has everything.",
                schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "1"),
                example = "1") String page,
        @RestQuery
        @Parameter(
                description = "`ndjson` streams all that is found, one on each line; wins over `Accept`",
                schema = @Schema(enumeration = {
                        "json", "ndjson"}, defaultValue = "json"),
                example = "json") String format){

    private static final int STANDARD = 20;

    /** A page of a list, of what the public sees, whoever asks. */
    <T> Page<T> of(Source<T> source, String perPage) {
        return of(source, perPage, STANDARD, PageParams.LARGEST_PAGE);
    }

    /** The same of a list that shows so little of each that all may come at once. */
    <T> Page<T> ofMany(Source<T> source, String perPage) {
        return of(source, perPage, PageParams.DEEPEST, PageParams.DEEPEST);
    }

    private <T> Page<T> of(Source<T> source, String perPage, int standard, int most) {
        int number = Numbers.read("page", page, 1, 1, Integer.MAX_VALUE);
        int size = Numbers.read("per_page", perPage, standard, 1, most);
        if ((long) number * size > PageParams.DEEPEST) {
            throw Problem.parameter("page", "out-of-range", Text.of(
                    "page × per_page darf höchstens 10.000 sein, hier also page ≤ " + PageParams.DEEPEST / size + ". Alles: format=ndjson.",
                    "page × per_page may be up to 10,000, here page ≤ " + PageParams.DEEPEST / size + ". Everything: format=ndjson."));
        }
        return Page.of(source.page((number - 1) * size, size), source.count(), number, size);
    }
}
