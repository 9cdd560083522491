package bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL that keeps made-up catalogues between runs, one database for each size. A database's name also tells from which schema and
 * generator it was made: after a change of either it is made anew. The locale is that of the database the service brings along.
 */
final class ScaleDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path folder;
    private final String version;

    /** Opens the server whose data lie in the folder; they stay there. */
    ScaleDatabase(Path folder) throws IOException {
        this.folder = folder;
        server = EmbeddedPostgres.builder()
                .setDataDirectory(Files.createDirectories(folder).resolve("postgres"))
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("pg_stat_statements.track_planning", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        version = version();
    }

    /** What the schema and the generator are made of, in eight letters. */
    private static String version() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var made : List.of("src/main/resources/db/migration", "src/main/resources/catalogue", "bench/src/bench")) {
                try (var files = Files.list(Path.of(made))) {
                    for (var file : files.sorted().toList())
                        if (!made.startsWith("bench") || file.getFileName().toString().matches("(Catalogue|Words)\\.java"))
                            digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The name of the database with so many made-up projects. */
    String name(int projects) {
        return "catalogue_" + projects + "_" + version;
    }

    /** Whether a database is there, complete. */
    boolean has(String name) throws SQLException {
        try (var connection = connect("postgres"); var query = connection.prepareStatement("select from pg_database where datname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }

    /** Makes an empty database in place of all that are of this size. */
    void create(int projects, String name) throws SQLException {
        try (var connection = connect("postgres"); var statement = connection.createStatement()) {
            var former = new java.util.ArrayList<String>();
            try (var names =
                    statement.executeQuery("select datname from pg_database where datname like 'catalogue\\_" + projects + "\\_%'")) {
                while (names.next()) former.add(names.getString(1));
            }
            for (String one : former) statement.execute("drop database \"" + one + "\"");
            statement.execute("create database \"" + name + "\"");
        }
    }

    void rename(String from, String to) throws SQLException {
        try (var connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("alter database \"" + from + "\" rename to \"" + to + "\"");
        }
    }

    /** Makes a copy that may be changed, in place of the last one. */
    void copy(String from, String to) throws SQLException {
        drop(to);
        try (var connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("create database \"" + to + "\" template \"" + from + "\" strategy file_copy");
            statement.execute("checkpoint");
        }
    }

    void drop(String name) throws SQLException {
        try (var connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("drop database if exists \"" + name + "\" with (force)");
        }
    }

    /** Seconds of processor time that the whole server has used so far. */
    double processorSeconds() {
        try {
            long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0).strip());
            return ProcessHandle.of(postmaster).map(Processor::secondsOfAll).orElse(0.0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    Connection connect(String database) throws SQLException {
        return server.getDatabase("postgres", database).getConnection();
    }

    /** The settings with which the service uses one of the databases. */
    Map<String, String> environment(String database) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
