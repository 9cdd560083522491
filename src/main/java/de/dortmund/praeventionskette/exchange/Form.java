package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import java.io.IOException;
import java.util.List;

/** Writes records in one form. */
interface Form {

    /** What stands before the first record. */
    void begin() throws IOException;

    /** Some records, as they are stored and as they are read. */
    void add(List<? extends CatalogueRecord> records, Items items) throws IOException;

    /** What stands after the last record. */
    void end() throws IOException;
}
