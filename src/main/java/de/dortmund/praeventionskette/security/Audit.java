package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Problem;
import io.quarkus.arc.Arc;
import org.jboss.logging.Logger;

/**
 * Who was refused what, and why: one line for each answer 401 and 403, in the log category {@code audit}. The line names the caller
 * by the provider's id and the address by its route. It holds no token, nothing of the request's body and no person's data.
 */
public final class Audit {

    private static final Logger LOG = Logger.getLogger("audit");

    private Audit() {}

    /** Notes a refusal; the request's id stands on the line as on all others. */
    public static void refused(String requestId, String method, String route, Problem problem) {
        LOG.warnf("refused %d request=%s caller=%s operation=%s %s reason=%s", problem.type().status, requestId, caller(), method,
                route, problem.detail().en());
    }

    /** A token that was refused tells nothing that could be trusted, not even who sends it. */
    private static String caller() {
        return Arc.container().requestContext().isActive() ? Caller.current().name() : "unknown";
    }
}
