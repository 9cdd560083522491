package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws, or whatever is thrown on the way to it, into a problem document. */
class ProblemMapper {

    private final Failures failures;
    private final ProblemAnswer answer;

    ProblemMapper(Failures failures, ProblemAnswer answer) {
        this.failures = failures;
        this.answer = answer;
    }

    /** Every class beside Throwable stands here because an extension brings its own mapper for exactly that class. */
    @ServerExceptionMapper({Throwable.class, WebApplicationException.class, NotFoundException.class, ValidationException.class,
            ConstraintViolationException.class, MismatchedInputException.class, UnauthorizedException.class, ForbiddenException.class,
            AuthenticationFailedException.class, AuthenticationCompletionException.class})
    Response toProblem(Throwable failure, RoutingContext context) {
        return answer.response(context.request(), failures.problemOf(failure, context));
    }
}
