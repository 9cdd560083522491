package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.project.Access;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What can stand along a side of the chain's matrix; each is a filter of {@code /projects} by the same name. */
public enum Dimension {
    LIFE_PHASE("lifePhase", "Lebensphase", "allAges", false,
            "select e.slug, e.name, e.crossCutting from LifePhase e where e.visible order by e.position, e.slug"),
    TOPIC("topic", "Handlungsfeld", null, false,
            "select e.slug, e.name, false from Topic e where e.visible order by e.position, e.slug"),
    ACTION_AREA("actionArea", "Aktionsraum", "cityWide", false,
            "select e.slug, e.name, false from ActionArea e where e.visible order by e.number, e.slug"),
    DISTRICT("district", "Stadtbezirk", "cityWide", true, "select d.name, d.name, false from District d order by d.name"),
    TARGET_GROUP("targetGroup", "Zielgruppe", null, true,
            "select e.slug, e.name, false from TargetGroup e where e.visible order by e.name, e.slug"),
    PROGRAMME("programme", "Förderprogramm", null, false,
            "select e.slug, coalesce(e.shortName, e.name), false from FundingProgramme e where e.visible order by e.name, e.slug"),
    ACCESS("access", "Zugang", null, true, null);

    /** Nobody reads a longer side, and the link to the records that name none of its values would be too long for an address. */
    static final int LONGEST = 100;

    /** The name of the parameter value and of the filter. */
    public final String code;
    /** What one value is called, for people. */
    final String noun;
    /** The mark of records that fit every value without naming one, or null. */
    final String everything;
    /** Whether one record can reach a value in several ways (by a narrower group, an area and a place). */
    final boolean repeats;
    private final String values;

    Dimension(String code, String noun, String everything, boolean repeats, String values) {
        this.code = code;
        this.noun = noun;
        this.everything = everything;
        this.repeats = repeats;
        this.values = values;
    }

    /** One value, as a row or column. */
    record Value(String slug, String name, boolean crossCutting) {}

    /**
     * The published values in their order.
     *
     * @param parameter the side that asks, for the problem
     * @throws Problem 400 where there are more than a matrix can show
     */
    List<Value> values(String parameter) {
        if (values == null) {
            return Arrays.stream(Access.values()).map(v -> new Value(v.code, v.code, false)).toList();
        }
        List<Tuple> rows = Panache.getEntityManager().createQuery(values, Tuple.class).setMaxResults(LONGEST + 1).getResultList();
        if (rows.size() > LONGEST) {
            throw Problem.parameter(parameter, "too-many-values", Text.of(
                    "„" + code + "“ hat mehr als " + LONGEST + " Werte, zu viele für eine Matrix. Nimm es als Filter.",
                    "'" + code + "' has more than " + LONGEST + " values, too many for a matrix. Use it as a filter."));
        }
        return rows.stream().map(row -> new Value(row.get(0, String.class), row.get(1, String.class), row.get(2, Boolean.class))).toList();
    }

    /** The dimension of this name, or the standard where none was sent. */
    static Dimension read(String parameter, String sent, Dimension standard) {
        return sent == null
                ? standard
                : Arrays.stream(values())
                        .filter(d -> d.code.equals(sent))
                        .findFirst()
                        .orElseThrow(() -> unknown(parameter, sent));
    }

    private static Problem unknown(String parameter, String sent) {
        String allowed = Arrays.stream(values()).map(d -> d.code).collect(Collectors.joining(", "));
        return Problem.parameter(parameter, "unknown-value", Text.of(
                "Der Parameter „" + parameter + "“ kennt den Wert „" + sent + "“ nicht. Erlaubt: " + allowed,
                "The parameter '" + parameter + "' does not know the value '" + sent + "'. Allowed: " + allowed));
    }
}
