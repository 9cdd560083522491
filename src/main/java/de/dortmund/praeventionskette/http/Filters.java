package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.project.TermSets;
import de.dortmund.praeventionskette.search.SearchQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one filter rule: different parameters are AND, a repeated one is AND, a comma inside a value is OR, a leading {@code !}
 * negates the whole value, and {@code unknown} adds the records that state nothing for a filter. {@code *} stands for any value: a
 * negated one finds what states nothing.
 */
public final class Filters {

    private static final String ANY = "*";

    /** The parameter that searches for words; it is combined with the filters, but knows no comma and no {@code !}. */
    static final String SEARCH = "q";

    /** One sent value of a filter: the terms it names, today's slugs for former ones. */
    record Value(boolean negated, Set<String> terms) {

        /** Whether every stated value fits. */
        boolean any() {
            return terms.contains(ANY);
        }
    }

    /** Filters of which one is sent as two parameters. */
    public interface Joined {

        /**
         * Puts the two together.
         *
         * @param sent what was sent for each parameter
         * @throws Problem 400 where the second stands alone
         */
        void join(Map<String, List<String>> sent);
    }

    private final Map<Filter, List<Value>> inUse = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final SearchQuery search;

    private Filters(SearchQuery search) {
        this.search = search;
    }

    /**
     * Reads the sent values of some filters.
     *
     * @param rules the filters of the list
     * @param sent for each filter's name what was sent for it; other names are ignored
     * @param unknown the value of the parameter of that name, or null
     * @param alsoInUse filters that {@code unknown} may name although nothing was sent for them
     * @throws Problem 400 for an empty or unknown value, or an unknown filter in {@code unknown}
     */
    static Filters read(List<Filter> rules, Map<String, List<String>> sent, String unknown, Set<String> alsoInUse) {
        Filters filters = new Filters(sent.containsKey(SEARCH) ? SearchQuery.amongProjects(sent.get(SEARCH).get(0)) : null);
        for (Filter rule : rules) {
            List<String> values = sent.getOrDefault(rule.name(), List.of());
            if (!values.isEmpty()) {
                filters.inUse.put(rule, values(rule, values));
            }
        }
        if (unknown != null) {
            filters.readUnknown(unknown, alsoInUse);
        }
        return filters;
    }

    private static List<Value> values(Filter rule, List<String> sent) {
        List<Value> values = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>();
        for (String text : sent) {
            boolean whole = rule.allowed().whole();
            boolean negated = !whole && text.startsWith("!");
            String positive = text.substring(negated ? 1 : 0);
            if (positive.equals(ANY) && rule.canBeAny()) {
                values.add(new Value(negated, Set.of(ANY)));
                continue;
            }
            List<String> terms = whole ? List.of(text) : Arrays.asList(positive.split(",", -1));
            if (terms.contains("")) {
                throw Problem.parameter(rule.name(), "empty", Text.of(
                        "Der Parameter „" + rule.name() + "“ hat einen leeren Wert. Erlaubt: " + rule.allowed().hint(),
                        "The parameter '" + rule.name() + "' has an empty value. Allowed: " + rule.allowed().hint()));
            }
            asked.addAll(terms);
            values.add(new Value(negated, new LinkedHashSet<>(terms)));
        }
        Map<String, String> known = asked.isEmpty() ? Map.of() : rule.allowed().known(asked);
        for (String term : asked) {
            if (!known.containsKey(term)) {
                throw Problem.parameter(rule.name(), "unknown-value", Text.of(
                        "Der Parameter „" + rule.name() + "“ kennt den Wert „" + term + "“ nicht. Erlaubt: " + rule.allowed().hint(),
                        "The parameter '" + rule.name() + "' does not know the value '" + term + "'. Allowed: " + rule.allowed().hint()));
            }
        }
        values.replaceAll(v -> v.any() ? v : new Value(v.negated, new LinkedHashSet<>(v.terms.stream().map(known::get).toList())));
        return values;
    }

    private void readUnknown(String sent, Set<String> alsoInUse) {
        Set<String> names =
                new LinkedHashSet<>(inUse.keySet().stream().filter(filter -> filter.unstated() != null).map(Filter::name).toList());
        names.addAll(alsoInUse);
        for (String name : sent.split(",", -1)) {
            if (!names.contains(name)) {
                String allowed = names.isEmpty() ? "–" : String.join(", ", names);
                throw Problem.parameter("unknown", "unknown-value", Text.of(
                        "Der Parameter „unknown“ nennt nur Filter, die in der Anfrage stehen, nicht „" + name + "“. Erlaubt: " + allowed,
                        "The parameter 'unknown' names only filters that the request uses, not '" + name + "'. Allowed: " + allowed));
            }
            unknown.add(name);
        }
    }

    /** What is searched for beside the filters. */
    Optional<SearchQuery> search() {
        return Optional.ofNullable(search);
    }

    /** The same filters with another search, or none (null). */
    Filters with(SearchQuery other) {
        Filters filters = new Filters(other);
        filters.inUse.putAll(inUse);
        filters.unknown.addAll(unknown);
        return filters;
    }

    /** The same without one of the filters. */
    Filters without(Filter filter) {
        Filters filters = with(search);
        filters.inUse.remove(filter);
        filters.unknown.remove(filter.name());
        return filters;
    }

    /** Whether anything is filtered. */
    boolean isEmpty() {
        return inUse.isEmpty();
    }

    Map<Filter, List<Value>> inUse() {
        return inUse;
    }

    /** Whether the records that state nothing for this filter are added. */
    boolean addsUnknown(Filter filter) {
        return unknown.contains(filter.name());
    }

    /** The names of the filters that are in use. */
    Set<String> names() {
        return new LinkedHashSet<>(inUse.keySet().stream().map(Filter::name).toList());
    }

    /** What was sent for a filter that takes one value; empty where it is not in use. */
    Optional<String> only(String name) {
        return inUse.entrySet().stream()
                .filter(used -> used.getKey().name().equals(name))
                .map(used -> used.getValue().get(0).terms.iterator().next())
                .findFirst();
    }

    /** The same filters without what was sent for one of them; {@code keep} stays of it: the record in the path is no filter to leave out. */
    Filters without(String name, Optional<String> keep) {
        Filters others = new Filters(search);
        inUse.forEach((filter, values) -> {
            if (!filter.name().equals(name)) {
                others.inUse.put(filter, values);
            } else {
                keep.ifPresent(slug -> others.inUse.put(filter, List.of(new Value(false, Set.of(slug)))));
            }
        });
        unknown.stream().filter(other -> !other.equals(name)).forEach(others.unknown::add);
        return others;
    }

    /** The condition on {@code e} that all filters make, or an empty text; its parameters go into the map. */
    String condition(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (search != null) {
            conditions.add(search.condition(parameters));
        }
        inUse.forEach((filter, values) -> {
            List<String> all = new ArrayList<>();
            for (Value value : values) {
                if (value.any()) {
                    all.add((value.negated ? "" : "not ") + "(" + filter.unstated() + ")");
                } else {
                    all.add((value.negated ? "not " : "") + filter.condition(value.terms, parameters));
                }
            }
            String condition = String.join(" and ", all);
            conditions
                    .add(addsUnknown(filter) && filter.unstated() != null ? "((" + condition + ") or " + filter.unstated() + ")"
                            : condition);
        });
        return String.join(" and ", conditions);
    }

    /** The published projects that all filters find, where each of them is on values that have sets; empty where one is not. */
    Optional<BitSet> sets() {
        if (search != null || !inUse.keySet().stream().map(Filter::name).allMatch(TermSets::has)) {
            return Optional.empty();
        }
        Map<String, Set<String>> asked = new HashMap<>();
        inUse.forEach((filter, values) -> values.stream().filter(value -> !value.any())
                .forEach(value -> asked.computeIfAbsent(filter.name(), name -> new HashSet<>()).addAll(value.terms)));
        inUse.keySet().forEach(filter -> asked.putIfAbsent(filter.name(), Set.of()));
        TermSets sets = new TermSets(asked);
        BitSet found = sets.published();
        inUse.forEach((filter, values) -> {
            BitSet fits = sets.published();
            for (Value value : values) {
                BitSet any = new BitSet();
                if (value.any()) {
                    any.or(sets.unknown(filter.name()));
                } else {
                    value.terms.forEach(term -> any.or(sets.finding(filter.name(), term)));
                }
                if (value.negated == value.any()) {
                    fits.and(any);
                } else {
                    fits.andNot(any);
                }
            }
            if (addsUnknown(filter)) {
                fits.or(sets.unknown(filter.name()));
            }
            found.and(fits);
        });
        return Optional.of(found);
    }

    /** Reads the components of a record of filters by their names. */
    static Map<String, List<String>> sent(Record filter) {
        Map<String, List<String>> sent = new HashMap<>();
        for (var component : filter.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(filter);
                if (value instanceof List<?> values) {
                    sent.put(component.getName(), values.stream().map(String::valueOf).toList());
                } else if (value instanceof String one) {
                    sent.put(component.getName(), List.of(one));
                }
            } catch (ReflectiveOperationException inaccessible) {
                throw new IllegalStateException("filter " + filter.getClass().getSimpleName() + " is not public", inaccessible);
            }
        }
        if (filter instanceof Joined joined) {
            joined.join(sent);
        }
        return sent;
    }
}
