package de.dortmund.praeventionskette.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code format} wins over {@code Accept}: it is made one before the resources choose by it. Where the address has no such form, the
 * request still reaches the resource, which names the allowed values. Whoever takes any text or picture is given the one there is.
 */
@ApplicationScoped
class AskedFormat {

    private static final Pattern FORMAT = Pattern.compile("(?:^|&)format=([a-z]+)(?:&|$)");
    private static final String ELSE_ANYTHING = ", */*;q=0.1";

    void route(@Observes Router router) {
        Addresses.INTERFACES
                .forEach(address -> router.route(address + "/*").order(Integer.MIN_VALUE + 2).handler(AskedFormat::prefer));
    }

    private static void prefer(RoutingContext context) {
        HttpServerRequest request = context.request();
        Matcher asked = FORMAT.matcher(String.valueOf(request.query()));
        String type = asked.find() ? Format.named(asked.group(1)).map(format -> format.mediaType).orElse(Format.JSON.mediaType)
                : request.headers().contains(HttpHeaders.ACCEPT) ? null : Format.JSON.mediaType;
        if (type != null) {
            request.headers().set(HttpHeaders.ACCEPT, type + ELSE_ANYTHING);
        } else {
            request.headers().set(HttpHeaders.ACCEPT, String.join(",", request.headers().getAll(HttpHeaders.ACCEPT))
                    .replace("text/*", Format.CSV.mediaType).replace("image/*", Format.SVG.mediaType));
        }
        context.next();
    }
}
