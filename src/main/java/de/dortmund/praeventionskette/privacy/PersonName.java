package de.dortmund.praeventionskette.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A person's name, as it is recognised in other texts: without titles, initials and what stands in brackets, umlauts written
 * either way, the family name first or last. A slug
 * and a function stay when the person goes, so they do not say who it was.
 */
public final class PersonName {

    private static final Set<String> TITLES =
            Set.of("dr", "prof", "frau", "herr", "herrn", "fr", "hr", "dipl", "diplom", "ing", "med", "paed", "phil",
                    "psych", "rer", "nat", "soz", "jur", "ma", "ba", "msc", "bsc", "mba");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[][^)\\]]*[)\\]]");
    /** What stands before a family name where a text leaves out the first name. */
    private static final Set<String> SALUTATIONS = Set.of("dr", "prof", "frau", "herr", "herrn", "fr", "hr");
    /** Parts of family names that are words of the language too. */
    private static final Set<String> PARTICLES = Set.of("von", "van", "vom", "der", "den", "dem", "del", "und", "zum", "zur", "ten", "ter");
    /** Shorter words stand in other words' company by chance. */
    private static final int SHORTEST = 3;
    /** So long, joined without a hyphen, the name stands in no slug by chance. */
    private static final int SHORTEST_JOINED = 6;

    private final List<String> words;

    private PersonName(List<String> words) {
        this.words = words;
    }

    /** The name as somebody wrote it. */
    public static PersonName of(String name) {
        List<String> outside = names(folded(IN_BRACKETS.matcher(name).replaceAll(" ")));
        return new PersonName(outside.isEmpty() ? names(folded(name)) : outside);
    }

    /** Without titles, and without initials, which somebody else writes out or leaves out. */
    private static List<String> names(List<String> words) {
        return words.stream().filter(word -> word.length() > 1 && !TITLES.contains(word)).toList();
    }

    /** One text for all spellings of the name, whatever the order of its words. */
    static String normal(String name) {
        List<String> sorted = new ArrayList<>(of(name).words);
        Collections.sort(sorted);
        return sorted.isEmpty() ? plain(name) : String.join(" ", sorted);
    }

    /** Whether a word of the name stands in the slug. */
    public boolean isInSlug(String slug) {
        return !Collections.disjoint(List.of(slug.split("-")), telling())
                || String.join("", words).length() >= SHORTEST_JOINED
                        && orders().stream().anyMatch(order -> slug.replace("-", "").contains(String.join("", order)));
    }

    /** The slug without the words of the name. */
    public String without(String slug) {
        Set<String> telling = telling();
        return Arrays.stream(slug.split("-")).filter(word -> !telling.contains(word)).collect(Collectors.joining("-"));
    }

    /** Whether the text contains the full name. */
    public boolean isIn(String text) {
        List<String> said = names(folded(text));
        return orders().stream().anyMatch(order -> Collections.indexOfSubList(said, order) >= 0);
    }

    /** Whether the text speaks of the person: by the full name, or by the family name after a title. */
    boolean isMentionedIn(String text) {
        if (isIn(text)) {
            return true;
        }
        List<String> said = folded(text);
        return IntStream.range(1, said.size()).filter(at -> SALUTATIONS.contains(said.get(at - 1)))
                .anyMatch(at -> IntStream.range(0, words.size()).mapToObj(first -> words.subList(first, words.size()))
                        .anyMatch(family -> startsWith(said.subList(at, said.size()), family)));
    }

    /** Patterns of SQL: every text that mentions the person fits one of them, and few others do. */
    Stream<String> probes() {
        Set<String> telling = telling();
        return (telling.isEmpty() ? words : telling).stream().map(word -> "%" + word.replaceAll("ae|oe|ue|ss|[aoue]", "%") + "%");
    }

    private static boolean startsWith(List<String> said, List<String> words) {
        return said.size() >= words.size() && said.subList(0, words.size()).equals(words);
    }

    private Set<String> telling() {
        return words.stream().filter(word -> word.length() >= SHORTEST && !PARTICLES.contains(word)).collect(Collectors.toSet());
    }

    /** The first name first, or the family name, however many words either has. */
    private List<List<String>> orders() {
        return IntStream.range(0, words.size()).mapToObj(first -> {
            List<String> order = new ArrayList<>(words.subList(first, words.size()));
            order.addAll(words.subList(0, first));
            return order;
        }).toList();
    }

    private static List<String> folded(String text) {
        return Arrays.stream(plain(text).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }

    private static String plain(String text) {
        String spelled = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
