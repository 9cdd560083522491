package de.dortmund.praeventionskette.exchange;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does what a request will soon ask for, for the caller of that request, on a thread of its own: one thing after the other. */
final class Ahead implements AutoCloseable {

    private final ManagedContext requests = Arc.container().requestContext();
    private final ContextState request = requests.getState();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> new Thread(work, "import-ahead"));

    /** Begins the work; who wants its result waits for it, and gets what it has thrown. */
    <T> Supplier<T> soon(Supplier<T> work) {
        Future<T> begun = thread.submit(() -> {
            requests.activate(request);
            try {
                return work.get();
            } finally {
                requests.deactivate();
            }
        });
        return () -> wait(begun);
    }

    /** The result of what was begun; it throws what that has thrown. */
    static <T> T wait(Future<T> begun) {
        try {
            return begun.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException itself ? itself : new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits for what was begun: the request it belongs to does not end before. */
    @Override
    public void close() {
        Future<?> end = thread.submit(() -> {});
        thread.shutdown();
        wait(end);
    }
}
