package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Listens to the database, which tells of each committed revision, and passes it on: to {@link Latest}, and to those who wait for a change.
 * What was missed while the connection was lost is looked up by its number. One look serves all who wait.
 */
@Singleton
public class RevisionWatch {

    private static final Logger LOG = Logger.getLogger(RevisionWatch.class);
    /** One that waits is told after a minute at the latest. */
    private static final String LATER = "10";
    /** How long to wait for the database before it is tried again, in milliseconds. */
    private static final long RETRY = 250;
    /** PostgreSQL, appendix A: the class of states of a connection that can't be made or is lost. */
    private static final String UNREACHABLE = "08";
    /** So many changed records are looked at one by one. */
    private static final int MANY = 1_000;

    private record Waiting(long revision, UniEmitter<? super Boolean> emitter) {}

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final CatalogueConfig config;
    private final Latest latest;
    private final AgroalDataSource pool;
    private final Listening listening = new Listening();
    private final Thread thread = new Thread(this::watch, "revision-watch");
    private volatile boolean stopped;

    RevisionWatch(CatalogueConfig config, Latest latest, AgroalDataSource pool) {
        this.config = config;
        this.latest = latest;
        this.pool = pool;
    }

    /** After the catalogue was loaded, before anybody is answered. */
    void start(@Observes @Priority(10_000) StartupEvent event) {
        try (Connection connection = pool.getConnection()) {
            latest.startOver(number(connection));
            latest.heard();
        } catch (SQLException away) {
            latest.lost(System.nanoTime());
        }
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        listening.close();
        thread.join(Duration.ofSeconds(1).toMillis());
    }

    /** Is called after each revision that this replica hears of, on the thread of the watch. */
    public void onChange(Runnable then) {
        onChange.add(then);
    }

    /** This replica has committed or read this revision: from now on nobody here is answered from an earlier one that may differ. */
    public void see(long revision) {
        latest.see(revision);
    }

    /**
     * Somebody begins to wait, or to follow a stream; there is room for so many as the configuration says.
     *
     * @throws Problem 503 where there is none
     */
    void enter() {
        if (readers.incrementAndGet() > config.changes().readers()) {
            readers.decrementAndGet();
            throw Problem.of(ProblemType.UNAVAILABLE, Text.of(
                    "Auf Änderungen warten gerade so viele, wie der Dienst erlaubt. Ohne „wait“ geht es sofort.",
                    "As many are waiting for changes as the service allows. Without 'wait' it works at once."))
                    .with("Retry-After", LATER);
        }
    }

    /** Somebody who entered has gone. */
    void leave() {
        readers.decrementAndGet();
    }

    /** Whether the catalogue has another revision than this one before the time is over; comes as soon as it has. */
    Uni<Boolean> change(long revision, Duration most) {
        return Uni.createFrom().<Boolean>emitter(emitter -> {
            Waiting one = new Waiting(revision, emitter);
            emitter.onTermination(() -> waiting.remove(one));
            waiting.add(one);
            if (latest.understood() != revision) {
                tell();
            }
        }).ifNoItem().after(most).recoverWithItem(false);
    }

    private void tell() {
        long today = latest.understood();
        waiting.stream().filter(one -> one.revision != today && waiting.remove(one))
                .forEach(one -> Infrastructure.getDefaultWorkerPool().execute(() -> one.emitter.complete(true)));
    }

    private void watch() {
        long lastHeard = System.nanoTime();
        boolean heard = true;
        boolean told = false;
        while (!stopped) {
            try {
                look(listening.connection());
                lastHeard = System.nanoTime();
                heard = true;
                told = false;
                listening.await();
            } catch (SQLException lost) {
                listening.close();
                // It may have been only that one connection.
                if (!heard) {
                    lookWithoutListening(lastHeard, lost);
                }
                heard = false;
            } catch (RuntimeException failed) {
                if (!told && !stopped) {
                    LOG.errorf(failed, "The revision can't be watched");
                }
                told = true;
                rest();
            }
        }
    }

    /** Where the database gives no connection to listen on there may be one to ask. */
    private void lookWithoutListening(long lastHeard, SQLException lost) {
        boolean unreachable = String.valueOf(lost.getSQLState()).startsWith(UNREACHABLE);
        if (stopped) {
            return;
        } else if (unreachable) {
            lose(lastHeard, lost);
        } else {
            try (Connection connection = pool.getConnection()) {
                look(connection);
            } catch (SQLException away) {
                lose(lastHeard, lost);
            }
        }
        rest();
    }

    /** Whoever waits for a database that says nothing would wait until the network gives up, minutes later. */
    private void lose(long lastHeard, SQLException lost) {
        if (!latest.isAway()) {
            LOG.warnf("The database is away (%s): what is known is answered from memory.", lost.getSQLState());
            latest.lost(lastHeard);
            pool.flush(AgroalDataSource.FlushMode.ALL);
        }
    }

    /**
     * Catches up with the database.
     *
     * @throws SQLException it is away
     */
    void look(Connection connection) throws SQLException {
        long number = number(connection);
        long before = latest.understood();
        if (number < before) {
            LOG.warnf("The catalogue went back from revision %d to %d: nothing made before holds.", before, number);
            latest.startOver(number);
        } else if (number > before) {
            understand(connection, before, number);
        }
        if (latest.isAway()) {
            LOG.infof("The database is there again, at revision %d.", number);
        }
        latest.heard();
        if (number != before) {
            tell();
            onChange.forEach(Runnable::run);
        }
    }

    private static long number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select coalesce(max(number), 0) from revision")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What is not written down may be anything: what somebody touched past the service, the words of the search, what was forgotten. */
    private void understand(Connection connection, long before, long number) throws SQLException {
        Set<String> addresses = new HashSet<>();
        boolean more = false;
        try (PreparedStatement statement = connection.prepareStatement("""
                (select kind, slug, action from change_entry where revision > ? and revision <= ? limit ?)
                union all (select null, null, 'unknown' from touched where revision > ? and revision <= ? limit 1)
                union all (select null, null, 'unknown' from revision r where number > ? and number <= ?
                    and not exists (select from change_entry e where e.revision = r.number)
                    and not exists (select from history h where h.revision = r.number) limit 1)""")) {
            statement.setLong(1, before);
            statement.setLong(2, number);
            statement.setInt(3, MANY + 1);
            statement.setLong(4, before);
            statement.setLong(5, number);
            statement.setLong(6, before);
            statement.setLong(7, number);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    more |= !rows.getString(3).equals("updated") || addresses.size() == MANY;
                    addresses.add("/api/v1/" + rows.getString(1) + "/" + rows.getString(2));
                }
            }
        }
        latest.understand(number, addresses, more);
    }

    private static void rest() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
