package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref.SelfLink;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A filter of projects whose values can be counted beside a list: how many projects each value would find under all the other filters.
 *
 * @param name the filter
 * @param values its values in their order
 */
public record Facet(String name, Supplier<List<Value>> values) {

    private static final String NOT_STATED = "ohne Angabe";

    /** A value of the filter and what it is called. */
    public record Value(String slug, String name) {}

    /** One value with its count. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "FacetCount", description = "How many records a value of a filter finds under all the other filters")
    public record Count(
            @Schema(description = "The value; null stands for the records that state nothing", examples = "sprache",
                    nullable = true) String slug,
            @Schema(description = "What it is called", examples = "Sprache") String name,
            @Schema(description = "How many records it finds; the link finds as many", examples = "5") long count,
            @Schema(description = "The list with this value as the filter") SelfLink links) {}

    /** A facet whose values are the records of a kind, in this order of {@code e}. */
    public static Facet of(String name, Kind kind, String order) {
        return new Facet(name, () -> Panache.getEntityManager()
                .createQuery("select e.slug, e." + kind.label + " from " + kind.entity + " e where e.visible order by "
                        + order + ", e.slug", Value.class)
                .getResultList());
    }

    /** A facet whose values are the codes of an enumeration. */
    public static <E extends Enum<E>> Facet of(String name, Class<E> type, Function<E, String> code, Function<E, String> label) {
        List<Value> values = Arrays.stream(type.getEnumConstants()).map(v -> new Value(code.apply(v), label.apply(v))).toList();
        return new Facet(name, () -> values);
    }

    /**
     * The facets that were asked for.
     *
     * @param asked names, separated by commas; null asks for none
     * @throws Problem 400 where one is unknown
     */
    static List<Facet> named(String asked, List<Facet> facets) {
        List<Facet> named = new ArrayList<>();
        for (String name : asked == null ? new String[0] : asked.split(",", -1)) {
            String allowed = String.join(", ", facets.stream().map(Facet::name).toList());
            named.add(facets.stream().filter(facet -> facet.name.equals(name)).findFirst()
                    .orElseThrow(() -> Problem.parameter("facets", "unknown-value", Text.of(
                            "Der Parameter „facets“ kennt den Wert „" + name + "“ nicht. Erlaubt: " + allowed,
                            "The parameter 'facets' does not know the value '" + name + "'. Allowed: " + allowed))));
        }
        return named;
    }

    /**
     * Counts each value. A project counts once for each value that finds it, so that the counts may add up to more than there are.
     *
     * @param sets the projects of the values
     * @param found the projects that the other filters find
     */
    List<Count> count(ProjectSets sets, BitSet found) {
        Link others = Link.given(CurrentRequest.uri(), Set.of("page", name)).less("unknown", name);
        String path = CurrentRequest.uri().getRequestUri().getRawPath();
        List<Count> all = new ArrayList<>();
        values.get().forEach(value -> all.add(new Count(value.slug, value.name, sets.finds(found, name, value.slug),
                new SelfLink(others.and(name, value.slug).to(path)))));
        all.add(new Count(null, NOT_STATED, ProjectSets.both(found, sets.unknown(name)).cardinality(),
                new SelfLink(others.and(name, "!*").to(path))));
        return all;
    }
}
