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

    private RequestId() {
    }

    /** The caller's own id if it is well-formed, else a new one. */
    static String of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        return given != null && WELL_FORMED.matcher(given).matches() ? given : create();
    }

    private static String create() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
