package de.dortmund.praeventionskette.http;

/** The record has another slug now: the client is led there. */
public final class Moved extends RuntimeException {

    final String former;
    final String today;

    /** Leads from the part of an address that was its name to the one that is its name today. */
    public Moved(String former, String today) {
        super(former + " moved to " + today, null, false, false);
        this.former = former;
        this.today = today;
    }

    /** What it is called today. */
    public String today() {
        return today;
    }
}
