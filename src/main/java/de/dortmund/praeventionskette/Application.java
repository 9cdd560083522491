package de.dortmund.praeventionskette;

import de.dortmund.praeventionskette.start.EmbeddedDatabase;
import de.dortmund.praeventionskette.start.OneContract;
import de.dortmund.praeventionskette.start.StartFailure;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service. With no database configured it brings its own PostgreSQL up first and takes it down last. When it can't
 * start, it says in one line why and what to do.
 */
@QuarkusMain
public class Application {

    /** How long the database waits for the service to finish its last requests: SIGTERM to the end is 5 seconds at most. */
    private static final long STOP_SECONDS = 4;

    private static final CountDownLatch SERVICE_STOPPED = new CountDownLatch(1);

    public static void main(String[] args) {
        try {
            OneContract.only();
            bringDatabase();
            Quarkus.run(null, LaunchMode.current() == LaunchMode.DEVELOPMENT ? null : Application::stopped, args);
        } catch (Throwable e) {
            stopped(1, e);
        }
    }

    private static void bringDatabase() {
        SmallRyeConfig config = ConfigUtils.configBuilder().forClassLoader(Thread.currentThread().getContextClassLoader()).build();
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isPresent()) {
            return;
        }
        EmbeddedDatabase database = EmbeddedDatabase.on(Path.of(config.getValue("catalogue.database.folder", String.class)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(database), "embedded-database-stop"));
        database.start().forEach(System::setProperty);
        System.setProperty("quarkus.profile", String.join(",", config.getProfiles()) + "," + EmbeddedDatabase.PROFILE);
    }

    private static void stopLast(EmbeddedDatabase database) {
        try {
            SERVICE_STOPPED.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.stop();
    }

    private static void stopped(int status, Throwable failure) {
        if (failure != null) {
            System.err.println(StartFailure.explain(failure));
        }
        SERVICE_STOPPED.countDown();
        System.exit(failure == null ? status : Math.max(status, 1));
    }
}
