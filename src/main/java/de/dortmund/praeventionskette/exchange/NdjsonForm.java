package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One record as JSON on each line, exactly as it is an item of the list. */
record NdjsonForm(OutputStream out) implements Form {

    @Override
    public void begin() {}

    @Override
    public void add(List<? extends CatalogueRecord> records, Items items) throws IOException {
        for (int i = 0; i < items.size(); i++) {
            out.write(items.bytes(i));
            out.write('\n');
        }
    }

    @Override
    public void end() {}
}
