package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.CatalogueConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A body that is too large and a query that can't be read. Both are seen at the edge, but answered only when it is known that the
 * address takes the method and the caller may use it: 405 and 401 go before them.
 */
@Provider
class RequestChecks implements ReaderInterceptor {

    /** Takes whole catalogues, and reads them row by row. */
    private static final String IMPORTS = "/api/v1/imports";

    private static final String FAULT = RequestChecks.class.getName();

    /** Interceptors are made while there is no configuration yet, hence the detour. */
    private final Instance<CatalogueConfig> config;

    RequestChecks(Instance<CatalogueConfig> config) {
        this.config = config;
    }

    /** What the edge noted about this request. */
    static Optional<Problem> faultOf(RoutingContext context) {
        return Optional.ofNullable(context.get(FAULT));
    }

    /** Notes what is wrong, for later. */
    void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > largestBody(request.path()))) {
            context.put(FAULT, tooLarge(largestBody(request.path())));
        } else {
            RequestTarget.faultOfQuery(request.query()).ifPresent(fault -> context.put(FAULT, fault));
        }
    }

    /** Before the filters that read the query. */
    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    void refuse(RoutingContext context) {
        faultOf(context).ifPresent(fault -> {
            throw fault;
        });
    }

    /** A body that does not say how long it is, is counted while it is read. */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream(), largestBody(CurrentRequest.uri().getPath())));
        return context.proceed();
    }

    private long largestBody(String path) {
        return (IMPORTS.equals(path) ? config.get().imports().maxBodySize() : config.get().maxBodySize()).asLongValue();
    }

    private static Problem tooLarge(long largest) {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, Text.of("Der Rumpf der Anfrage ist größer als " + largest + " Bytes.",
                "The body of the request is larger than " + largest + " bytes."));
    }

    private static final class Counted extends FilterInputStream {

        private final long largest;
        private long count;

        Counted(InputStream body, long largest) {
            super(body);
            this.largest = largest;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            counted(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }

        private int counted(int more) {
            count += Math.max(0, more);
            if (count > largest) {
                throw tooLarge(largest);
            }
            return more;
        }
    }
}
