package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What of the change feed somebody wants to read, as it was sent. */
public record ChangesParams(
        @RestQuery
        @Parameter(
                description = "After what: the `next` of an earlier answer, or a revision (`Catalogue-Revision` of any answer). Without it, or 0: from the beginning.",
                schema = @Schema(implementation = String.class, pattern = "^[0-9]+(\\.[0-9]+){0,2}$",
                        examples = "1.250.3")) String since,
        @RestQuery
        @Parameter(
                description = "At most so many entries",
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "1000", defaultValue = "100",
                        examples = "2")) String limit,
        @RestQuery
        @Parameter(
                description = "Only of these kinds, separated by commas: the names of the resources",
                schema = @Schema(implementation = String.class, examples = "projects,places")) String type,
        @RestQuery
        @Parameter(
                description = "`full`: each entry with its record. `link`: only with its address.",
                schema = @Schema(implementation = String.class, enumeration = {
                        "full", "link"}, defaultValue = "full",
                        examples = "link")) String view){

    private static final int STANDARD_LIMIT = 100;
    private static final int MOST = 1_000;
    private static final int LONGEST_WAIT_SECONDS = 60;

    /** What is wanted, found valid. */
    record Asked(Cursor since, int limit, Set<Kind> kinds, boolean full) {

        Asked after(Cursor later) {
            return new Asked(later, limit, kinds, full);
        }
    }

    /**
     * Reads the parameters.
     *
     * @throws Problem 400 for what is no cursor, no number, out of range or unknown
     */
    Asked read() {
        if (view != null && !view.equals("full") && !view.equals("link")) {
            throw Problem.parameter("view", "unknown-value", Text.of(
                    "Der Parameter „view“ kennt „" + view + "“ nicht. Erlaubt: full, link.",
                    "The parameter 'view' does not know '" + view + "'. Allowed: full, link."));
        }
        return new Asked(Cursor.read("since", since), Numbers.read("limit", limit, STANDARD_LIMIT, 1, MOST), kinds(),
                !"link".equals(view));
    }

    /** How long to wait for a change where there is none yet. */
    static Duration wait(String sent) {
        return Duration.ofSeconds(Numbers.read("wait", sent, 0, 0, LONGEST_WAIT_SECONDS));
    }

    private Set<Kind> kinds() {
        if (type == null) {
            return EnumSet.allOf(Kind.class);
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String name : type.split(",", -1)) {
            String allowed = Arrays.stream(Kind.values()).map(kind -> kind.path).collect(Collectors.joining(", "));
            kinds.add(Kind.byPath(name).orElseThrow(() -> Problem.parameter("type", "unknown-value", Text.of(
                    "Der Parameter „type“ kennt „" + name + "“ nicht. Erlaubt: " + allowed + ".",
                    "The parameter 'type' does not know '" + name + "'. Allowed: " + allowed + "."))));
        }
        return kinds;
    }
}
