package de.dortmund.praeventionskette.http;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/**
 * Which methods an address takes: for {@code Allow}, for OPTIONS and for methods nobody knows. Read from the deployed resources
 * themselves, so that it can't differ from what they do; JAX-RS names the methods of a whole class at best.
 */
@Singleton
class Addresses {

    /** What every address that can be read takes. */
    static final Set<String> READ = Collections.unmodifiableSet(new TreeSet<>(Set.of("GET", "HEAD", "OPTIONS")));

    /** Brought by extensions, not by resources: probes and metrics, the OpenAPI document, Swagger UI. All are only read. */
    private static final List<String> OF_EXTENSIONS = List.of("/q", "/openapi", "/docs");

    private List<RequestMapper<InitialMatch>> resources;

    /** Whether the address is served by an extension and never reaches a resource. */
    static boolean ofExtension(String path) {
        return OF_EXTENSIONS.stream().anyMatch(prefix -> path.startsWith(prefix)
                && (path.length() == prefix.length() || "/.".indexOf(path.charAt(prefix.length())) >= 0));
    }

    /** The methods in alphabetical order; empty where no such address exists. Slugs are not looked up. */
    Set<String> methodsAt(String path) {
        Set<String> methods = new TreeSet<>(ofExtension(path) ? READ : Set.of());
        for (RequestMapper<InitialMatch> resource : resources()) {
            RequestMapper.RequestMatch<InitialMatch> match = resource.map(path);
            if (match != null) {
                String rest = match.remaining.isEmpty() ? "/" : match.remaining;
                for (Object handler : match.value.handlers) {
                    if (handler instanceof ClassRoutingHandler routing) {
                        routing.getMappers().forEach((method, methodsOfClass) -> {
                            if (method != null && methodsOfClass.map(rest) != null) {
                                methods.add(method);
                            }
                        });
                    }
                }
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private synchronized List<RequestMapper<InitialMatch>> resources() {
        if (resources == null) {
            resources = new ArrayList<>();
            ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers()
                    .forEach(resource -> resources.add(new RequestMapper<>(new ArrayList<>(List.of(resource)))));
        }
        return resources;
    }
}
