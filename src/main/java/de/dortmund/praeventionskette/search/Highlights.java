package de.dortmund.praeventionskette.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the words of a search in texts. Which words they are, the database decides with the function that made the dictionary. */
final class Highlights {

    private static final String WORD = "[\\p{L}\\p{M}\\p{N}]+(?:(?:[*:_·]|/-?|\\(-?)(?:innen|in)(?![\\p{L}\\p{N}]))?";
    /** Words that hyphens hold together, or a single one. */
    private static final Pattern HYPHENATED = Pattern.compile(WORD + "(?:[-‐‑]" + WORD + ")*");
    private static final Pattern SINGLE = Pattern.compile(WORD);

    private static final Pattern NO_CONSONANT = Pattern.compile("[aeiou]|[^\\p{L}\\p{N}]");

    private final Set<String> found;

    private Highlights(Set<String> found) {
        this.found = found;
    }

    /** For looking into these texts: one statement, however many they are. */
    static Highlights of(SearchQuery query, List<String> texts) {
        Set<String> words = query.foundWords();
        // Folding keeps the consonants: most words of a text need not be sent.
        Set<String> consonants = words.stream().map(Highlights::consonants).collect(Collectors.toSet());
        Set<String> tokens = new LinkedHashSet<>();
        for (String text : texts) {
            HYPHENATED.matcher(text).results().map(MatchResult::group).forEach(token -> {
                tokens.add(token);
                SINGLE.matcher(token).results().map(MatchResult::group).forEach(tokens::add);
            });
        }
        tokens.removeIf(token -> !consonants.contains(consonants(token)));
        if (tokens.isEmpty()) {
            return new Highlights(Set.of());
        }
        return new Highlights(new HashSet<>(Native.query("select t.token from unnest(cast(:tokens as text[])) as t (token)"
                + " where replace(search_fold(t.token), ' ', '') = any (cast(:words as text[]))", String.class)
                .setParameter("tokens", tokens.toArray(String[]::new))
                .setParameter("words", words.toArray(String[]::new))
                .getResultList()));
    }

    /** The letters and digits of a word without the vowels. */
    private static String consonants(String word) {
        return NO_CONSONANT.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.GERMAN).replace("ß", "ss"))
                .replaceAll("");
    }

    /** The ranges in the text of each field, in the order of the fields and of the text. */
    List<Highlight> in(Map<String, String> fields) {
        List<Highlight> ranges = new ArrayList<>();
        fields.forEach((field, text) -> {
            if (text != null) {
                HYPHENATED.matcher(text).results().forEach(token -> add(ranges, field, token));
            }
        });
        return ranges;
    }

    private void add(List<Highlight> ranges, String field, MatchResult token) {
        if (found.contains(token.group())) {
            ranges.add(new Highlight(field, token.start(), token.group().length()));
            return;
        }
        SINGLE.matcher(token.group()).results()
                .filter(part -> found.contains(part.group()))
                .forEach(part -> ranges.add(new Highlight(field, token.start() + part.start(), part.group().length())));
    }
}
