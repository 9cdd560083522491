package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.http.Everything;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.Streamed;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RecordView;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Records of one kind to take along: all that were asked for, in one form, of one revision. */
public final class Export<V extends RecordView> implements Streamed {

    private final Kind kind;
    private final List<Column> columns;
    private final Everything<?, V> records;
    private final Format format;
    private final char separator;
    private final Set<String> fields;
    private final String variant;

    /**
     * @param fields the fields that were asked for, separated by commas, or null for all
     * @param variant what beside the address and the revision decides on the content
     */
    Export(Kind kind, List<Column> columns, Everything<?, V> records, Format format, char separator, String fields, String variant) {
        this.kind = kind;
        this.records = records;
        this.format = format;
        this.separator = separator;
        this.fields = fields == null ? null : Set.copyOf(Arrays.asList(fields.split(",")));
        this.columns = columns.stream().filter(column -> this.fields == null || this.fields.contains(column.field())).toList();
        this.variant = variant;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public String fileName(Revision revision) {
        return "%s-r%d-%s.%s".formatted(kind.path, revision.number, revision.committedAt.atOffset(ZoneOffset.UTC).toLocalDate(),
                format.code);
    }

    @Override
    public String variant() {
        return variant;
    }

    @Override
    public void write(Revision revision, OutputStream out) throws IOException {
        ObjectMapper json = Arc.container().instance(ObjectMapper.class).get();
        Form form = switch (format) {
            case CSV -> new CsvForm(out, columns, separator);
            case NDJSON -> new NdjsonForm(out);
            case GEOJSON -> new GeoJsonForm(out, json);
            default -> new JsonForm(out, json.writer(), kind, revision);
        };
        form.begin();
        send(records, form, json);
        form.end();
    }

    private <E extends CatalogueRecord> void send(Everything<E, V> all, Form form, ObjectMapper json) throws IOException {
        all.read((records, views) -> form.add(records, new Items(views, fields, json)));
    }
}
