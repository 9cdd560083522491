package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whose imports this replica works on. When the nightly jobs of many carriers begin at once, they wait here, where they hold no connection:
 * else nobody could read meanwhile.
 */
@ApplicationScoped
class ImportTurns {

    /** An import of ten thousand rows takes about so many seconds. */
    private static final String LATER = "10";

    private final CatalogueConfig.Imports settings;
    private final Semaphore turns;
    private final Set<String> organisations = ConcurrentHashMap.newKeySet();

    ImportTurns(CatalogueConfig config) {
        settings = config.imports();
        turns = new Semaphore(settings.atOnce(), true);
    }

    /**
     * Does the work when it is the organisation's turn.
     *
     * @param organisation a carrier's; empty for the city
     * @throws Problem 409 where another import of the organisation is worked on or waits, 503 where it is not its turn for too long
     */
    <T> T take(String organisation, Supplier<T> work) {
        if (!organisations.add(organisation)) {
            throw isWorkedOn();
        }
        try {
            if (!await()) {
                throw Problem.of(ProblemType.UNAVAILABLE, Text.of("Gerade laufen andere Importe. Bitte in einigen Sekunden noch einmal.",
                        "Other imports are running just now. Please try again in some seconds.")).with("Retry-After", LATER);
            }
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } finally {
            organisations.remove(organisation);
        }
    }

    /** What is said to the second of two imports of one organisation. */
    static Problem isWorkedOn() {
        return Problem.of(ProblemType.CONFLICT, Text.of("Gerade läuft schon ein Import dieser Organisation.",
                "An import of this organisation is running already."));
    }

    private boolean await() {
        try {
            return turns.tryAcquire(settings.turn().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
