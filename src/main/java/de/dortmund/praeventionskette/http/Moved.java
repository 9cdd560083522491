package de.dortmund.praeventionskette.http;

/** The record has another slug now: the client is led there. */
public final class Moved extends RuntimeException {

    final String former;
    final String today;

    Moved(String former, String today) {
        super(former + " moved to " + today, null, false, false);
        this.former = former;
        this.today = today;
    }
}
