package de.dortmund.praeventionskette.start;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The first lines for whoever has just started the service: where to read the catalogue, and where its data lies. */
@ApplicationScoped
class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final HttpServer server;
    private final Path folder;

    Welcome(HttpServer server, @ConfigProperty(name = "catalogue.database.folder") Path folder) {
        this.server = server;
        this.folder = folder;
    }

    void greet(@ObservesAsync HttpServerStart start) {
        String address = "http://localhost:" + server.getPort();
        StringBuilder lines = new StringBuilder("The catalogue of the prevention chain is open.")
                .append("\n  in a browser   ").append(address).append("/docs")
                .append("\n  API            ").append(address).append("/api/v1");
        if (ConfigUtils.isProfileActive(EmbeddedDatabase.PROFILE)) {
            lines.append("\n  data folder    ").append(folder.toAbsolutePath().normalize()).append(" (its own PostgreSQL)")
                    .append("\n  stop           Ctrl+C");
        }
        LOG.info(lines);
    }
}
