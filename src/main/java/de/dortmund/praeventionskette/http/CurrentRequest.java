package de.dortmund.praeventionskette.http;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The request that is being answered. */
@Unremovable
@RequestScoped
public class CurrentRequest {

    static final String BODY_READ = "bodyRead";

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    /** The address as it was asked for. */
    public static UriInfo uri() {
        return Arc.container().instance(CurrentRequest.class).get().uriInfo();
    }

    /** The media types that the client takes, best first. */
    public static List<MediaType> accepted() {
        return Arc.container().instance(CurrentRequest.class).get().acceptable();
    }

    /**
     * Says that the whole body has arrived, for work that takes longer than a body may take: the server itself does not call a request ended
     * whose body was read piece by piece.
     */
    public static void bodyWasRead() {
        routing().put(BODY_READ, true);
    }

    /** The same on the level of the HTTP server. */
    static RoutingContext routing() {
        return Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
    }

    List<MediaType> acceptable() {
        return headers.getAcceptableMediaTypes();
    }

    UriInfo uriInfo() {
        return uri;
    }
}
