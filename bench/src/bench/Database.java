package bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * A PostgreSQL that already runs when the service starts, as in a data centre: the service's own start is measured without the
 * database's. It keeps the durability settings of a real server, which the library leaves out for throw-away tests.
 */
final class Database implements AutoCloseable {
    private final EmbeddedPostgres server;

    Database() throws IOException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    /** The settings with which the service uses this database instead of its own. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "QUARKUS_DATASOURCE_USERNAME", "postgres",
                "QUARKUS_DATASOURCE_PASSWORD", "postgres");
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Runs a database for a script: prints the settings as {@code NAME=value} lines, then an empty one, and stops at the end of standard input. */
    public static void main(String[] args) throws IOException {
        try (var database = new Database()) {
            database.environment().forEach((name, value) -> System.out.println(name + "=" + value));
            System.out.println();
            while (System.in.read() >= 0) {
                // whoever started this holds the other end open for as long as the database is needed
            }
        }
    }
}
