package de.dortmund.praeventionskette.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL that an operator would run: the service has a login with a password, and its own empty database. */
final class ExternalDatabase implements AutoCloseable {

    private static final String NAME = "catalogue";
    private static final String PASSWORD = "secret";

    private final EmbeddedPostgres server;

    ExternalDatabase(Path folder) throws IOException, SQLException {
        server = EmbeddedPostgres.builder().setDataDirectory(folder).setServerConfig("listen_addresses", "127.0.0.1").start();
        try (Connection connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create role " + NAME + " login superuser password '" + PASSWORD + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
            Files.writeString(folder.resolve("pg_hba.conf"), "host all " + NAME + " 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    /** The settings that lead the service here. */
    Map<String, String> settings() {
        return settings(NAME, PASSWORD);
    }

    Map<String, String> settings(String database, String password) {
        return Map.of("QUARKUS_DATASOURCE_JDBC_URL", url(database), "QUARKUS_DATASOURCE_USERNAME", NAME,
                "QUARKUS_DATASOURCE_PASSWORD", password);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(NAME), NAME, PASSWORD);
    }

    int port() {
        return server.getPort();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
