package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.record.Kind;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What the catalogue's revisions and its history say after each request; what is not as it should be is collected. */
final class RevisionLog {

    private record Entry(long revision, String actor, String record) {}

    final List<String> wrong = new ArrayList<>();
    private final DataSource database;
    private long last;

    RevisionLog(DataSource database) throws SQLException {
        this.database = database;
        added();
    }

    /** The request did something to the record at this address (null: that of the answer), in this name. */
    Response one(Kind kind, String address, String actor, int status, Response answer) {
        List<Entry> added = check(kind, address == null ? "made" : address, status, answer);
        String record = address == null ? answer.path("links.self") : address;
        if (added.stream().map(Entry::revision).distinct().count() != 1
                || !added.stream().map(Entry::actor).collect(Collectors.toSet()).equals(Set.of(actor))
                || added.stream().filter(entry -> record.equals(entry.record)).count() != 1) {
            wrong.add(kind + " " + record + " by " + actor + " is not one revision with one entry: " + added);
        }
        return answer;
    }

    /** The request was refused, or changed nothing. */
    Response none(Kind kind, String what, int status, Response answer) {
        List<Entry> added = check(kind, what, status, answer);
        if (!added.isEmpty()) {
            wrong.add(kind + ", " + what + ", did something: " + added);
        }
        return answer;
    }

    private List<Entry> check(Kind kind, String what, int status, Response answer) {
        if (answer.statusCode() != status) {
            wrong.add("%s, %s: %d, not %d: %s".formatted(kind, what, answer.statusCode(), status,
                    answer.asString().isEmpty() ? "" : answer.path("detail")));
        }
        try {
            return added();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The entries of all revisions since the last look; of a revision without any, one that is about nothing. */
    private List<Entry> added() throws SQLException {
        List<Entry> added = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select r.number, r.actor, '/api/v1/' || h.kind || '/' || h.slug
                        from revision r left join history h on h.revision = r.number where r.number > %d
                        union all select revision, 'nobody', 'still without an entry: ' || slug from touched order by 1, 3"""
                        .formatted(last))) {
            while (rows.next()) {
                added.add(new Entry(rows.getLong(1), rows.getString(2), rows.getString(3)));
            }
        }
        last = added.stream().mapToLong(Entry::revision).max().orElse(last);
        return added;
    }

    /** Makes the record's row what it would be at another time, past everything that looks at changes. */
    void pretend(Kind kind, String slug, String row) throws SQLException {
        String table = kind.entity.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("begin; set local session_replication_role = replica; update %s set %s where slug = '%s'; commit"
                    .formatted(table, row, slug));
        }
        Kept.forget();
    }

    /** A record of this kind that others refer to; null where there is none. */
    String referredTo(Kind kind) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select min(slug) from reference where kind = ? and relation not in ('contacts', 'narrower')""")) {
            query.setString(1, kind.path);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
