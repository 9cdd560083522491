package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import io.quarkus.arc.Arc;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Who was refused what, and why: one line for each write that was not done and each answer 401 and 403, and one for each decision on a
 * proposal, in the log category {@code audit}. The line names the caller by the provider's id, the address by its route, and the record
 * where there is one. It holds no token, nothing of the request's body and no person's data.
 */
public final class Audit {

    private static final Logger LOG = Logger.getLogger("audit");

    private Audit() {}

    /**
     * Notes a refusal; the request's id stands on the line as on all others.
     *
     * @param record which record it was about, as far as there is such a one
     */
    public static void refused(String requestId, String method, String route, String record, Problem problem) {
        LOG.warnf("refused %d request=%s caller=%s operation=%s %s record=%s reason=%s", problem.type().status, requestId, caller(), method,
                route, record, reason(problem));
    }

    /** Notes what became of a proposal, once it is so. */
    public static void decided(UUID proposal, String state) {
        LOG.infof("decided proposal=%s state=%s caller=%s", proposal, state, caller());
    }

    /** Details of other refusals quote what was sent. */
    private static String reason(Problem problem) {
        if (problem.type() == ProblemType.UNAUTHORIZED || problem.type() == ProblemType.FORBIDDEN) {
            return problem.detail().en();
        }
        String codes = problem.faults().stream().map(Problem.Fault::code).distinct().sorted().collect(Collectors.joining(", "));
        return problem.type().slug + (codes.isEmpty() ? "" : " (" + codes + ")");
    }

    /** A token that was refused tells nothing that could be trusted, not even who sends it. */
    private static String caller() {
        return Arc.container().requestContext().isActive() ? Caller.current().name() : "unknown";
    }
}
