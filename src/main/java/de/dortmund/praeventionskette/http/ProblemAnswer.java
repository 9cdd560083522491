package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.security.Audit;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Answers a request with a problem document: the one place that knows what such an answer looks like, on every layer. */
@ApplicationScoped
class ProblemAnswer {

    /** How soon to try again where the problem itself doesn't say, in seconds. */
    private static final String SOON = "5";

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final JsonMapper JSON = new JsonMapper();

    private final CatalogueConfig config;
    private final Addresses addresses;

    ProblemAnswer(CatalogueConfig config, Addresses addresses) {
        this.config = config;
        this.addresses = addresses;
    }

    /** Answers on the HTTP server's own level, before or beside all resources. */
    void send(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended()) {
            return;
        }
        if (response.headWritten()) {
            request.connection().close();
            return;
        }
        byte[] body = body(request, problem);
        audit(request, problem);
        setHeaders(response.headers(), request, problem);
        response.setStatusCode(problem.type().status).end(Buffer.buffer(body));
    }

    /** The same for a failed resource method. */
    Response response(HttpServerRequest request, Problem problem) {
        audit(request, problem);
        Response.ResponseBuilder answer = Response.status(problem.type().status).entity(body(request, problem));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        setHeaders(headers, request, problem);
        headers.forEach(header -> answer.header(header.getKey(), header.getValue()));
        return answer.build();
    }

    /** Here every refusal passes once, whichever layer it comes from. */
    private void audit(HttpServerRequest request, Problem problem) {
        String method = request.method().name();
        boolean notAllowed = problem.type() == ProblemType.UNAUTHORIZED || problem.type() == ProblemType.FORBIDDEN;
        if (notAllowed || WRITING.contains(method)) {
            String path = HttpUtils.normalizePath(request.path());
            Optional<String> route = addresses.operationAt(method, path).map(Addresses.Operation::route);
            if (notAllowed || route.isPresent()) {
                Audit.refused(request.response().headers().get(RequestId.HEADER), method, route.orElse("-"), NamedRecord.in(path), problem);
            }
        }
    }

    private void setHeaders(MultiMap headers, HttpServerRequest request, Problem problem) {
        headers.set(HttpHeaders.CONTENT_TYPE, ProblemDocument.MEDIA_TYPE);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, languageOf(request).tag);
        headers.set(HttpHeaders.VARY, "Accept-Language");
        headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.remove(HttpHeaders.ETAG).remove(HttpHeaders.LAST_MODIFIED);
        switch (problem.type()) {
            case UNAUTHORIZED -> headers.set("WWW-Authenticate", "Bearer");
            case TOO_MANY_REQUESTS, UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, SOON);
            default -> {
            }
        }
        problem.headers().forEach(headers::set);
    }

    private byte[] body(HttpServerRequest request, Problem problem) {
        String path = request.path();
        String instance = request.decoderResult().isFailure() || path == null || path.isEmpty() ? null : RequestTarget.printable(path);
        try {
            return JSON.writeValueAsBytes(ProblemDocument.of(problem, config.publicUrl("/problems/" + problem.type().slug),
                    languageOf(request), instance, request.response().headers().get(RequestId.HEADER)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Language languageOf(HttpServerRequest request) {
        return Language.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
