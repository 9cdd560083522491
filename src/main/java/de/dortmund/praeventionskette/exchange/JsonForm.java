package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectWriter;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One JSON document: the kind, the revision and all records as {@code items}. */
final class JsonForm implements Form {

    private final OutputStream out;
    private final ObjectWriter json;
    private final Kind kind;
    private final Revision revision;
    private String before = "";

    JsonForm(OutputStream out, ObjectWriter json, Kind kind, Revision revision) {
        this.out = out;
        this.json = json;
        this.kind = kind;
        this.revision = revision;
    }

    @Override
    public void begin() throws IOException {
        write("{\"kind\":\"" + kind.path + "\",\"revision\":" + revision.number + ",\"committedAt\":"
                + json.writeValueAsString(revision.committedAt) + ",\"items\":[\n");
    }

    @Override
    public void add(List<? extends CatalogueRecord> records, Items items) throws IOException {
        for (int i = 0; i < items.size(); i++) {
            write(before);
            out.write(items.bytes(i));
            before = ",\n";
        }
    }

    @Override
    public void end() throws IOException {
        write("\n]}\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
