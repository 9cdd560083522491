package de.dortmund.praeventionskette.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Headers of a write that can't be read are a 400 before it is asked whether the caller may write. */
@Provider
class WriteHeaders implements ContainerRequestFilter {

    /** What clients send that always send something: it says nothing. */
    private static final byte[] EMPTY_OBJECT = {'{', '}'};

    /** Of these an unread body could have meant something. */
    private static final Set<String> WITH_BODIES = Set.of("POST", "DELETE");

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (resource.getResourceMethod() == null) {
            return;
        }
        refuseBody(request);
        Set<Class<?>> taken = Set.copyOf(List.of(resource.getResourceMethod().getParameterTypes()));
        if (taken.contains(OnlyOnce.class)) {
            List<String> keys = request.getHeaders().get(OnlyOnce.HEADER);
            if (keys != null && keys.size() > 1) {
                throw Problem.of(ProblemType.INVALID_REQUEST, Text.of(
                        OnlyOnce.HEADER + " darf nur einmal stehen.", OnlyOnce.HEADER + " may stand only once."));
            }
            new OnlyOnce(request.getHeaderString(OnlyOnce.HEADER)).checkReadable();
        }
        if (taken.contains(Precondition.class)) {
            new Precondition(request.getHeaderString("If-Match"), request.getHeaderString("If-None-Match")).checkReadable();
        }
    }

    /** What would not be read is not taken: nobody shall think that it was done. */
    private void refuseBody(ContainerRequestContext request) throws IOException {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (!WITH_BODIES.contains(request.getMethod()) || resource.getResourceMethod().isAnnotationPresent(Consumes.class)
                || "0".equals(length)) {
            return;
        }
        if (length != null && Long.parseLong(length) > EMPTY_OBJECT.length) {
            throw notRead();
        }
        byte[] body = request.getEntityStream().readNBytes(EMPTY_OBJECT.length + 1);
        if (body.length > 0 && !Arrays.equals(body, EMPTY_OBJECT)) {
            throw notRead();
        }
        CurrentRequest.bodyWasRead();
    }

    private static Problem notRead() {
        return Problem.of(ProblemType.INVALID_REQUEST, Text.of(
                "Hier wird kein Rumpf gelesen: ohne Rumpf oder mit {} senden.",
                "No body is read here: send none, or {}."));
    }
}
