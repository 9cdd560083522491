package de.dortmund.praeventionskette.change;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that write: after each of them the catalogue is the seed again, so that no test depends on another. */
public class AsSeeded implements BeforeEachCallback, AfterEachCallback {

    private static final String TABLES = """
            select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history' order by 1""";

    /** How each table is restored: the same for all tests, they share one schema. */
    private static final Map<String, String> RESTORE = new TreeMap<>();
    /** How many rows each table had after the last test, and the latest transaction that wrote one: who has the same is unchanged. */
    private static final Map<String, String> RESTORED = new HashMap<>();

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            try (ResultSet there = statement.executeQuery("select to_regnamespace('seeded') is not null")) {
                there.next();
                if (there.getBoolean(1)) {
                    // Numbers that a transaction took and gave back are taken again.
                    statement.execute("select setval('revision_number', (select max(number) from revision))");
                    return;
                }
            }
            StringBuilder copy = new StringBuilder("create schema seeded;");
            tables(statement).forEach(table -> copy.append("create table seeded.%1$s as table public.%1$s;".formatted(table)));
            statement.execute(copy.toString());
            RESTORED.clear();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            if (!isChanged(statement)) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                restore(statement);
                connection.commit();
                startOver(statement);
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** The numbers of revisions begin again, which they never do in a catalogue that is not restored. */
    private static void startOver(Statement statement) throws SQLException {
        try (ResultSet today = statement.executeQuery("select max(number) from revision")) {
            today.next();
            Arc.container().instance(Latest.class).get().startOver(today.getLong(1));
        }
    }

    /** Few rows are deleted sooner than as many tables are truncated. */
    private static void restore(Statement statement) throws SQLException {
        if (RESTORE.isEmpty()) {
            for (String table : tables(statement)) {
                RESTORE.put(table,
                        "delete from public.%1$s; insert into public.%1$s (%2$s) overriding system value select %2$s from seeded.%1$s;"
                                .formatted(table, columns(statement, table)));
            }
        }
        Map<String, String> now = states(statement);
        StringBuilder restore = new StringBuilder("lock table revision in exclusive mode; set local session_replication_role = replica;");
        RESTORE.forEach((table, sql) -> restore.append(now.get(table).equals(RESTORED.get(table)) ? "" : sql));
        statement.execute(restore.append("select setval('revision_number', (select max(number) from revision))").toString());
        RESTORED.putAll(states(statement));
    }

    private static Map<String, String> states(Statement statement) throws SQLException {
        Map<String, String> states = new HashMap<>();
        String all =
                RESTORE.keySet().stream().map(table -> ("select '%1$s', concat_ws(' ', count(*), max(cast(cast(xmin as text) as bigint)))"
                        + " from public.%1$s").formatted(table)).collect(Collectors.joining(" union all "));
        try (ResultSet rows = statement.executeQuery(all)) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getString(2));
            }
        }
        return states;
    }

    /** Every change of the catalogue is a revision; what else is written has tables of its own, empty in the seed. */
    private static boolean isChanged(Statement statement) throws SQLException {
        try (ResultSet changed = statement.executeQuery("""
                select (select max(number) from revision) > (select max(number) from seeded.revision)
                    or exists (select from proposal) or exists (select from idempotent_request)
                    or exists (select from import)""")) {
            changed.next();
            return changed.getBoolean(1);
        }
    }

    private static Connection connect() throws SQLException {
        return Arc.container().instance(DataSource.class).get().getConnection();
    }

    /** What is generated from other columns is generated again. */
    private static String columns(Statement statement, String table) throws SQLException {
        try (ResultSet names = statement.executeQuery("""
                select string_agg(quote_ident(column_name), ', ') from information_schema.columns
                where table_schema = 'public' and is_generated = 'NEVER' and table_name = '""" + table + "'")) {
            names.next();
            return names.getString(1);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
