package de.dortmund.praeventionskette;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One PostgreSQL for the whole test JVM, on a temporary folder that goes with it. It is the same server with the same locale as
 * the one the service brings along, only in a hurry: nothing it holds has to survive a crash. Every {@code @QuarkusTest} finds it
 * through META-INF/services; a test class needs no annotation for it.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Where it is, for whoever starts the service once more in this JVM, with another configuration. */
    private static final String PORT = "praeventionskette.test-database.port";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(server().getPort()));
        }
        return Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + System.getProperty(PORT) + "/postgres",
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "");
    }

    /** It stops when the JVM does. */
    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "50")
                    // IndexUseTest explains the statements of an answer.
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
