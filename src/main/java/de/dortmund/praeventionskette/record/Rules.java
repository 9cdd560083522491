package de.dortmund.praeventionskette.record;

import java.util.List;

/** The limits of texts and lists that all inputs share; the same stand as constraints in the database. */
public final class Rules {

    /** A name, title or line. */
    public static final int SHORT = 300;
    /** A text of several paragraphs. */
    public static final int LONG = 10_000;
    /** How many entries a list may have. */
    public static final int LIST = 200;
    /** The form of a key. */
    public static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    /** The form of a web address. */
    public static final String URL = "https?://[^\\s]+";

    private Rules() {}

    /** The list itself, or an empty one where nothing was sent. */
    public static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
