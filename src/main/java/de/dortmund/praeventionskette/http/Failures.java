package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.io.CharConversionException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/**
 * What a failure means for the client. What is nobody's fault but ours is logged here, once, under the id of the request that the
 * client is given too.
 */
@ApplicationScoped
class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final Text NOTHING_HERE = Text.of("Unter dieser Adresse gibt es nichts.", "There is nothing at this address.");

    private final Addresses addresses;
    private final InvalidBody invalidBody;

    Failures(Addresses addresses, InvalidBody invalidBody) {
        this.addresses = addresses;
        this.invalidBody = invalidBody;
    }

    /** The problem to answer with. An unreadable request goes before an unknown address, so it is asked for first. */
    Problem problemOf(Throwable failure, RoutingContext context) {
        Problem told = causeOf(failure, Problem.class);
        if (told != null) {
            return told;
        }
        Problem problem = failure instanceof WebApplicationException refused ? refusal(refused, context) : otherFailure(failure);
        if (problem != null) {
            return problem;
        }
        if (context.response().closed()) {
            LOG.debugf(failure, "The client went away during %s %s", context.request().method(),
                    RequestTarget.printable(context.request().path()));
        } else {
            LOG.errorf(failure, "%s %s failed", context.request().method(), RequestTarget.printable(context.request().path()));
        }
        return ofStatus(500, context);
    }

    /** What the layers below the resources mean when they give a status and nothing else. */
    Problem ofStatus(int status, RoutingContext context) {
        return switch (status) {
            case 401 -> Problem.of(ProblemType.UNAUTHORIZED,
                    Text.of("Dafür ist ein gültiges Bearer-Token nötig.", "This needs a valid bearer token."));
            case 403 ->
                    Problem.of(ProblemType.FORBIDDEN,
                            Text.of("Dieses Token berechtigt nicht dazu.", "This token does not entitle to that."));
            case 404 -> RequestChecks.faultOf(context).orElseGet(() -> Problem.of(ProblemType.NOT_FOUND, NOTHING_HERE));
            case 405 -> notAllowed(context, addresses.methodsAt(context.normalizedPath()));
            case 406 ->
                    Problem.of(ProblemType.NOT_ACCEPTABLE,
                            Text.of("Keines der Formate in der Kopfzeile Accept gibt es unter dieser Adresse.",
                                    "None of the formats in the Accept header is available at this address."));
            case 408 -> Problem.of(ProblemType.REQUEST_TIMEOUT,
                    Text.of("Der Rumpf der Anfrage kam nicht rechtzeitig an.", "The body of the request did not arrive in time."));
            case 413 -> Problem.of(ProblemType.CONTENT_TOO_LARGE, ProblemType.CONTENT_TOO_LARGE.title);
            case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Text.of("Das Format in der Kopfzeile Content-Type wird unter dieser Adresse nicht gelesen.",
                            "The format in the Content-Type header is not read at this address."));
            case 503 -> Problem.of(ProblemType.UNAVAILABLE, Text.of("Der Dienst ist gerade überlastet oder erreicht seine Datenbank nicht.",
                    "The service is overloaded or does not reach its database."));
            default -> status < 500 ? Problem.of(ProblemType.INVALID_REQUEST, ProblemType.INVALID_REQUEST.title)
                    : Problem.of(ProblemType.INTERNAL_ERROR,
                            Text.of("Der Fehler liegt beim Dienst, nicht an der Anfrage. Er ist unter der requestId protokolliert.",
                                    "The fault is the service's, not the request's. It is logged under the requestId."));
        };
    }

    static Problem notAllowed(RoutingContext context, Set<String> methods) {
        String method = RequestTarget.printable(context.request().method().name());
        String allowed = String.join(", ", methods);
        return Problem.of(ProblemType.METHOD_NOT_ALLOWED, Text.of("Diese Adresse nimmt %s nicht an, nur %s.".formatted(method, allowed),
                "This address does not take %s, only %s.".formatted(method, allowed))).with("Allow", allowed);
    }

    private Problem refusal(WebApplicationException refused, RoutingContext context) {
        int status = refused.getResponse().getStatus();
        if (refused.getCause() instanceof JsonProcessingException unreadable) {
            return invalidBody.problemOf(unreadable);
        }
        if (status == 404 && refused.getCause() != null && !(refused.getCause() instanceof WebApplicationException)) {
            // JAX-RS answers 404 to a parameter that it can't convert, and says no more than that
            return Problem.of(ProblemType.INVALID_PARAMETER,
                    Text.of("Ein Parameter hat einen Wert, der nicht lesbar ist.", "A parameter has a value that can't be read."));
        }
        return status < 500 || status == 503 ? ofStatus(status, context) : null;
    }

    private Problem otherFailure(Throwable failure) {
        if (failure instanceof MismatchedInputException mismatched && !(failure instanceof InvalidDefinitionException)) {
            return invalidBody.problemOf(mismatched);
        } else if (failure instanceof CharConversionException) {
            return Problem.of(ProblemType.INVALID_REQUEST, Text.of("Der Rumpf ist kein gültiges UTF-8.", "The body is not valid UTF-8."));
        } else if (failure instanceof ConstraintViolationException violated) {
            return invalidBody.problemOf(violated);
        } else if (failure instanceof UnauthorizedException || failure instanceof AuthenticationException) {
            return ofStatus(401, null);
        } else if (failure instanceof ForbiddenException) {
            return ofStatus(403, null);
        } else if (causeOf(failure, RejectedExecutionException.class) != null) {
            LOG.warn("No worker thread is free");
            return ofStatus(503, null);
        } else if (causeOf(failure, OptimisticLockException.class) != null || causeOf(failure, StaleStateException.class) != null) {
            return Problem.of(ProblemType.PRECONDITION_FAILED, Text.of("Der Datensatz wurde inzwischen von anderer Seite geändert.",
                    "Somebody else has changed the record meanwhile."));
        }
        SQLException refused = causeOf(failure, SQLException.class);
        return refused == null ? null : refusalOfDatabase(failure, refused);
    }

    /** By SQLSTATE (PostgreSQL, appendix A). Its messages may quote what somebody wrote about a person: they go nowhere. */
    private Problem refusalOfDatabase(Throwable failure, SQLException refused) {
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        org.hibernate.exception.ConstraintViolationException violated = causeOf(failure,
                org.hibernate.exception.ConstraintViolationException.class);
        if (violated != null) {
            LOG.infof("The database refused a change by its constraint %s (%s)", violated.getConstraintName(), state);
        }
        boolean gaveUpWaiting =
                state.isEmpty() && String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
        if (gaveUpWaiting || startsWith(state, "08", "53", "57", "40", "55P03")) {
            LOG.warnf("The database is not available: %s", state.isEmpty() ? refused.getMessage() : "SQLSTATE " + state);
            return ofStatus(503, null);
        } else if (startsWith(state, "23505", "23503", "23P01")) {
            return Problem.of(ProblemType.CONFLICT,
                    Text.of("Das widerspricht einem anderen Datensatz.", "This conflicts with another record."));
        } else if (startsWith(state, "22021")) {
            return Problem.of(ProblemType.INVALID_REQUEST, Text.of("Die Anfrage enthält ein Zeichen, das kein Text sein kann.",
                    "The request has a character that can't be text."));
        } else if (startsWith(state, "23", "22001", "22003")) {
            return Problem.of(ProblemType.INVALID_RECORD,
                    Text.of("Der Datensatz verletzt eine Regel des Katalogs.", "The record breaks a rule of the catalogue."));
        }
        return null;
    }

    private static boolean startsWith(String state, String... prefixes) {
        return Arrays.stream(prefixes).anyMatch(state::startsWith);
    }

    /** The innermost cause of this kind: it is the one that says what happened. */
    private static <T extends Throwable> T causeOf(Throwable failure, Class<T> kind) {
        T found = null;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            found = kind.isInstance(cause) ? kind.cast(cause) : found;
        }
        return found;
    }
}
