package de.dortmund.praeventionskette.record;

/** A record as it is read. */
public interface RecordView {

    /** The fields that every record has. */
    Meta meta();
}
