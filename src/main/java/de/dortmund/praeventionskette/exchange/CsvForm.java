package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table (RFC 4180): UTF-8 with a byte order mark, one line for each record, in the first line the names of the fields. */
record CsvForm(OutputStream out, List<Column> columns, char separator) implements Form {

    @Override
    public void begin() throws IOException {
        write(Csv.BYTE_ORDER_MARK + Csv.line(columns.stream().map(Column::heading).toList(), separator));
    }

    @Override
    public void add(List<? extends CatalogueRecord> records, Items items) throws IOException {
        for (int i = 0; i < items.size(); i++) {
            ObjectNode item = items.tree(i);
            write(Csv.line(columns.stream().map(column -> column.cell(item)).toList(), separator));
        }
    }

    @Override
    public void end() {}

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
