package de.dortmund.praeventionskette.project;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The sets of projects that the values of some filters find. Filters on nothing but these need no look at any project: what they find
 * together is counted in microseconds.
 */
public final class TermSets {

    private static final Set<String> MARKS = Set.of("cityWide", "allAges");

    private final Map<Integer, BitSet> byNumber;

    /**
     * Reads the sets in one statement.
     *
     * @param asked the filters, each with the values that are asked for
     */
    public TermSets(Map<String, Set<String>> asked) {
        Set<Integer> numbers = new HashSet<>(Set.of(PickTerm.code("visible", "true")));
        asked.forEach((filter, terms) -> {
            if (MARKS.contains(filter)) {
                numbers.add(PickTerm.mark(filter));
            } else {
                numbers.add(PickTerm.unknown(filter));
                terms.forEach(term -> numbers.addAll(Set.of(PickTerm.codes(filter, term))));
            }
        });
        byNumber = ProjectSets.numbered(numbers);
    }

    /** Whether the values of the filter have sets. */
    public static boolean has(String filter) {
        return MARKS.contains(filter) || ProjectSets.COUNTED.contains(filter);
    }

    /** The published projects. */
    public BitSet published() {
        return set(PickTerm.code("visible", "true"));
    }

    /** The published projects that a value of a filter finds, those that fit everything included. */
    public BitSet finding(String filter, String term) {
        if (MARKS.contains(filter)) {
            BitSet marked = set(PickTerm.mark(filter));
            return term.equals("true") ? marked : ProjectSets.without(published(), marked);
        }
        BitSet found = new BitSet();
        for (int number : PickTerm.codes(filter, term)) {
            found.or(set(number));
        }
        return found;
    }

    /** The projects that state nothing for the filter. */
    public BitSet unknown(String filter) {
        return set(PickTerm.unknown(filter));
    }

    private BitSet set(int number) {
        return (BitSet) byNumber.getOrDefault(number, new BitSet()).clone();
    }
}
