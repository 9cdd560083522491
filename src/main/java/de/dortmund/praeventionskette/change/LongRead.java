package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/** A snapshot of the public catalogue for what takes longer than an answer from memory: a file that is made while it is sent. */
public final class LongRead {

    /** What is read in one revision. */
    @FunctionalInterface
    public interface Reader {

        /** Everything that it reads is of this revision. */
        void read(Revision revision) throws IOException;
    }

    /** Sorting a million records by name takes a few seconds, and this many on a busy machine. */
    private static final Duration STATEMENT = Duration.ofSeconds(60);

    private LongRead() {}

    /** Reads in a transaction of its own, which ends after this time at the latest. */
    public static void within(Duration limit, Reader reader) throws IOException {
        try {
            QuarkusTransaction.requiringNew().timeout((int) limit.toSeconds()).run(() -> {
                Session session = Panache.getSession();
                session.setDefaultReadOnly(true);
                session.setHibernateFlushMode(FlushMode.MANUAL);
                allow("idle_in_transaction_session_timeout", limit);
                takeTime();
                Sight.ofThePublic(() -> {
                    try {
                        reader.read(Revision.current());
                        return null;
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                });
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /** The following statements of the transaction may take longer than those of an ordinary answer. */
    public static void takeTime() {
        allow("statement_timeout", STATEMENT);
    }

    private static void allow(String setting, Duration time) {
        Panache.getEntityManager()
                .createNativeQuery("select set_config(:setting, :millis, true)", String.class)
                .setParameter("setting", setting)
                .setParameter("millis", String.valueOf(time.toMillis()))
                .getSingleResult();
    }
}
