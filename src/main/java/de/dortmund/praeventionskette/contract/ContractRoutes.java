package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.http.ConditionalAnswers;
import de.dortmund.praeventionskette.http.Freshness;
import de.dortmund.praeventionskette.http.Gzip;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/**
 * Serves the committed contract, openapi/openapi.yaml, as YAML and as JSON. It stands ahead of SmallRye's own route, whose document is
 * that of the build: what is served is what was reviewed.
 */
@ApplicationScoped
public class ContractRoutes {

    /** Ahead of the extension's route at the same address. */
    private static final int AHEAD = -100;
    private static final String COMMITTED = "/contract/openapi.yaml";

    /** Is read when somebody asks for the first time: to read so much YAML would take a good part of a start. */
    private Future<Documents> documents;

    private record Documents(Document yaml, Document json) {}

    void register(@Observes Router router, ObjectMapper json) throws IOException {
        if (ContractRoutes.class.getResource(COMMITTED) == null) {
            throw new FileNotFoundException("openapi/openapi.yaml was not built into the service");
        }
        for (HttpMethod method : new HttpMethod[]{HttpMethod.GET, HttpMethod.HEAD}) {
            router.route(method, "/openapi.json").order(AHEAD).handler(request -> answer(request, json, Documents::json));
            router.route(method, "/openapi.yaml").order(AHEAD).handler(request -> answer(request, json, Documents::yaml));
            router.route(method, "/openapi").order(AHEAD).handler(request -> {
                boolean wantsJson = String.valueOf(request.request().getHeader(HttpHeaders.ACCEPT)).contains("json")
                        || "json".equalsIgnoreCase(request.request().getParam("format"));
                request.response().headers().add(HttpHeaders.VARY, "Accept");
                answer(request, json, wantsJson ? Documents::json : Documents::yaml);
            });
        }
    }

    private void answer(RoutingContext request, ObjectMapper json, Function<Documents, Document> form) {
        Context own = request.vertx().getOrCreateContext();
        documents(request.vertx(), json).onComplete(read -> own.runOnContext(then -> {
            if (read.succeeded()) {
                answer(request, form.apply(read.result()));
            } else {
                request.fail(read.cause());
            }
        }));
    }

    private synchronized Future<Documents> documents(Vertx vertx, ObjectMapper json) {
        if (documents == null) {
            documents = vertx.executeBlocking(() -> {
                byte[] committed = committed();
                return new Documents(Document.of("application/yaml", committed),
                        Document.of("application/json", json.writeValueAsBytes(new YAMLMapper().readTree(committed))));
            });
        }
        return documents;
    }

    /** The contract in one form, and the same compressed: it is large, and fetched by every Swagger UI. */
    private record Document(String type, Buffer bytes, Buffer compressed, String hash) {

        static Document of(String type, byte[] bytes) {
            return new Document(type, Buffer.buffer(bytes), Buffer.buffer(Gzip.of(bytes)), ConditionalAnswers.hash(bytes));
        }
    }

    private static void answer(RoutingContext context, Document document) {
        boolean gzip = Gzip.isTakenBy(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        String etag = '"' + document.hash + (gzip ? "-gzip" : "") + '"';
        HttpServerResponse response = context.response();
        response.headers().add(HttpHeaders.VARY, "Accept-Encoding");
        response.putHeader(HttpHeaders.ETAG, etag).putHeader(HttpHeaders.CACHE_CONTROL, ConditionalAnswers.FOR_A_WHILE);
        if (Freshness.isKnown(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatusCode(304).end();
            return;
        }
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, document.type + ";charset=UTF-8").end(gzip ? document.compressed : document.bytes);
    }

    private static byte[] committed() throws IOException {
        try (InputStream file = ContractRoutes.class.getResourceAsStream(COMMITTED)) {
            return file.readAllBytes();
        }
    }
}
