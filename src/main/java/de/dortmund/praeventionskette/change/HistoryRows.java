package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Entries of the history on their way into the database: all of them in one statement. */
final class HistoryRows {

    private static final String INSERT = """
            with entry as (
                insert into history (revision, kind, record_id, slug, version, action, why, fields, document)
                select e.revision, ?, e.record_id, e.slug, e.version, e.action, e.why, string_to_array(e.fields, ','),
                    cast(e.document as jsonb)
                from unnest(?, ?, ?, ?, ?, ?, ?, ?) as e (revision, record_id, slug, version, action, why, fields, document)
                returning id, record_id, revision)
            insert into history_personal (history_id, field, value)
                select entry.id, p.field, cast(p.value as jsonb) from unnest(?, ?, ?, ?) as p (revision, record_id, field, value)
                join entry on entry.record_id = p.record_id and entry.revision = p.revision""";

    private record Row(long revision, long record, String slug, int version, String action, String why, String fields, String document) {}

    private record Personal(long revision, long record, String field, String value) {}

    private final Kind kind;
    private final List<Row> rows = new ArrayList<>();
    private final List<Personal> personal = new ArrayList<>();

    HistoryRows(Kind kind) {
        this.kind = kind;
    }

    /**
     * An entry to be written.
     *
     * @param document the record's form, or null where it was deleted; what it says of a person is kept apart
     */
    void add(long revision, long record, String slug, int version, String action, String why, List<String> fields, ObjectNode document) {
        ObjectNode kept = document == null || kind != Kind.CONTACT ? document : document.deepCopy();
        if (kept != null && kind == Kind.CONTACT) {
            History.PERSONAL.stream().filter(kept::has)
                    .forEach(field -> personal.add(new Personal(revision, record, field, kept.remove(field).toString())));
        }
        rows.add(new Row(revision, record, slug, version, action, why, String.join(",", fields), kept == null ? null : kept.toString()));
    }

    void write() {
        if (!rows.isEmpty()) {
            Panache.getSession().doWork(this::insert);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, kind.path);
            insert.setArray(2, connection.createArrayOf("bigint", rows.stream().map(Row::revision).toArray()));
            insert.setArray(3, connection.createArrayOf("bigint", rows.stream().map(Row::record).toArray()));
            insert.setArray(4, connection.createArrayOf("text", rows.stream().map(Row::slug).toArray()));
            insert.setArray(5, connection.createArrayOf("integer", rows.stream().map(Row::version).toArray()));
            insert.setArray(6, connection.createArrayOf("text", rows.stream().map(Row::action).toArray()));
            insert.setArray(7, connection.createArrayOf("text", rows.stream().map(Row::why).toArray()));
            insert.setArray(8, connection.createArrayOf("text", rows.stream().map(Row::fields).toArray()));
            insert.setArray(9, connection.createArrayOf("text", rows.stream().map(Row::document).toArray()));
            insert.setArray(10, connection.createArrayOf("bigint", personal.stream().map(Personal::revision).toArray()));
            insert.setArray(11, connection.createArrayOf("bigint", personal.stream().map(Personal::record).toArray()));
            insert.setArray(12, connection.createArrayOf("text", personal.stream().map(Personal::field).toArray()));
            insert.setArray(13, connection.createArrayOf("text", personal.stream().map(Personal::value).toArray()));
            insert.executeUpdate();
        }
    }
}
