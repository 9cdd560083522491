package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.CatalogueConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * What every request passes first and every answer carries: its id, the headers for browsers, whether the address can be read and
 * takes the method, and one line in the log.
 */
@ApplicationScoped
class Edge {

    /**
     * One line per answer: method, path, status, time. No query and no address of the client, which may say something about a
     * person. Off with {@code QUARKUS_LOG_CATEGORY__ACCESS__LEVEL=WARN} where the ingress writes the same.
     */
    private static final Logger ACCESS = Logger.getLogger("access");

    private static final String ID = "requestId";
    private static final String BEGIN = "begin";

    private static final String NOTHING_FROM_ELSEWHERE = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI starts itself by a script in its page and styles itself as it goes. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What a browser on another site may read of an answer. */
    private static final String EXPOSED =
            String.join(", ", "Catalogue-Revision", "Content-Disposition", "Content-Language", "Deprecation", "ETag",
                    "Last-Modified", "Link",
                    "Location", "Retry-After", "Sunset", "WWW-Authenticate", RequestId.HEADER);

    /** What a browser on another site may send; everything else that the API reads needs no permission. */
    private static final String SENDABLE = String.join(", ", "Authorization", "Content-Type", "Idempotency-Key", "If-Match",
            "If-Modified-Since",
            "If-None-Match", RequestId.HEADER);

    /** What every answer carries that is kept, without the fields of its own and those of the request. */
    static final List<Map.Entry<String, String>> FIELDS = ownFields();

    private final Addresses addresses;
    private final RequestChecks checks;
    private final Failures failures;
    private final ProblemAnswer answer;
    private final CatalogueConfig config;

    Edge(Addresses addresses, RequestChecks checks, Failures failures, ProblemAnswer answer, CatalogueConfig config) {
        this.addresses = addresses;
        this.checks = checks;
        this.failures = failures;
        this.answer = answer;
        this.config = config;
    }

    /** Before every other route, so that nothing answers without it. */
    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::receive).failureHandler(this::fail);
    }

    private void receive(RoutingContext context) {
        begin(context);
        HttpServerRequest request = context.request();
        Optional<Problem> refusal = faultOf(request);
        if (refusal.isPresent()) {
            answer.send(request, refusal.get());
            return;
        }
        hurry(context);
        checks.look(context);
        String path = context.normalizedPath();
        if (request.method() != HttpMethod.GET) {
            Set<String> methods = addresses.methodsAt(path);
            if (methods.isEmpty() && !isPreflight(request)) {
                answer.send(request, failures.ofStatus(404, context));
                return;
            } else if (request.method() == HttpMethod.OPTIONS) {
                // also where there is nothing: else the script that asks could not read the 404
                options(request, methods.isEmpty() ? Addresses.READ : methods);
                return;
            } else if (!methods.contains(request.method().name())) {
                answer.send(request, Failures.notAllowed(context, methods));
                return;
            }
        }
        if (Addresses.ofExtension(path) && RequestChecks.faultOf(context).isPresent()) {
            answer.send(request, RequestChecks.faultOf(context).get());
            return;
        }
        context.next();
    }

    /** Nobody may hold a connection with a body that doesn't come; what is left of it after the answer is read and thrown away as long. */
    private void hurry(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !length.equals("0") || request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            context.vertx().setTimer(config.bodyTimeout().toMillis(), late -> {
                if (!request.isEnded() && context.get(CurrentRequest.BODY_READ) == null) {
                    answer.send(request, failures.ofStatus(408, context));
                    request.connection().close();
                }
            });
        }
    }

    /** What makes a request unreadable whatever address it is for. */
    private static Optional<Problem> faultOf(HttpServerRequest request) {
        String expectation = request.getHeader(HttpHeaders.EXPECT);
        String coding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (request.version() == null) {
            return Optional
                    .of(Problem.of(ProblemType.INVALID_REQUEST, Text.of("Der Dienst spricht HTTP/1.1.", "The service speaks HTTP/1.1.")));
        } else if (expectation != null && !expectation.equalsIgnoreCase("100-continue")) {
            return Optional.of(Problem.of(ProblemType.EXPECTATION_FAILED, Text.of("Die Kopfzeile Expect darf nur „100-continue“ verlangen.",
                    "The Expect header may only ask for \"100-continue\".")));
        } else if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            return Optional.of(Problem.of(ProblemType.NOT_IMPLEMENTED, Text.of("Als Transfer-Encoding wird nur „chunked“ gelesen.",
                    "The only Transfer-Encoding that is read is \"chunked\".")));
        }
        return RequestTarget.faultOfPath(request.uri(), request.path());
    }

    private void fail(RoutingContext context) {
        begin(context);
        HttpServerRequest request = context.request();
        if (request.method() == HttpMethod.OPTIONS && "*".equals(request.path())) {
            options(request, Addresses.READ);
        } else if (context.failure() == null) {
            answer.send(request, failures.ofStatus(context.statusCode(), context));
        } else if (context.statusCode() == 400) {
            // the router itself refuses nothing else with a reason: a query that can't be read, a request without a host, or an empty path
            answer.send(request, RequestChecks.faultOf(context).orElseGet(() -> Problem.of(ProblemType.INVALID_REQUEST,
                    Text.of("Der Anfrage fehlt eine gültige Kopfzeile Host oder ein Pfad, der mit „/“ beginnt.",
                            "The request lacks a valid Host header or a path that starts with \"/\"."))));
        } else {
            answer.send(request, failures.problemOf(context.failure(), context));
        }
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.ORIGIN) && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static void options(HttpServerRequest request, Set<String> methods) {
        String allowed = String.join(", ", methods);
        HttpServerResponse response = request.response().setStatusCode(204).putHeader(HttpHeaders.ALLOW, allowed);
        if (isPreflight(request)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, allowed)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENDABLE)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
        }
        response.end();
    }

    /** First of all, also where the router fails before its first route. A rerouted request loses its headers and comes here again. */
    private void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        String id = context.get(ID);
        if (id == null) {
            id = RequestId.of(request);
            context.put(ID, id).put(BEGIN, System.nanoTime());
            // kept by Quarkus in the request's own Vert.x context: it follows the request to other threads and ends with it
            MDC.put(ID, id);
            context.addEndHandler(sent -> end(context));
        }
        setHeaders(request.response().headers(), id);
        context.addHeadersEndHandler(sending -> protect(request.response().headers(), request.path()));
    }

    /** The headers that every answer carries, also one to a request that no route gets to see. */
    static void setHeaders(MultiMap headers, String requestId) {
        headers.set(RequestId.HEADER, requestId);
        headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
    }

    private static List<Map.Entry<String, String>> ownFields() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        setHeaders(headers, "");
        protect(headers, null);
        headers.remove(RequestId.HEADER);
        return headers.entries();
    }

    /** A page has its own policy. */
    private static void protect(MultiMap headers, String path) {
        if (!headers.contains("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", path != null && path.startsWith("/docs") ? SWAGGER_UI : NOTHING_FROM_ELSEWHERE);
        }
    }

    private static void end(RoutingContext context) {
        HttpServerRequest request = context.request();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - context.<Long>get(BEGIN));
        log(request, context.get(ID), millis);
    }

    /** Answers that were ready are counted ({@link Answers}); a line for each would take longer than the answer. */
    static void logReady(HttpRequest request, int status, String id) {
        if (ACCESS.isDebugEnabled()) {
            MDC.put(ID, id);
            ACCESS.debugf("%s %s %d", request.method(), RequestTarget.printable(new QueryStringDecoder(request.uri()).rawPath()), status);
            MDC.remove(ID);
        }
    }

    /** Probes, metrics and what the service asks itself are asked every few seconds: their lines are for debugging. */
    static void log(HttpServerRequest request, String id, long millis) {
        String path = request.path() == null ? "" : RequestTarget.printable(request.path());
        Logger.Level level = path.startsWith("/q/") || RequestId.isOwn(id) ? Logger.Level.DEBUG : Logger.Level.INFO;
        if (ACCESS.isEnabled(level)) {
            MDC.put(ID, id);
            ACCESS.logf(level, "%s %s %d %d ms", RequestTarget.printable(request.method().name()), path, request.response().getStatusCode(),
                    millis);
        }
    }
}
