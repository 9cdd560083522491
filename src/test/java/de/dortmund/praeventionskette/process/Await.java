package de.dortmund.praeventionskette.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process brings about, and fails when it does not come in time. */
public final class Await {

    private Await() {
    }

    /** The first answer that is present. An attempt that throws was too early. */
    public static <T> T until(String what, Duration limit, Callable<Optional<T>> attempt) {
        long deadline = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                Optional<T> answer = attempt.call();
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("not within " + limit + ": " + what, last);
    }

    /** The condition holds. An attempt that throws was too early. */
    public static void that(String what, Duration limit, Callable<Boolean> condition) {
        until(what, limit, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }
}
