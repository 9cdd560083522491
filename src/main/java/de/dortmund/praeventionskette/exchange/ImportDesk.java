package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Problem;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Where an import is worked on: a connection of its own, beside the transaction that writes the catalogue, so that everybody sees how far
 * it is, and that keeps others of the same organisation out. When the service dies, the database lets the next one in. What is done here is
 * done on a thread of its own, one thing after the other, while the rows are written.
 */
final class ImportDesk implements AutoCloseable {

    /** Rows are kept as long as a dry run can be run. */
    static final String KEPT = "24 hours";

    /** Something that is asked for at the desk. */
    interface Asked<T> {
        T get() throws SQLException;
    }

    /** Something that is done at the desk. */
    interface Work {
        void run() throws SQLException;
    }

    /** A row with what came of it. */
    record Kept(Sent sent, String outcome, String result) {}

    private final Connection connection;
    private final String organisation;
    private final ObjectMapper json;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "import-desk"));
    /** What was begun last and nobody waits for. */
    private Future<?> last = CompletableFuture.completedFuture(null);

    private ImportDesk(Connection connection, String organisation, ObjectMapper json) {
        this.connection = connection;
        this.organisation = organisation;
        this.json = json;
    }

    /**
     * Takes the organisation's place.
     *
     * @param organisation a carrier's; empty for the city
     * @throws Problem 409 where another import of the organisation is worked on
     */
    static ImportDesk open(DataSource database, String organisation, ObjectMapper json) throws SQLException {
        Connection connection = database.getConnection();
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(hashtext('import'), hashtext(?))")) {
            lock.setString(1, organisation);
            try (ResultSet taken = lock.executeQuery()) {
                taken.next();
                if (taken.getBoolean(1)) {
                    ImportDesk desk = new ImportDesk(connection, organisation, json);
                    desk.waitForDisk(false);
                    return desk;
                }
            }
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        throw ImportTurns.isWorkedOn();
    }

    /**
     * What the desk writes on the way need not be on the disk at each step: it is once anything later is, the catalogue's own change or
     * that the import is ready.
     */
    private void waitForDisk(boolean wait) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = " + (wait ? "default" : "off"));
        }
    }

    /** Does this after all that was begun, and waits for it. */
    void now(Work work) {
        later(work);
        settle();
    }

    /** Begins this once what was begun before it is done: no more waits here than the next rows. */
    void later(Work work) {
        settle();
        last = thread.submit(() -> {
            work.run();
            return null;
        });
    }

    /** Begins to look; who wants to know what was found waits for it. */
    <T> Supplier<T> soon(Asked<T> asked) {
        Future<T> begun = thread.submit(asked::get);
        return () -> Ahead.wait(begun);
    }

    /** Waits for what was begun; it throws what that has thrown. */
    void settle() {
        Ahead.wait(last);
    }

    /** What was kept long enough is forgotten. */
    void forget() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from import_row using import i where i.id = import_id and i.created_at < now() - interval '" + KEPT
                    + "'");
            statement.execute(
                    "delete from import i where created_at < now() - interval '30 days' and not exists (select from import_proposal p"
                            + " join proposal o on o.id = p.proposal_id where p.import_id = i.id and o.state = 'open')");
        }
    }

    UUID begin(String kind, ImportFormat format, boolean replace, boolean dryRun, String author) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into import (id, kind, format, mode, dry_run, author, organisation, state, rows, done, created_at)
                values (?, ?, ?, ?, ?, ?, ?, 'computing', 0, 0, now())""")) {
            insert.setObject(1, id);
            insert.setString(2, kind);
            insert.setString(3, format.name());
            insert.setString(4, replace ? "replace" : "upsert");
            insert.setBoolean(5, dryRun);
            insert.setString(6, author);
            insert.setString(7, organisation);
            insert.executeUpdate();
        }
        return id;
    }

    void drop(UUID id) throws SQLException {
        update("delete from import where id = ?", id);
    }

    void add(UUID id, List<Sent> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into import_row (import_id, number, line, content)
                select ?, r.number, r.line, r.content from unnest(?, ?, ?) as r (number, line, content)""")) {
            insert.setObject(1, id);
            insert.setArray(2, array("integer", rows, Sent::number));
            insert.setArray(3, array("integer", rows, Sent::line));
            insert.setArray(4, array("text", rows, row -> row.content().toString()));
            insert.executeUpdate();
        }
        try (PreparedStatement count = connection.prepareStatement("update import set rows = rows + ? where id = ?")) {
            count.setInt(1, rows.size());
            count.setObject(2, id);
            count.executeUpdate();
        }
    }

    /** The rows that follow this number, in their order; those that were not sent (what is deleted) have no content. */
    List<Kept> after(UUID id, int number, int most) throws SQLException {
        List<Kept> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select number, line, content, outcome, result from import_row where import_id = ? and number > ?
                order by number limit ?""")) {
            query.setObject(1, id);
            query.setInt(2, number);
            query.setInt(3, most);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.add(new Kept(new Sent(found.getInt(1), found.getInt(2), tree(found.getString(3))), found.getString(4),
                            found.getString(5)));
                }
            }
        }
        return rows;
    }

    /** Keeps what came of rows, and that they are done; a row that was not sent is added. */
    void keep(UUID id, List<Kept> rows, int done) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                insert into import_row (import_id, number, outcome, result)
                select ?, r.number, r.outcome, r.result from unnest(?, ?, ?) as r (number, outcome, result)
                on conflict (import_id, number) do update set outcome = excluded.outcome, result = excluded.result""")) {
            update.setObject(1, id);
            update.setArray(2, array("integer", rows, row -> row.sent.number()));
            update.setArray(3, array("text", rows, Kept::outcome));
            update.setArray(4, array("text", rows, Kept::result));
            update.executeUpdate();
        }
        progress(id, done);
    }

    void progress(UUID id, int done) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("update import set done = ? where id = ?")) {
            update.setInt(1, done);
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** Before the rows are computed anew: what would be deleted is found anew too. */
    void restart(UUID id) throws SQLException {
        update("delete from import_row where import_id = ? and content is null", id);
    }

    void finish(UUID id, boolean refused) throws SQLException {
        waitForDisk(true);
        update("update import set state = '" + (refused ? "refused" : "ready") + "', counts = (select json_object_agg(outcome, n) from"
                + " (select outcome, count(*) n from import_row where import_id = id and outcome is not null group by outcome) c)"
                + " where id = ?", id);
    }

    private <T> Array array(String type, List<T> rows, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private void update(String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private ObjectNode tree(String content) {
        try {
            return content == null ? null : (ObjectNode) json.readTree(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try (connection; PreparedStatement unlock = connection.prepareStatement(
                "select pg_advisory_unlock(hashtext('import'), hashtext(?))")) {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                connection.abort(Runnable::run);
            }
            unlock.setString(1, organisation);
            unlock.execute();
            waitForDisk(true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
