package de.dortmund.praeventionskette.search;

import java.util.Arrays;

/** How a word that was asked for is found in a record, from the surest to the least sure. A surer one always ranks higher. */
public enum Manner {
    /** The word as it was asked. */
    EXACT("word", 305),
    /** Another form of it, written apart or together, with or without a gender form. */
    FORM("word", 300),
    /** Another expression for the same, from the table that editors keep. */
    SYNONYM("synonym", 200),
    /** A compound that has the word as a part. */
    PART("part", 100),
    /** A word that is spelt nearly the same; only where nothing else is found. */
    SIMILAR("similar", 0);

    /** What an answer says. */
    public final String code;
    /** What a hit counts; where it stands in the record adds 10 to 40. */
    final int points;

    Manner(String code, int points) {
        this.code = code;
        this.points = points;
    }

    /** The manner that a word's points came from. */
    static Manner of(int points) {
        return Arrays.stream(values()).filter(manner -> manner != EXACT && points >= manner.points).findFirst().orElse(SIMILAR);
    }
}
