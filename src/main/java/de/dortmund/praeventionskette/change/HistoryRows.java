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

    /** The record's version and slug are those that it has by now; a change has to go on from what the last entry says. */
    private static final String INSERT_KNOWN = """
            insert into history (revision, kind, record_id, slug, version, action, why, fields, document)
            select begin_revision(), ?, r.id, r.slug, r.version, case when e.before is null then 'created' else 'updated' end, ?,
                string_to_array(e.fields, ','), cast(e.document as jsonb)
            from unnest(?, ?, ?, ?) as e (record_id, before, fields, document) join %s r on r.id = e.record_id
            where e.before is null or cast(e.before as jsonb) = (select h.document from history h where h.kind = ? and h.record_id = e.record_id
                order by h.revision desc limit 1)""";

    /** A record that was just written: what it said before, null where it is new, and what it says now. */
    record Known(long record, ObjectNode before, ObjectNode after) {}

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

    /** The entries of records of which it is known what they say, without reading them again. */
    static void write(Kind kind, List<Known> known, String why) {
        if (!known.isEmpty()) {
            Panache.getSession().doWork(connection -> insert(kind, known, why, connection));
        }
    }

    private static void insert(Kind kind, List<Known> known, String why, Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_KNOWN.formatted(kind.entity))) {
            insert.setString(1, kind.path);
            insert.setString(2, why);
            insert.setArray(3, connection.createArrayOf("bigint", known.stream().map(Known::record).toArray()));
            insert.setArray(4, connection.createArrayOf("text", known.stream().map(one -> text(one.before)).toArray()));
            insert.setArray(5, connection.createArrayOf("text",
                    known.stream().map(one -> String.join(",", History.changed(one.before, one.after))).toArray()));
            insert.setArray(6, connection.createArrayOf("text", known.stream().map(one -> text(one.after)).toArray()));
            insert.setString(7, kind.path);
            insert.executeUpdate();
        }
    }

    private static String text(ObjectNode form) {
        return form == null ? null : form.toString();
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
