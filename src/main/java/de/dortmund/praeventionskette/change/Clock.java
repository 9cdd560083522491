package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.CatalogueConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Commits what happens by the clock: visibility that begins or ends, and records that have gone unconfirmed for too long. And it writes the
 * history of what somebody changed past the service. Of several replicas one does it; the others find nothing left to do.
 */
@ApplicationScoped
public class Clock {

    private static final Logger LOG = Logger.getLogger(Clock.class);

    /** So many records are changed in one transaction. */
    private static final int AT_ONCE = 1_000;

    private final WriteTransaction transaction;
    private final CatalogueConfig config;

    Clock(WriteTransaction transaction, CatalogueConfig config) {
        this.transaction = transaction;
        this.config = config;
    }

    @Scheduled(every = "${catalogue.clock-interval:20s}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        try {
            look();
        } catch (RuntimeException failed) {
            LOG.warnf("What is due by the clock waits for the next look: %s", failed.getMessage());
        }
    }

    /** Commits what is due by now, so many records at a time that writers need not wait long; without anything due it makes no revision. */
    public void look() {
        boolean more = QuarkusTransaction.requiringNew().call(this::isDue);
        while (more) {
            more = transaction.runAs("clock", null, () -> {
                LongRead.takeTime();
                Panache.getEntityManager().createNativeQuery("update staleness set days = :days where days <> :days")
                        .setParameter("days", config.staleAfterDays()).executeUpdate();
                return Panache.getEntityManager().createNativeQuery("select clock_tick(:most)").setParameter("most", AT_ONCE)
                        .getSingleResult().equals(AT_ONCE);
            });
        }
        if (QuarkusTransaction.requiringNew().call(this::isForgettable)) {
            transaction.runAs("clock", null, () -> Panache.getEntityManager()
                    .createNativeQuery("select forget_changes(date_trunc('day', now(), 'UTC') - make_interval(days => :days))")
                    .setParameter("days", config.changes().keptDays()).getSingleResult());
        }
    }

    /** Once a day at the most: what is forgotten is a revision of its own. */
    private boolean isForgettable() {
        return (boolean) Panache.getEntityManager().createNativeQuery("""
                select exists (select from revision r join change_floor f on r.number > f.revision
                    where r.committed_at < date_trunc('day', now(), 'UTC') - make_interval(days => :days))""")
                .setParameter("days", config.changes().keptDays()).getSingleResult();
    }

    private boolean isDue() {
        return (boolean) Panache.getEntityManager()
                .createNativeQuery("select clock_is_due() or exists (select from staleness where days <> :days)")
                .setParameter("days", config.staleAfterDays()).getSingleResult();
    }
}
