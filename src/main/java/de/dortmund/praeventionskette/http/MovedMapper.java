package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.CatalogueConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Leads the client of a former address to the one of today: 301 for reading, 308 for what must keep its method. */
class MovedMapper {

    private final Instance<CatalogueConfig> config;

    MovedMapper(Instance<CatalogueConfig> config) {
        this.config = config;
    }

    @ServerExceptionMapper
    Response toRedirect(Moved moved, UriInfo uri, Request request) {
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String path = uri.getRequestUri().getRawPath().replaceFirst("/" + moved.former + "(?=/|$)", "/" + moved.today);
        String query = uri.getRequestUri().getRawQuery();
        return Response.status(reading ? 301 : 308)
                .header("Location", config.get().publicUrl(path + (query == null ? "" : "?" + query)))
                .build();
    }
}
