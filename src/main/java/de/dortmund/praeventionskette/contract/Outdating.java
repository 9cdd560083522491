package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.http.Outdated;
import de.dortmund.praeventionskette.http.QueryParameters;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What the OpenAPI document says about what will be taken away; all of it follows from {@link Outdated}. */
final class Outdating {

    private static final Map<String, List<String>> HEADERS = Map.of(
            "Deprecation", List.of("Since when this is not to be used for anything new (RFC 9745)", "@1799971200"),
            "Sunset", List.of("When this may be gone (RFC 8594)", "Sat, 15 Jan 2028 00:00:00 GMT"));

    private Outdating() {}

    static void describe(OpenAPI document, Operation operation, Method method) {
        Map<String, Outdated> parameters = QueryParameters.outdated(method);
        Outdated whole = method.getAnnotation(Outdated.class);
        if (whole == null && parameters.isEmpty()) {
            return;
        }
        if (whole != null) {
            operation.setDeprecated(true);
            operation.setDescription(operation.getDescription() + "\n\n" + told(whole));
        }
        Stream.ofNullable(operation.getParameters()).flatMap(List::stream).filter(parameter -> parameters.containsKey(parameter.getName()))
                .forEach(parameter -> {
                    parameter.setDeprecated(true);
                    parameter.setDescription(parameter.getDescription() + " " + told(parameters.get(parameter.getName())));
                });
        HEADERS.forEach((name, said) -> {
            document.getComponents().addHeader(name, OASFactory.createHeader().description(said.get(0))
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING)).example(said.get(1)));
            operation.getResponses().getAPIResponses().forEach((status, response) -> addHeader(status, response, name));
        });
    }

    private static void addHeader(String status, APIResponse response, String name) {
        if (status.startsWith("2")) {
            response.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
        }
    }

    private static String told(Outdated outdated) {
        return "**Deprecated since " + outdated.since() + "**" + (outdated.until().isEmpty() ? "" : ", may be gone on " + outdated.until())
                + (outdated.instead().isEmpty() ? "." : "; instead: " + outdated.instead());
    }
}
