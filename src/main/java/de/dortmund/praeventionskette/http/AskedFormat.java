package de.dortmund.praeventionskette.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code format} wins over {@code Accept}: it is made one before the resources choose by it. Where the address has no such form, the
 * request still reaches the resource, which names the allowed values. Whoever takes any text or picture is given the one there is. What
 * is no media type, or is refused ({@code q=0}), is left out before anybody has to read it.
 */
@ApplicationScoped
class AskedFormat {

    private static final Pattern FORMAT = Pattern.compile("(?:^|&)format=([a-z]+)(?:&|$)");
    private static final String ELSE_ANYTHING = ", */*;q=0.1";
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    /** RFC 9110, section 8.3.1. */
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "(?:\\s*;\\s*(?:" + TOKEN + "=(?:" + TOKEN
            + "|\"(?:[^\"\\\\]|\\\\.)*\"))?)*");
    private static final Pattern WEIGHT = Pattern.compile(";\\s*[qQ]=([01](?:\\.[0-9]{0,3})?)\\s*(?:;|$)");
    private static final int LONGEST = 255;
    /** Of fields longer than this, or of more different ones, each is read anew. */
    private static final int REMEMBERED = 500;
    private static final Map<String, String> READ = new ConcurrentHashMap<>();
    /** Nothing has this form. */
    private static final String NONE = "application/x-none";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    void route(@Observes Router router) {
        Addresses.INTERFACES
                .forEach(address -> router.route(address + "/*").order(Integer.MIN_VALUE + 2).handler(AskedFormat::prefer));
        Addresses.FILES.forEach(address -> router.route(address).order(Integer.MIN_VALUE + 2).handler(AskedFormat::clean));
    }

    private static void prefer(RoutingContext context) {
        MultiMap headers = context.request().headers();
        Matcher asked = FORMAT.matcher(String.valueOf(context.request().query()));
        String type = asked.find() ? Format.named(asked.group(1)).map(format -> format.mediaType).orElse(Format.JSON.mediaType)
                : headers.contains(HttpHeaders.ACCEPT) ? null : Format.JSON.mediaType;
        if (type != null) {
            headers.set(HttpHeaders.ACCEPT, type + ELSE_ANYTHING);
        } else {
            headers.set(HttpHeaders.ACCEPT, String.join(",", headers.getAll(HttpHeaders.ACCEPT))
                    .replace("text/*", Format.CSV.mediaType).replace("image/*", Format.SVG.mediaType));
        }
        clean(context);
    }

    private static void clean(RoutingContext context) {
        MultiMap headers = context.request().headers();
        if (headers.contains(HttpHeaders.ACCEPT)) {
            headers.set(HttpHeaders.ACCEPT, remembered(String.join(",", headers.getAll(HttpHeaders.ACCEPT))));
        }
        String sent = headers.get(HttpHeaders.CONTENT_TYPE);
        if (sent != null && !isMediaType(sent.strip())) {
            // Whoever only reads is not asked what they send; a body is refused as one that is not read here.
            if (READING.contains(context.request().method())) {
                headers.remove(HttpHeaders.CONTENT_TYPE);
            } else {
                headers.set(HttpHeaders.CONTENT_TYPE, NONE);
            }
        }
        context.next();
    }

    /** Clients send few different ones. */
    private static String remembered(String sent) {
        String read = READ.get(sent);
        if (read == null) {
            read = readable(sent);
            if (READ.size() < REMEMBERED && sent.length() <= REMEMBERED) {
                READ.put(sent, read);
            }
        }
        return read;
    }

    /** The media types with their weights: no answer differs by another parameter. */
    private static String readable(String sent) {
        List<String> taken = new ArrayList<>();
        for (String type : listed(sent)) {
            Matcher weight = WEIGHT.matcher(type);
            double q = weight.find() ? Double.parseDouble(weight.group(1)) : 1;
            if (q > 0 && isMediaType(type.strip())) {
                taken.add(type.strip().replaceAll("[;\\s].*", "") + (q < 1 ? ";q=" + q : ""));
            }
        }
        return taken.isEmpty() ? NONE : String.join(", ", taken);
    }

    /** No real one is longer; a pattern that is matched against thousands of parameters would use up the stack. */
    private static boolean isMediaType(String text) {
        return text.length() <= LONGEST && MEDIA_TYPE.matcher(text).matches();
    }

    /** What stands between the commas; those in quotes part nothing. */
    private static List<String> listed(String field) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            if (quoted && character == '\\') {
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                parts.add(field.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(field.substring(begin));
        return parts;
    }
}
