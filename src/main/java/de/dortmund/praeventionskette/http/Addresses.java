package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;

/**
 * Which methods an address takes: for {@code Allow}, for OPTIONS and for methods nobody knows. Read from the deployed resources
 * themselves, so that it can't differ from what they do; JAX-RS names the methods of a whole class at best.
 */
@Singleton
public class Addresses {

    /** What every address that can be read takes. */
    static final Set<String> READ = Collections.unmodifiableSet(new TreeSet<>(Set.of("GET", "HEAD", "OPTIONS")));

    /** Brought by extensions, not by resources: probes and metrics, the OpenAPI document, Swagger UI. All are only read. */
    private static final List<String> OF_EXTENSIONS = List.of("/q", "/openapi", "/docs");

    /** Where the catalogue's own interface begins, and those of standards. */
    public static final List<String> INTERFACES = List.of(Kind.BASE, "/hsds");

    /** What standards have at single addresses, in the one form that the address names. */
    static final List<String> FILES = List.of("/dcat.jsonld", "/dcat.ttl");

    private List<RequestMapper<InitialMatch>> resources;
    private volatile RequestMapper<InitialMatch> all;

    /** A method of a resource and the route that leads to it, for example {@code /api/v1/projects/{slug}}. */
    public record Operation(Optional<Method> method, String route) {}

    /** Whether the address belongs to the interface, its own or that of a standard, and not to the pages for people. */
    public static boolean ofInterface(String path) {
        return FILES.contains(path) || INTERFACES.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }

    /** Whether the address is served by an extension and never reaches a resource. */
    public static boolean ofExtension(String path) {
        return OF_EXTENSIONS.stream().anyMatch(prefix -> path.startsWith(prefix)
                && (path.length() == prefix.length() || "/.".indexOf(path.charAt(prefix.length())) >= 0));
    }

    /** The methods in alphabetical order; empty where no such address exists. Slugs are not looked up. */
    Set<String> methodsAt(String path) {
        Set<String> methods = new TreeSet<>(ofExtension(path) ? READ : Set.of());
        for (RequestMapper<InitialMatch> resource : resources()) {
            RequestMatch<InitialMatch> match = resource.map(path);
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

    /** What answers a method on an address; empty where nothing does. Finds it as the deployed resources do. */
    public Optional<Operation> operationAt(String method, String path) {
        RequestMapper<InitialMatch> mapper = all();
        for (RequestMatch<InitialMatch> match = mapper.map(path); match != null; match = mapper.continueMatching(path, match)) {
            String rest = match.remaining.isEmpty() ? "/" : match.remaining;
            for (Object handler : match.value.handlers) {
                RequestMapper<RuntimeResource> methods =
                        handler instanceof ClassRoutingHandler routing ? routing.getMappers().get(method) : null;
                RequestMatch<RuntimeResource> found = methods == null ? null : methods.map(rest);
                if (found != null) {
                    RuntimeResource resource = found.value;
                    // Several methods for one address differ in what they produce: which one it is, is known when that is chosen.
                    Optional<Method> only = Optional.ofNullable(resource.getLazyMethod()).map(ResteasyReactiveResourceInfo::getMethod);
                    String route = match.template.template + found.template.template;
                    return Optional.of(new Operation(only,
                            route.length() > 1 && route.endsWith("/") ? route.substring(0, route.length() - 1) : route));
                }
            }
        }
        return Optional.empty();
    }

    /** Asked for with every request, hence without a lock: at worst it is made twice. */
    private RequestMapper<InitialMatch> all() {
        RequestMapper<InitialMatch> mapper = all;
        if (mapper == null) {
            mapper = new RequestMapper<>(ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers());
            all = mapper;
        }
        return mapper;
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
