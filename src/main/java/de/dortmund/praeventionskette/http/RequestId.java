package de.dortmund.praeventionskette.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The name of one request: in the answer, in problem documents and on every log line that the request causes. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** What a caller may choose: nothing that could break out of a log line or a header. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final String OWN = "own-" + create() + "-";

    private RequestId() {
    }

    /** The caller's own id if it is well-formed, else a new one. */
    static String of(HttpServerRequest request) {
        return of(request.getHeader(HEADER));
    }

    /** The same where only the field is at hand, or null. */
    static String of(String given) {
        return given != null && WELL_FORMED.matcher(given).matches() ? given : create();
    }

    /** That of a question which the service asks itself; nobody else can know how they begin. */
    static String ownOne() {
        return OWN + create();
    }

    /** Whether the service asks itself. */
    static boolean isOwn(String id) {
        return id.startsWith(OWN);
    }

    private static String create() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
