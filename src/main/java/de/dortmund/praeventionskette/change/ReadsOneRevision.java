package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.security.AllowedTo;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.GET;
import java.util.concurrent.Callable;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/** Gives a reading method one snapshot of the database (a writing one has its own transaction): transactions are repeatable reads (application.properties). */
@Reads
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
public class ReadsOneRevision {

    @Inject
    Snapshot snapshot;

    @AroundInvoke
    Object read(InvocationContext method) throws Exception {
        if (method.getMethod().isAnnotationPresent(AllowedTo.class) && !method.getMethod().isAnnotationPresent(GET.class)) {
            return method.proceed();
        }
        return once(() -> {
            snapshot.of(Revision.current());
            return method.proceed();
        });
    }

    /** Everything that is read here is of one revision. */
    static <T> T once(Callable<T> reading) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Session session = Panache.getSession();
            session.setDefaultReadOnly(true);
            session.setHibernateFlushMode(FlushMode.MANUAL);
            return reading.call();
        });
    }
}
