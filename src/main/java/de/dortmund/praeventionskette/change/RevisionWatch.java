package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Tells those who wait for a change that there is one, whichever replica committed it. One look at the database serves all of them, and
 * none is made while nobody waits.
 */
@Singleton
class RevisionWatch {

    private static final Logger LOG = Logger.getLogger(RevisionWatch.class);
    /** How late a change is told at the most, in milliseconds. */
    private static final long PERIOD = 250;
    /** One that waits is told after a minute at the latest. */
    private static final String LATER = "10";

    private record Waiting(long revision, UniEmitter<? super Boolean> emitter) {}

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Vertx vertx;
    private final CatalogueConfig config;

    RevisionWatch(Vertx vertx, CatalogueConfig config) {
        this.vertx = vertx;
        this.config = config;
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
            tick();
        }).ifNoItem().after(most).recoverWithItem(false);
    }

    private void tick() {
        if (ticking.compareAndSet(false, true)) {
            vertx.setPeriodic(PERIOD, timer -> {
                if (waiting.isEmpty()) {
                    vertx.cancelTimer(timer);
                    ticking.set(false);
                    if (!waiting.isEmpty()) {
                        tick();
                    }
                } else if (looking.compareAndSet(false, true)) {
                    vertx.executeBlocking(this::look, false).onComplete(done -> looking.set(false));
                }
            });
        }
    }

    private Void look() {
        try {
            long today = QuarkusTransaction.requiringNew().call(Revision::current).number;
            waiting.stream().filter(one -> one.revision != today).forEach(one -> {
                waiting.remove(one);
                one.emitter.complete(true);
            });
        } catch (RuntimeException away) {
            LOG.debugf("The revision can't be read: %s", away.getMessage());
        }
        return null;
    }
}
