package de.dortmund.praeventionskette.start;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asking again, for a limited time, for something that another process is about to bring about. */
final class Patience {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** What is asked for: null means not yet. */
    interface Attempt<T> {
        T get() throws IOException;
    }

    private Patience() {
    }

    /** The first answer that is not null, or null when there was none in time. Asks at least once. */
    static <T> T until(Duration limit, Attempt<T> attempt) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            T answer = attempt.get();
            if (answer != null || System.nanoTime() >= deadline) {
                return answer;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
