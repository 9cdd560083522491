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
 * A person's name, as it is recognised in other texts: without titles and what stands in brackets, umlauts written either way, the family
 * name first or last, the first name shortened or left out after a title or a label. A slug and a function stay when the person goes, so
 * they do not say who it was.
 */
public final class PersonName {

    private static final Set<String> TITLES =
            Set.of("dr", "prof", "frau", "herr", "herrn", "fr", "hr", "dipl", "diplom", "ing", "med", "paed", "phil",
                    "psych", "rer", "nat", "soz", "jur", "ma", "ba", "msc", "bsc", "mba");
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[][^)\\]]*[)\\]]");
    /** What stands before a family name where a text leaves out the first name. */
    private static final Set<String> BEFORE_A_FAMILY_NAME =
            Set.of("dr", "prof", "frau", "herr", "herrn", "fr", "hr", "familie", "kollegin", "kollege", "ansprechpartner",
                    "ansprechpartnerin", "ansprechperson", "kontakt", "kontaktperson", "leitung", "leiter", "leiterin", "koordination",
                    "koordinator", "koordinatorin", "anmeldung", "auskunft", "zustaendig", "verantwortlich", "bei");
    /** What stands behind one. */
    private static final Set<String> AFTER_A_FAMILY_NAME = Set.of("tel", "telefon", "fon", "mobil", "handy", "mail", "email");
    /** The end of a label for everybody: Ansprechpartner:in. */
    private static final Set<String> ENDINGS = Set.of("in", "innen");
    /** An initial, as a text without marks above letters has it. */
    private static final Pattern INITIAL = Pattern.compile("[a-z]|[aou]e");
    /** Parts of family names that are words of the language too. */
    private static final Set<String> PARTICLES = Set.of("von", "van", "vom", "der", "den", "dem", "del", "und", "zum", "zur", "ten", "ter");
    /** Shorter words stand in other words' company by chance. */
    private static final int SHORTEST = 3;
    /** Few names have more words. */
    private static final int LONGEST = 6;

    private final List<String> words;
    private final List<String> initials;

    private PersonName(List<String> words, List<String> initials) {
        this.words = words;
        this.initials = initials;
    }

    /** The name as somebody wrote it. */
    public static PersonName of(String name) {
        String outside = IN_BRACKETS.matcher(name).replaceAll(" ");
        List<String> words = firstNameFirst(outside);
        words = words.isEmpty() ? firstNameFirst(name) : words;
        return new PersonName(words, words.size() > 1 ? List.of()
                : folded(outside).stream().filter(word -> INITIAL.matcher(word).matches()).toList());
    }

    private static List<String> firstNameFirst(String name) {
        int comma = name.indexOf(',');
        List<String> behind = comma < 0 ? List.of() : names(folded(name.substring(comma)));
        List<String> words = new ArrayList<>(behind);
        words.addAll(names(folded(comma < 0 ? name : name.substring(0, comma))));
        return words;
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

    /** Every few words of the text that may be a name, as it would be written. */
    static Stream<String> candidates(String text) {
        List<String> said = names(folded(text));
        return IntStream.range(0, said.size()).boxed()
                .flatMap(from -> IntStream.rangeClosed(from + 1, Math.min(said.size(), from + LONGEST))
                        .mapToObj(to -> String.join(" ", said.subList(from, to))))
                .distinct();
    }

    /** Whether the slug says who it is. */
    public boolean isInSlug(String slug) {
        return new NameInSlug(words, telling()).isIn(slug);
    }

    /** The slug without the words of the name. */
    public String without(String slug) {
        return new NameInSlug(words, telling()).without(slug);
    }

    /** Whether the text contains the full name. */
    public boolean isIn(String text) {
        List<String> said = names(folded(text));
        return orders().stream().anyMatch(order -> Collections.indexOfSubList(said, order) >= 0);
    }

    /** Whether both may name the same person: the family name is the same, and the first name too, as an initial, or left out. */
    boolean mayBe(PersonName other) {
        int same = 0;
        while (same < Math.min(words.size(), other.words.size())
                && words.get(words.size() - 1 - same).equals(other.words.get(other.words.size() - 1 - same))) {
            same++;
        }
        if (same == 0) {
            return false;
        }
        List<String> own = given(words.size() - same);
        List<String> others = other.given(other.words.size() - same);
        return own.isEmpty() || others.isEmpty()
                || own.stream().anyMatch(one -> others.stream().anyMatch(another -> isShort(one, another) || isShort(another, one)));
    }

    /** Whether a part of the family name is the same. */
    boolean sharesFamilyName(PersonName other) {
        return !Collections.disjoint(families(), other.families());
    }

    private Set<String> families() {
        Set<String> telling = telling();
        return words.subList(words.size() > 1 ? 1 : 0, words.size()).stream().filter(telling::contains).collect(Collectors.toSet());
    }

    /** Whether the text speaks of the person: by the full name, or by the family name with what tells that it is one. */
    boolean isMentionedIn(String text) {
        return isIn(text) || IntStream.range(1, words.size()).anyMatch(first -> isFamilyNameIn(text, first));
    }

    private boolean isFamilyNameIn(String text, int first) {
        List<String> family = words.subList(first, words.size());
        if (family.size() == 1 && PARTICLES.contains(family.get(0))) {
            return false;
        }
        List<String> said = folded(text);
        List<String> given = given(first);
        return IntStream.rangeClosed(0, said.size() - family.size())
                .filter(at -> said.subList(at, at + family.size()).equals(family))
                .anyMatch(
                        at -> isIntroduced(said.subList(0, at), given) || isExplained(said.subList(at + family.size(), said.size()), given))
                || Pattern.compile(":[\\s\\p{P}]*" + String.join("[^\\p{L}\\p{N}]+", family) + "(?![\\p{L}\\p{N}])").matcher(plain(text))
                        .find();
    }

    /** By a title, a label, or the first name, written out or as an initial. */
    private static boolean isIntroduced(List<String> before, List<String> given) {
        int last = before.size() - 1;
        if (last < 0) {
            return false;
        }
        boolean initial = INITIAL.matcher(before.get(last)).matches();
        return BEFORE_A_FAMILY_NAME.contains(before.get(last))
                || ENDINGS.contains(before.get(last)) && last > 0 && BEFORE_A_FAMILY_NAME.contains(before.get(last - 1))
                || isGiven(before.get(last), given) || initial && last > 0 && isGiven(before.get(last - 1), given);
    }

    private static boolean isExplained(List<String> behind, List<String> given) {
        return !behind.isEmpty() && (AFTER_A_FAMILY_NAME.contains(behind.get(0)) || isGiven(behind.get(0), given));
    }

    /** The first names before this word of the name, or their initials. */
    private List<String> given(int first) {
        return first == 0 ? initials : words.subList(0, first);
    }

    private static boolean isGiven(String said, List<String> given) {
        return given.stream().anyMatch(name -> isShort(said, name));
    }

    private static boolean isShort(String said, String name) {
        return said.equals(name) || INITIAL.matcher(said).matches() && name.startsWith(said);
    }

    /** Patterns of SQL: every text that mentions the person fits one of them, and few others do. */
    Stream<String> probes() {
        Set<String> telling = telling();
        return (telling.isEmpty() ? words : telling).stream().map(word -> "%" + word.replaceAll("ae|oe|ue|ss|[aoue]", "%") + "%");
    }

    private Set<String> telling() {
        return words.stream().filter(word -> word.length() >= SHORTEST && !PARTICLES.contains(word)).collect(Collectors.toSet());
    }

    /** The first name first, or the family name, however many words either has. */
    private List<List<String>> orders() {
        return orders(words);
    }

    static List<List<String>> orders(List<String> words) {
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
