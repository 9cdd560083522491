package de.dortmund.praeventionskette.http;

import io.quarkus.arc.Arc;

/** Answers that the service keeps: for tests that write past it and read at once, before it has heard of that. */
public final class Kept {

    private Kept() {}

    /** Every answer is made anew. */
    public static void forget() {
        Arc.container().instance(Answers.class).get().forget();
    }
}
