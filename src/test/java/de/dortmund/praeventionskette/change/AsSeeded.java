package de.dortmund.praeventionskette.change;

import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that write: after each of them the catalogue is the seed again, so that no test depends on another. */
public class AsSeeded implements BeforeEachCallback, AfterEachCallback {

    private static final String TABLES = """
            select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history' order by 1""";

    /** The same for all tests: they share one schema. */
    private static String restore;

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
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            if (!isChanged(statement)) {
                return;
            }
            if (restore == null) {
                restore = restore(statement);
            }
            connection.setAutoCommit(false);
            try {
                statement.execute(restore);
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
    private static String restore(Statement statement) throws SQLException {
        StringBuilder restore = new StringBuilder("lock table revision in exclusive mode; set local session_replication_role = replica;");
        for (String table : tables(statement)) {
            restore.append("delete from public.%1$s; insert into public.%1$s (%2$s) overriding system value select %2$s from seeded.%1$s;"
                    .formatted(table, columns(statement, table)));
        }
        return restore.append("select setval('revision_number', (select max(number) from revision))").toString();
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
