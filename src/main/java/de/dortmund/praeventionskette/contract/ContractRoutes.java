package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
        Buffer yaml = Buffer.buffer(committed());
        Buffer asJson = Buffer.buffer(json.writeValueAsBytes(new YAMLMapper().readTree(yaml.getBytes())));
        for (HttpMethod method : new HttpMethod[]{HttpMethod.GET, HttpMethod.HEAD}) {
            router.route(method, "/openapi.json").order(AHEAD).handler(request -> answer(request, "application/json", asJson));
            router.route(method, "/openapi.yaml").order(AHEAD).handler(request -> answer(request, "application/yaml", yaml));
            router.route(method, "/openapi").order(AHEAD).handler(request -> {
                boolean wantsJson = String.valueOf(request.request().getHeader(HttpHeaders.ACCEPT)).contains("json")
                        || "json".equalsIgnoreCase(request.request().getParam("format"));
                request.response().putHeader(HttpHeaders.VARY, "Accept");
                answer(request, wantsJson ? "application/json" : "application/yaml", wantsJson ? asJson : yaml);
            });
        }
    }

    private static void answer(RoutingContext request, String type, Buffer document) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(document);
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
