package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.record.Meta;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Nothing is ignored silently: a query parameter that the operation does not declare, one that stands twice without being a filter, an
 * empty one and an unknown name in {@code fields} are a 400. Pages for people are not asked.
 */
@Provider
public class QueryParameters implements ContainerRequestFilter {

    /** What an operation takes: its parameters, each with whether it may be repeated, and the fields of its records. */
    public record Declared(Map<String, Boolean> parameters, Set<String> fields) {}

    private static final Map<Method, Declared> OPERATIONS = new ConcurrentHashMap<>();
    private static final Map<Method, Map<String, Outdated>> OUTDATED = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (resource.getResourceMethod() == null || !Addresses.ofInterface(request.getUriInfo().getPath())) {
            return;
        }
        Declared declared = OPERATIONS.computeIfAbsent(resource.getResourceMethod(), QueryParameters::declared);
        if (String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()).contains(";")) {
            throw Problem.of(ProblemType.INVALID_REQUEST,
                    Text.of("Parameter werden durch „&“ getrennt. Ein Semikolon in einem Wert wird als %3B geschrieben.",
                            "Parameters are separated by '&'. A semicolon in a value is written as %3B."));
        }
        List<Fault> faults = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> check(declared, name, values, faults));
        if (faults.isEmpty() && declared.parameters.containsKey("format")) {
            checkFormat(request, faults);
        }
        if (!faults.isEmpty()) {
            Text detail = faults.size() == 1
                    ? faults.get(0).detail()
                    : Text.of("Mehrere Parameter sind ungültig.", "Several parameters are not valid.");
            throw Problem.of(ProblemType.INVALID_PARAMETER, detail, faults);
        }
    }

    /** Whether the operation has this parameter. */
    static boolean takes(Method operation, String parameter) {
        return operation != null && OPERATIONS.computeIfAbsent(operation, QueryParameters::declared).parameters.containsKey(parameter);
    }

    private void checkFormat(ContainerRequestContext request, List<Fault> faults) {
        Method operation = resource.getResourceMethod();
        MultivaluedMap<String, String> parameters = request.getUriInfo().getQueryParameters();
        Optional<Format> format = Format.asked(Format.of(operation), parameters.getFirst("format"), request.getAcceptableMediaTypes());
        if (format.isEmpty()) {
            String allowed = Format.at(operation).stream().map(f -> f.code).collect(Collectors.joining(", "));
            faults.add(Fault.parameter("format", "unknown-value", Text.of("Diese Form gibt es hier nicht. Erlaubt: " + allowed,
                    "There is no such form here. Allowed: " + allowed)));
        } else if (parameters.containsKey("separator") && format.get() != Format.CSV) {
            faults.add(Fault.parameter("separator", "needs-csv", Text.of("Den Parameter „separator“ gibt es nur mit format=csv.",
                    "The parameter 'separator' is possible only with format=csv.")));
        }
    }

    private static void check(Declared declared, String name, List<String> values, List<Fault> faults) {
        Boolean repeatable = declared.parameters.get(name);
        if (repeatable == null) {
            String allowed = declared.parameters.isEmpty() ? "–" : String.join(", ", declared.parameters.keySet());
            faults.add(Fault.parameter(name, "unknown-parameter", Text.of(
                    "Den Parameter „" + name + "“ gibt es hier nicht. Erlaubt: " + allowed,
                    "There is no parameter '" + name + "' here. Allowed: " + allowed)));
        } else if (values.size() > 1 && !repeatable) {
            faults.add(Fault.parameter(name, "repeated", Text.of(
                    "Der Parameter „" + name + "“ darf nur einmal stehen.", "The parameter '" + name + "' may stand only once.")));
        } else if (values.contains("")) {
            faults.add(Fault.parameter(name, "empty", Text.of(
                    "Der Parameter „" + name + "“ hat keinen Wert.", "The parameter '" + name + "' has no value.")));
        } else if (name.equals("fields")) {
            checkFields(declared, values.get(0), faults);
        }
    }

    private static void checkFields(Declared declared, String sent, List<Fault> faults) {
        for (String field : sent.split(",", -1)) {
            if (!declared.fields.contains(field)) {
                String allowed = String.join(", ", declared.fields);
                faults.add(Fault.parameter("fields", "unknown-value", Text.of(
                        "Das Feld „" + field + "“ gibt es nicht. Erlaubt: " + allowed,
                        "There is no field '" + field + "'. Allowed: " + allowed)));
                return;
            }
        }
    }

    /** What the operation takes, read from its parameters and what it returns. */
    public static Declared declared(Method operation) {
        Map<String, Boolean> parameters = new LinkedHashMap<>();
        queries(operation).forEach((name, query) -> parameters.put(name, query.repeatable));
        Set<String> fields = fields(operation.getGenericReturnType());
        if (!(operation.getGenericReturnType() instanceof ParameterizedType)) {
            fields.remove("match");
        }
        return new Declared(parameters, fields);
    }

    /** Those parameters of the operation that will be taken away. */
    public static Map<String, Outdated> outdated(Method operation) {
        return OUTDATED.computeIfAbsent(operation, some -> {
            Map<String, Outdated> parameters = new LinkedHashMap<>();
            queries(some).forEach((name, query) -> {
                if (query.annotated.isAnnotationPresent(Outdated.class)) {
                    parameters.put(name, query.annotated.getAnnotation(Outdated.class));
                }
            });
            return parameters;
        });
    }

    /** Where a parameter is declared, and whether it may stand more than once. */
    private record Query(AnnotatedElement annotated, boolean repeatable) {}

    private static Map<String, Query> queries(Method operation) {
        Map<String, Query> queries = new LinkedHashMap<>();
        for (var parameter : operation.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (RecordComponent component : parameter.getType().getRecordComponents()) {
                    add(queries, field(parameter.getType(), component.getName()), component.getName(), component.getType());
                }
            } else {
                add(queries, parameter, parameter.getName(), parameter.getType());
            }
        }
        return queries;
    }

    /** RestQuery is no annotation for record components: it stands on the field that the compiler makes of one. */
    private static Field field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(Map<String, Query> queries, AnnotatedElement annotated, String inside, Class<?> type) {
        RestQuery query = annotated.getAnnotation(RestQuery.class);
        if (query != null) {
            queries.put(name(query, inside), new Query(annotated, type == List.class));
        }
    }

    /** What the parameter is called outside. */
    private static String name(RestQuery query, String inside) {
        return query.value().isEmpty() ? inside : query.value();
    }

    private static Set<String> fields(Type answer) {
        Type record = answer instanceof ParameterizedType page ? page.getActualTypeArguments()[0] : answer;
        Set<String> fields = new LinkedHashSet<>();
        if (record instanceof Class<?> view && view.isRecord()) {
            for (RecordComponent component : view.getRecordComponents()) {
                if (component.getType() == Meta.class) {
                    fields.addAll(fields(Meta.class));
                } else {
                    fields.add(component.getName());
                }
            }
        }
        return fields;
    }
}
