package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.Latest;

/**
 * A question of the public that is being answered.
 *
 * @param epoch when it was asked: the answer may be of that time
 */
record Asked(AnswerKey question, Epoch epoch) {

    private static final long DAY = 86_400_000;

    /**
     * No answer is carried over from one to the next, whatever the revisions say.
     *
     * @param beginning of which catalogue an answer is, where it was another one before
     * @param day in UTC: what is asked for may be relative to it
     */
    record Epoch(int beginning, long day) {

        static Epoch now(Latest latest) {
            return new Epoch(latest.beginning(), Math.floorDiv(System.currentTimeMillis(), DAY));
        }
    }
}
