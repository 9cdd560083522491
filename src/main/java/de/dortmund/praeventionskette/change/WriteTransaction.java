package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The transaction of one change: it stands in line with all others, and its history is written in it. */
@Singleton
public class WriteTransaction {

    /** What the transaction does. */
    public interface Work<T> {
        T run();
    }

    private static final int ATTEMPTS = 3;
    /** Stands for the transaction manager's own limit. */
    private static final int STANDARD = 0;
    /** As long as a statement may wait. */
    private static final long PATIENCE_SECONDS = 5;
    /** The largest import takes about so many seconds. */
    private static final String AFTER_AN_IMPORT = "10";
    /** Serialization failure, deadlock: somebody else wrote past the line, with psql. The whole change is tried again. */
    private static final Set<String> PASSING = Set.of("40001", "40P01");

    /** Within one replica writers wait here, without a connection: readers keep theirs. */
    private final ReentrantLock line = new ReentrantLock(true);
    /** Whether who writes just now may take longer than usual. */
    private volatile boolean longer;
    private final History history;
    private final Snapshot snapshot;
    private final RevisionWatch watch;

    WriteTransaction(History history, Snapshot snapshot, RevisionWatch watch) {
        this.watch = watch;
        this.history = history;
        this.snapshot = snapshot;
    }

    /**
     * Does the work for the caller of the current request.
     *
     * @param why what the history says about it, or null
     */
    public <T> T run(String why, Work<T> work) {
        return run(Caller.current().name(), why, work, true, STANDARD);
    }

    /** Does the work for the caller of the current request, however long it takes up to this time. */
    public <T> T run(String why, Duration limit, Work<T> work) {
        return run(Caller.current().name(), why, work, true, (int) limit.toSeconds());
    }

    /** Does the work under a name of the service's own. */
    public <T> T runAs(String actor, String why, Work<T> work) {
        return run(actor, why, work, false, STANDARD);
    }

    private <T> T run(String actor, String why, Work<T> work, boolean inRequest, int seconds) {
        boolean mine;
        try {
            mine = line.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine && longer) {
            throw Problem.of(ProblemType.UNAVAILABLE, Text.of(
                    "Gerade wird ein großer Import geschrieben. Bitte in einigen Sekunden noch einmal.",
                    "A large import is being written just now. Please try again in some seconds.")).with("Retry-After", AFTER_AN_IMPORT);
        }
        if (!mine) {
            throw Problem.of(ProblemType.UNAVAILABLE, Text.of(
                    "Gerade schreiben sehr viele. Bitte gleich noch einmal.", "Very many are writing just now. Please try again soon."));
        }
        try {
            longer = seconds != STANDARD;
            for (int attempt = 1;; attempt++) {
                try {
                    Done<T> done = QuarkusTransaction.requiringNew().timeout(seconds).call(once(actor, why, work, inRequest, seconds));
                    watch.see(done.revision);
                    return done.result;
                } catch (RuntimeException failed) {
                    if (attempt == ATTEMPTS || !isPassing(failed)) {
                        throw failed;
                    }
                }
            }
        } finally {
            longer = false;
            line.unlock();
        }
    }

    private record Done<T>(T result, long revision) {}

    private <T> Callable<Done<T>> once(String actor, String why, Work<T> work, boolean inRequest, int seconds) {
        return () -> {
            Revision.standInLine();
            if (seconds != STANDARD) {
                Revision.takeUpTo(seconds);
            }
            Revision.by(actor);
            T done = work.run();
            history.write(why);
            Revision now = Revision.current();
            if (inRequest) {
                snapshot.of(now);
            }
            return new Done<>(done, now.number);
        };
    }

    private static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && PASSING.contains(String.valueOf(refused.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
