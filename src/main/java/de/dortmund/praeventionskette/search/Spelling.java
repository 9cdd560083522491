package de.dortmund.praeventionskette.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How far a spelling may be off. Counted in letters of what the words sound like, two swapped letters as one. */
final class Spelling {

    private Spelling() {}

    /** The words that are surely meant: the shorter, the nearer. */
    static List<Alternative> similar(List<Dictionary.Near> near) {
        return near.stream()
                .filter(word -> distance(word) <= forgiven(word.askedSound().length()))
                .map(word -> Alternative.word(Manner.SIMILAR, word.word()))
                .toList();
    }

    /** The word that may be meant. */
    static Optional<String> nearest(List<Dictionary.Near> near) {
        return near.stream()
                .filter(word -> distance(word) <= Math.max(2, word.askedSound().length() / 3 + 1))
                .min(Comparator.comparingInt(Spelling::distance))
                .map(Dictionary.Near::word);
    }

    private static int forgiven(int length) {
        return length < 4 ? -1 : length == 4 ? 0 : length < 9 ? 1 : 2;
    }

    private static int distance(Dictionary.Near near) {
        return distance(near.sound(), near.askedSound());
    }

    /** Optimal string alignment: letters to add, leave out, replace or swap with their neighbour. */
    static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                steps[i][j] = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }
}
