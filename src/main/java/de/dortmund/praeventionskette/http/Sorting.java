package de.dortmund.praeventionskette.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The orders a list can have: each a name and the attribute of {@code e} that it compares. Every order ends in the slug, so that it
 * is total and pages never overlap. What a record does not state comes last, in both directions. An order may have a meaning only
 * beside a filter, as the distance has beside the point that it is measured from.
 */
public final class Sorting {

    private final Map<String, String> expressions = new LinkedHashMap<>();
    private final Map<String, String> needs = new LinkedHashMap<>();
    private final String standard;
    private boolean searchable;

    private Sorting(String standard) {
        this.standard = standard;
    }

    /** Sorted by this attribute when nothing else is asked; slug, createdAt and updatedAt can always be asked for. */
    public static Sorting by(String name, String attribute) {
        return new Sorting(name).and(name, attribute).and("slug", "slug").and("createdAt", "createdAt").and("updatedAt", "updatedAt");
    }

    /** The same where the name is that of the attribute. */
    public static Sorting by(String name) {
        return by(name, name);
    }

    /** Can also be sorted by this attribute. */
    public Sorting and(String name, String attribute) {
        expressions.put(name, "e." + attribute);
        return this;
    }

    /**
     * Can also be sorted by this expression while a filter is in use.
     *
     * @param expression may refer to the parameters that the filter binds
     * @param filter the filter without which the order means nothing
     */
    public Sorting with(String name, String expression, String filter) {
        expressions.put(name, expression);
        needs.put(name, filter);
        return this;
    }

    /** Can also be sorted by relevance where something is searched for. */
    public Sorting andRelevance() {
        searchable = true;
        return this;
    }

    /** Whether {@code relevance} is an order of the list. */
    public boolean hasRelevance() {
        return searchable;
    }

    /** Whether the best hits come first: it is the standard where something is searched for. */
    boolean byRelevance(String asked, boolean searched) {
        if (!searchable || asked != null && !asked.equals("relevance")) {
            return false;
        }
        if (asked != null && !searched) {
            throw Problem.parameter("sort", "needs-q", Text.of(
                    "Die Sortierung „relevance“ gibt es nur mit dem Parameter „q“. Erlaubt ohne ihn: " + String.join(", ", names()),
                    "The order 'relevance' needs the parameter 'q'. Allowed without it: " + String.join(", ", names())));
        }
        return searched;
    }

    /** The names that the parameter takes, without the {@code -}. */
    public Set<String> names() {
        return expressions.keySet();
    }

    /**
     * What to order by, for a query.
     *
     * @param inUse the names of the filters that are in use
     */
    String orderBy(String asked, Set<String> inUse) {
        boolean descending = asked != null && asked.startsWith("-");
        String name = asked == null ? standard : asked.substring(descending ? 1 : 0);
        String expression = expressions.get(name);
        if (expression == null) {
            String allowed = String.join(", ", names()) + (searchable ? "; relevance" : "");
            throw Problem.parameter("sort", "unknown-value", Text.of(
                    "Diese Sortierung gibt es nicht. Erlaubt, auch mit „-“ davor: " + allowed,
                    "There is no such order. Allowed, also with a leading '-': " + allowed));
        }
        String needed = needs.get(name);
        if (needed != null && !inUse.contains(needed)) {
            throw Problem.parameter("sort", "needs-filter", Text.of(
                    "Die Sortierung „" + name + "“ gibt es nur zusammen mit dem Parameter „" + needed + "“.",
                    "The order '" + name + "' is possible only together with the parameter '" + needed + "'."));
        }
        String order = expression + (descending ? " desc" : " asc") + " nulls last";
        return name.equals("slug") ? order : order + ", e.slug asc";
    }
}
