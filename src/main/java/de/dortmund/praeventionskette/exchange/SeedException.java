package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.start.Explained;

/** The seed catalogue can't be loaded; the message names the file, the record and the field, in one line. */
public final class SeedException extends RuntimeException implements Explained {

    /** In {@code file}, at {@code field} of the record {@code slug}; either may be null where it can't be told. */
    public SeedException(String file, String slug, String field, String what) {
        super("The seed catalogue can't be loaded: " + file + (slug == null ? "" : ", record " + slug)
                + (field == null ? "" : ", field " + field)
                + ": " + what);
    }
}
