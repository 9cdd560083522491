package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A filter of a list, stated as conditions on the record {@code e}. The rule that combines its values is the same for all and
 * stands in {@link Filters}.
 *
 * @param name the parameter
 * @param finds the condition that holds for the records that any of the values {@code :values} finds; never null in the sense of SQL
 * @param unstated the condition that holds for the records that state nothing here; null where every record states something
 * @param allowed which values there are
 * @param value makes of a text what the condition compares with
 * @param facet the name under which {@code ProjectTerm} knows the basis of a match, or null where every match is stated
 */
public record Filter(String name, String finds, String unstated, Allowed allowed, Function<String, Object> value, String facet) {

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

    /** A filter that the view of what projects are found by knows. */
    public static Filter projectTerm(String facet, Allowed allowed) {
        String term = "exists (select 1 from ProjectTerm t where t.projectId = e.id and t.facet = '" + facet + "'";
        return new Filter(facet, term + " and t.term in :values)", "not " + term + ")", allowed, text -> text, facet);
    }
}
