package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.http.ConditionalAnswers;
import de.dortmund.praeventionskette.http.Freshness;
import de.dortmund.praeventionskette.http.Gzip;
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

/**
 * Serves the committed contract, openapi/openapi.yaml, as YAML and as JSON. It stands ahead of SmallRye's own route, whose document is
 * made anew at start: what is served is what was reviewed.
 */
@ApplicationScoped
public class ContractRoutes {

    /** Ahead of the extension's route at the same address. */
    private static final int AHEAD = -100;

    void register(@Observes Router router, ObjectMapper json) throws IOException {
        byte[] committed = committed();
        Document yaml = Document.of("application/yaml", committed);
        Document asJson = Document.of("application/json", json.writeValueAsBytes(new YAMLMapper().readTree(committed)));
        for (HttpMethod method : new HttpMethod[]{HttpMethod.GET, HttpMethod.HEAD}) {
            router.route(method, "/openapi.json").order(AHEAD).handler(request -> answer(request, asJson));
            router.route(method, "/openapi.yaml").order(AHEAD).handler(request -> answer(request, yaml));
            router.route(method, "/openapi").order(AHEAD).handler(request -> {
                boolean wantsJson = String.valueOf(request.request().getHeader(HttpHeaders.ACCEPT)).contains("json")
                        || "json".equalsIgnoreCase(request.request().getParam("format"));
                request.response().headers().add(HttpHeaders.VARY, "Accept");
                answer(request, wantsJson ? asJson : yaml);
            });
        }
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
        try (InputStream file = ContractRoutes.class.getResourceAsStream("/contract/openapi.yaml")) {
            if (file == null) {
                throw new FileNotFoundException("openapi/openapi.yaml was not built into the service");
            }
            return file.readAllBytes();
        }
    }
}
