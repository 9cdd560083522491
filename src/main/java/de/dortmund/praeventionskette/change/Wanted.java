package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Meta;
import java.util.function.Supplier;

/** One of many records that somebody wants to be written: a row of an import. */
public interface Wanted {

    /** Which one it is, from 1. */
    int number();

    /** The key that it names, or null. */
    String slug();

    /** The record's key in its carrier's own system, or null. */
    Meta.ExternalId externalId();

    /** The slug of the carrier that it names, or null. */
    String carrier();

    /**
     * What it says, as a merge patch: what it does not name stays as it is.
     *
     * @param shown the record as the public reads it; null where it is new
     * @param form its whole form; null where it is new
     * @throws de.dortmund.praeventionskette.http.Problem where it can't be understood
     */
    ObjectNode says(Supplier<ObjectNode> shown, ObjectNode form);
}
