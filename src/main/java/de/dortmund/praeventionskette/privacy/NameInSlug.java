package de.dortmund.praeventionskette.privacy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a slug says whose it is: by a word of the name, by the whole name however short, by the name joined with another word; umlauts
 * as two letters or as the plain vowel.
 */
final class NameInSlug {

    /** So long, a name stands in no other word of a slug by chance. */
    private static final int SHORTEST_WITHIN = 6;
    /** Words that a shorter name is joined with. */
    private static final Set<String> OFFICE =
            Set.of("buero", "frau", "herr", "team", "kontakt", "beratung", "leitung", "stelle", "telefon").stream().map(NameInSlug::plain)
                    .collect(Collectors.toUnmodifiableSet());

    private final List<String> words;
    private final Set<String> telling;

    /**
     * @param words the whole name, in small letters
     * @param telling those of the words that stand in a slug by no chance
     */
    NameInSlug(List<String> words, Collection<String> telling) {
        this.words = words.stream().map(NameInSlug::plain).toList();
        this.telling = Set.copyOf(telling);
    }

    boolean isIn(String slug) {
        List<String> parts = parts(slug);
        return parts.stream().anyMatch(this::isNamed) || isWhole(parts);
    }

    /** The slug without what says whose it is. */
    String without(String slug) {
        List<String> parts = Arrays.asList(slug.split("-"));
        List<String> left = parts.stream().filter(part -> !isNamed(plain(part))).toList();
        if (isWhole(left.stream().map(NameInSlug::plain).toList())) {
            Set<String> whole = new HashSet<>(words);
            left = left.stream().filter(part -> !whole.contains(plain(part))).toList();
        }
        return isIn(String.join("-", left)) ? "" : String.join("-", left);
    }

    /** Whether one part of the slug tells the name. */
    private boolean isNamed(String part) {
        String letters = part.replaceAll("[0-9]", "");
        return telling.stream().anyMatch(word -> isNamed(letters, plain(word), word.length()))
                || words.size() > 1 && PersonName.orders(words).stream().anyMatch(order -> letters.equals(String.join("", order)));
    }

    private boolean isNamed(String part, String word, int letters) {
        if (letters >= SHORTEST_WITHIN) {
            return part.contains(word);
        }
        String rest = part.startsWith(word) ? part.substring(word.length())
                : part.endsWith(word) ? part.substring(0, part.length() - word.length()) : null;
        return rest != null && (rest.isEmpty() || OFFICE.contains(rest)
                || rest.length() == 1 && words.stream().anyMatch(other -> !other.equals(word) && other.startsWith(rest)));
    }

    /** Whether the whole name stands in the slug, each word for itself or joined across hyphens. */
    private boolean isWhole(List<String> parts) {
        String joined = String.join("", parts);
        return words.size() > 1 && PersonName.orders(words).stream()
                .anyMatch(order -> Collections.indexOfSubList(parts, order) >= 0
                        || String.join("", order).length() >= SHORTEST_WITHIN && joined.contains(String.join("", order)));
    }

    private static List<String> parts(String slug) {
        return Arrays.stream(slug.split("-")).filter(part -> !part.isEmpty()).map(NameInSlug::plain).toList();
    }

    /** Umlauts as the plain vowel, ß as one s. */
    private static String plain(String word) {
        return word.replaceAll("([aou])e", "$1").replace("ss", "s");
    }
}
