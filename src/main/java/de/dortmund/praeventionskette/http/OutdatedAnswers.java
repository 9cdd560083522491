package de.dortmund.praeventionskette.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Says in every answer of what is {@link Outdated} since when it is and when it may be gone: of several parts the first dates. Before
 * {@link ConditionalAnswers}, which keeps finished answers with their header fields.
 */
@Provider
@Priority(Priorities.USER)
public class OutdatedAnswers implements ContainerResponseFilter {

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (resource.getResourceMethod() == null) {
            return;
        }
        List<Outdated> parts = Outdated.Parts.of(resource.getResourceMethod(), request.getUriInfo().getQueryParameters().keySet());
        Outdated.Parts.first(parts.stream().map(Outdated::since).toList())
                .ifPresent(since -> response.getHeaders().putSingle("Deprecation", "@" + since.toEpochSecond()));
        Outdated.Parts.first(parts.stream().map(Outdated::until).toList())
                .ifPresent(until -> response.getHeaders().putSingle("Sunset", ConditionalAnswers.date(until.toInstant())));
        parts.stream().map(Outdated::instead).filter(page -> !page.isEmpty()).distinct()
                .forEach(page -> response.getHeaders().add(HttpHeaders.LINK, "<" + page + ">; rel=\"deprecation\"; type=\"text/html\""));
    }
}
