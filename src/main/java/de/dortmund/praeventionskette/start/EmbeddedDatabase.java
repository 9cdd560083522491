package de.dortmund.praeventionskette.start;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The PostgreSQL that the service brings along for whoever has none. It is a real database: what was committed is on the disk and
 * survives the end of the service, however it ends. Its folder holds
 *
 * <ul>
 * <li>{@code cluster}, the data, and {@code password}, made at the first start;
 * <li>{@code server-…}, the programs, which can be deleted while the service does not run;
 * <li>{@code server.log}, and {@code instance.lock}, held by the service that uses the folder.
 * </ul>
 */
public final class EmbeddedDatabase {

    /** The settings that go with this database are those of this profile in application.properties. */
    public static final String PROFILE = "embedded";

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private final PostgresServer server;
    private final InstanceLock lock;

    private EmbeddedDatabase(PostgresServer server, InstanceLock lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Prepares the server on its folder, at the first start by unpacking it and creating its files. A server that a killed service
     * left behind is stopped.
     *
     * @throws StartException it can't be had; the message says why
     */
    public static EmbeddedDatabase on(Path setting) {
        URL archive = archive().orElseThrow(() -> new StartException("No database is configured, and this build brings "
                + "none along. Set QUARKUS_DATASOURCE_JDBC_URL (jdbc:postgresql://host:5432/name), QUARKUS_DATASOURCE_USERNAME and "
                + "QUARKUS_DATASOURCE_PASSWORD."));
        Path folder = setting.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            folder = folder.toRealPath();
            InstanceLock lock = InstanceLock.take(folder);
            if (!PostgresServer.isCreatedIn(folder)) {
                System.out.println("First start: the service creates its own database in " + folder + ". This takes a few seconds.");
            }
            Path programs = ServerBinaries.unpack(archive, folder);
            PostgresServer server = new PostgresServer(ServerPrograms.in(programs), folder);
            Folders.sweep(folder, programs);
            if (PostgresServer.isCreatedIn(folder)) {
                server.stopOrphan();
            } else {
                server.create(folder);
            }
            return new EmbeddedDatabase(server, lock);
        } catch (IOException e) {
            throw Folders.notWritable(folder, e);
        }
    }

    /**
     * Starts the server.
     *
     * @return the settings with which Quarkus finds it
     * @throws StartException it does not start; the message says why
     */
    public Map<String, String> start() {
        try {
            int port = server.start();
            return Map.of(
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                    "quarkus.datasource.username", PostgresServer.USER,
                    "quarkus.datasource.password", server.password());
        } catch (IOException e) {
            throw new StartException("The PostgreSQL that the service brings along can't be started: " + e.getMessage(), e);
        }
    }

    /** Stops the server and lets go of its folder; the data stays. */
    public void stop() {
        try {
            server.stop();
            lock.release();
        } catch (IOException e) {
            LOG.warnf("The database server could not be stopped: %s. The next start will do it.", e.getMessage());
        }
    }

    /** The programs of PostgreSQL for this platform; empty in a build that brings none along. */
    private static Optional<URL> archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        String libc = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        String name = "postgres-" + system + "-" + machine + libc + ".txz";
        return Optional.ofNullable(Thread.currentThread().getContextClassLoader().getResource(name));
    }
}
