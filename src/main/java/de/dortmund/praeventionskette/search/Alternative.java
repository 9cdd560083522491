package de.dortmund.praeventionskette.search;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to find a word that was asked for: words of the dictionary that stand close together in this order, each in one of its
 * forms. Mostly it is a single word.
 *
 * @param words for each place the forms that may stand there
 * @param apart how many words further the next one may stand; 1 is directly behind
 * @param uses of a compound: how many records have it; 0 for the other manners
 */
record Alternative(Manner manner, List<? extends Collection<String>> words, int apart, long uses) {

    static Alternative word(Manner manner, String word) {
        return word(manner, word, 0);
    }

    static Alternative word(Manner manner, String word, long uses) {
        return new Alternative(manner, List.of(List.of(word)), 1, uses);
    }

    /** As a tsquery. */
    String query() {
        return query("");
    }

    /** As a tsquery; {@code weights} such as {@code :A} say in which parts of the record. Words are letters and digits alone. */
    String query(String weights) {
        String query = forms(words.get(0), weights);
        for (Collection<String> next : words.subList(1, words.size())) {
            StringBuilder distances = new StringBuilder();
            for (int distance = 1; distance <= apart; distance++) {
                distances.append(distance > 1 ? " | " : "")
                        .append('(').append(query).append(" <").append(distance).append("> ").append(forms(next, weights)).append(')');
            }
            query = "(" + distances + ")";
        }
        return query;
    }

    private static String forms(Collection<String> forms, String weights) {
        return forms.stream().map(word -> "'" + word + "'" + weights).collect(Collectors.joining(" | ", "(", ")"));
    }
}
