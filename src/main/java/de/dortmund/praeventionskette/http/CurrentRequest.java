package de.dortmund.praeventionskette.http;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;

/** The address of the request that is being answered. */
@Unremovable
@RequestScoped
public class CurrentRequest {

    @Inject
    UriInfo uri;

    /** The address as it was asked for. */
    public static UriInfo uri() {
        return Arc.container().instance(CurrentRequest.class).get().uriInfo();
    }

    UriInfo uriInfo() {
        return uri;
    }
}
