package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.http.Problem;
import java.util.List;

/**
 * What came of one of many records.
 *
 * @param slug the record; null where there is none
 * @param changes the fields of a record that was there before, where they differ
 * @param problem why it was refused, else null
 * @param proposal the id of the proposal that it became, else null
 */
public record Came(Outcome outcome, String slug, List<Difference> changes, Problem problem, String proposal) {

    /** What becomes of a row. */
    public enum Outcome {
        CREATED("created"),
        UPDATED("updated"),
        PROPOSED("proposed"),
        UNCHANGED("unchanged"),
        REFUSED("refused"),
        DELETED("deleted"),
        DELETION_PROPOSED("deletion-proposed");

        public final String code;

        Outcome(String code) {
            this.code = code;
        }
    }

    /** A field before and after; null is not stated. */
    public record Difference(String field, JsonNode from, JsonNode to) {}

    static Came of(Outcome outcome, String slug) {
        return new Came(outcome, slug, List.of(), null, null);
    }

    /** It was not done, and why. */
    public static Came refused(String slug, Problem problem) {
        return new Came(Outcome.REFUSED, slug, List.of(), problem, null);
    }
}
