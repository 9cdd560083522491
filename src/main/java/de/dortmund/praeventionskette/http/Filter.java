package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.project.PickTerm;
import de.dortmund.praeventionskette.record.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A filter of a list, stated as conditions on the record {@code e}. The rule that combines its values is the same for all and
 * stands in {@link Filters}.
 *
 * @param name the parameter
 * @param finds the condition that holds for the records that any of the values {@code :values} finds; never null in the sense of SQL.
 *            Without {@code :values} it is the condition for one value, of which {@code value} makes the parameters by name
 * @param unstated the condition that holds for the records that state nothing here; null where every record states something
 * @param allowed which values there are
 * @param value makes of a text what the condition compares with
 * @param facet the name under which {@code ProjectTerm} knows the basis of a match, or null where every match is stated
 * @param facts where the bases of the matches of a filter of {@link #facts} are read, else null
 */
public record Filter(
        String name, String finds, String unstated, Allowed allowed, Function<String, Object> value, String facet, Facts facts) {

    private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");

    /** A view whose rows say something of a project each, on a basis; and the condition on the row {@code a} that fits one value. */
    record Facts(String view, String fits) {}

    /** A filter whose matches are stated, or known to {@code ProjectTerm}. */
    public Filter(String name, String finds, String unstated, Allowed allowed, Function<String, Object> value, String facet) {
        this(name, finds, unstated, allowed, value, facet, null);
    }

    /** A filter on an attribute of the record. */
    public static Filter attribute(String name, String path, Allowed allowed, Function<String, Object> value) {
        return new Filter(name, "(" + path + " is not null and " + path + " in :values)", path + " is null", allowed, value, null);
    }

    /** A filter on a reference to another record. (A path through it would join, and so lose the records that refer to none.) */
    public static Filter reference(String name, String path, Kind kind) {
        String finds = "exists (select 1 from " + kind.entity + " r where r.id = " + path + ".id and r.slug in :values)";
        return new Filter(name, finds, path + " is null", Allowed.slugs(kind), text -> text, null);
    }

    /** A filter on an attribute that holds one of the codes of an enumeration. */
    public static <E extends Enum<E>> Filter codes(String name, String path, Class<E> type, Function<E, String> code) {
        Map<String, Object> byCode = new HashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> byCode.put(code.apply(constant), constant));
        return attribute(name, path, Allowed.codes(type, code), byCode::get);
    }

    /** A filter on the record above in a tree: finds what stands directly or indirectly below, not the record itself. */
    public static Filter below(String name, String tree, Kind kind) {
        String finds = "exists (select 1 from " + tree + " t where t.id = e.id and t.slug in :values and t.slug <> e.slug)";
        return new Filter(name, finds, "e." + name + " is null", Allowed.slugs(kind), text -> text, null);
    }

    /** A yes or no; {@code true} and {@code false} are its values. */
    public static Filter flag(String name, String path) {
        return new Filter(name, path + " in :values", null, Allowed.of("true", "false"), Boolean::valueOf, null);
    }

    /** A filter on what projects are found by. */
    public static Filter projectTerm(String facet, Allowed allowed) {
        return new Filter(facet, PickTerm.FITS, PickTerm.unstated(facet), allowed, text -> PickTerm.finding(facet, text), facet);
    }

    /** The same where every match is stated, so that nobody has to look up why. */
    public static Filter statedTerm(String facet, Allowed allowed) {
        return new Filter(facet, PickTerm.FITS, PickTerm.unstated(facet), allowed, text -> PickTerm.finding(facet, text), null);
    }

    /**
     * A filter on facts about projects, each with a basis: finds the projects with a fact that fits.
     *
     * @param view the entity of the facts, with {@code projectId} and {@code basis}
     * @param fits the condition on a fact {@code a}
     * @param value makes of one value the parameters of that condition
     */
    public static Filter facts(
            String name, String view, String fits, String unstated, Allowed allowed, Function<String, Map<String, Object>> value) {
        return facts(name, "exists (select 1 from " + view + " a where a.projectId = e.id and " + fits + ")", view, fits, unstated, allowed,
                value);
    }

    /** The same where the project itself carries what has to fit: the condition {@code finds} on it needs no look at the facts. */
    public static Filter facts(String name, String finds, String view, String fits, String unstated, Allowed allowed,
            Function<String, Map<String, Object>> value) {
        return new Filter(name, finds, unstated, allowed, value::apply, null, new Facts(view, fits));
    }

    /** Whether {@code *} stands for any value: not where values are ranges or forms, and not where every record states one. */
    public boolean canBeAny() {
        return unstated != null && facts == null && (finds.contains(":values") || finds.equals(PickTerm.FITS));
    }

    /** The condition on {@code e} that any of these terms makes; its parameters go into the map. */
    String condition(Collection<String> terms, Map<String, Object> parameters) {
        return condition(finds, terms, parameters);
    }

    /** The condition on a fact {@code a} that any of these terms makes. */
    String fits(Collection<String> terms, Map<String, Object> parameters) {
        return condition(facts.fits, terms, parameters);
    }

    private String condition(String template, Collection<String> terms, Map<String, Object> parameters) {
        if (template.contains(":values")) {
            return template.replace(":values", bind("values", terms.stream().map(value).toList(), parameters));
        }
        List<String> any = new ArrayList<>();
        for (String term : terms) {
            Map<?, ?> values = (Map<?, ?>) value.apply(term);
            Map<String, String> bound = new HashMap<>();
            any.add(PARAMETER.matcher(template).replaceAll(found -> bound.computeIfAbsent(found.group(1),
                    key -> bind(key, values.get(key), parameters))));
        }
        return any.size() == 1 ? any.get(0) : "(" + String.join(" or ", any) + ")";
    }

    /** The first value of a filter is bound as {@code near_latitude}: an order may refer to it. */
    private String bind(String key, Object bound, Map<String, Object> parameters) {
        String first = name + "_" + key;
        String free = first;
        for (int next = 2; parameters.containsKey(free); next++) {
            free = first + next;
        }
        parameters.put(free, bound);
        return ":" + free;
    }
}
