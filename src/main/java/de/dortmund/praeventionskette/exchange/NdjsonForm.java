package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One record as JSON on each line, exactly as it is an item of the list. */
record NdjsonForm(OutputStream out, ObjectWriter json) implements Form {

    @Override
    public void begin() {}

    @Override
    public void add(List<? extends CatalogueRecord> records, List<ObjectNode> items) throws IOException {
        for (ObjectNode item : items) {
            out.write(json.writeValueAsBytes(item));
            out.write('\n');
        }
    }

    @Override
    public void end() {}
}
