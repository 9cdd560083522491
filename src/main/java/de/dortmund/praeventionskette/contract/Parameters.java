package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.http.Facet;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.QueryParameters;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What the OpenAPI document says about the parameters of an operation: which values are allowed, with an example each. */
final class Parameters {

    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    private Parameters() {}

    static void complete(Operation operation, Method method) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> complete(parameter, method));
            operation.getParameters().stream().map(Parameter::getSchema).forEach(Parameters::nameValues);
            operation.setParameters(inOrder(operation.getParameters(), method));
        }
    }

    /** Clients that are generated from the document can ask again without headers of their own. */
    static void addCondition(Operation operation) {
        operation.addParameter(OASFactory.createParameter().name("If-None-Match").in(Parameter.In.HEADER)
                .description("The `ETag` of the answer that you have: the answer is a 304 without a body while it still holds")
                .schema(text()).example("\"1-8521cb702187a31bc58cef06\""));
    }

    /** In the order in which the method declares them, the path first. */
    private static List<Parameter> inOrder(List<Parameter> parameters, Method method) {
        List<String> order = new ArrayList<>(List.of("slug", "version", "id", "If-Match", "If-None-Match", "Idempotency-Key"));
        order.addAll(QueryParameters.declared(method).parameters().keySet());
        return parameters.stream()
                .filter(parameter -> !isUseless(parameter, method))
                .sorted((a, b) -> order.indexOf(a.getName()) - order.indexOf(b.getName()))
                .toList();
    }

    /** {@code unknown} takes the names of filters that a record may state nothing for: some lists have none. */
    private static boolean isUseless(Parameter parameter, Method method) {
        return parameter.getName().equals("unknown") && Operations.filters(method).stream().allMatch(rule -> rule.unstated() == null);
    }

    private static void complete(Parameter parameter, Method method) {
        if (parameter.getIn() == Parameter.In.HEADER) {
            exampleInSchema(parameter, parameter.getExample());
            return;
        }
        if (parameter.getIn() == Parameter.In.PATH && !parameter.getName().equals("slug")) {
            completePath(parameter);
            return;
        }
        if (parameter.getIn() == Parameter.In.PATH) {
            parameter.description("The key of the record").example(slugOf(method));
            parameter.setSchema(text().pattern("^" + SLUG + "$"));
            return;
        }
        Listing<?> list = Operations.listing(method).orElse(null);
        if (Operations.ofStandard(method)) {
            exampleInSchema(parameter, parameter.getExample());
        } else if (parameter.getName().equals("fields")) {
            List<String> fields = List.copyOf(QueryParameters.declared(method).fields());
            commaSeparated(parameter, fields, List.of(fields.get(0), "links"));
        } else if (list != null && Set.of("page", "size", "sort", "facets").contains(parameter.getName())) {
            complete(parameter, list);
        } else {
            complete(parameter, Operations.filters(method));
        }
    }

    private static void completePath(Parameter parameter) {
        switch (parameter.getName()) {
            case "version" ->
                    parameter.description("The record's version, from 1").example("1").setSchema(text().pattern("^[1-9][0-9]{0,8}$"));
            case "id" ->
                    parameter.description(parameter.getDescription() == null ? "The proposal" : parameter.getDescription())
                            .example(parameter.getExample() == null ? "0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11" : parameter.getExample())
                            .setSchema(text().format("uuid"));
            default -> {
                // The operation describes it itself.
            }
        }
    }

    private static void complete(Parameter parameter, List<Filter> rules) {
        if (parameter.getName().equals("unknown")) {
            List<String> names = rules.stream().filter(rule -> rule.unstated() != null).map(Filter::name).toList();
            commaSeparated(parameter, names, names.stream().limit(1).toList());
        } else if (Set
                .of("modifiedSince", "radius", "publication", "state", "version", "replacedBy", "since", "limit", "type", "view", "wait")
                .contains(parameter.getName())) {
            exampleInSchema(parameter, parameter.getExample());
        } else {
            rules.stream().filter(rule -> rule.name().equals(parameter.getName())).forEach(rule -> filter(parameter, rule));
        }
    }

    private static void complete(Parameter parameter, Listing<?> list) {
        switch (parameter.getName()) {
            case "page" -> exampleInSchema(parameter, 1);
            case "size" -> {
                parameter.getSchema().setDefaultValue(list.standardSize());
                exampleInSchema(parameter, 20);
            }
            case "q" -> exampleInSchema(parameter, parameter.getExample());
            case "sort" -> {
                Schema names = text();
                list.sorting().names().stream().flatMap(name -> Stream.of(name, "-" + name)).forEach(names::addEnumeration);
                if (list.sorting().hasRelevance()) {
                    names.addEnumeration("relevance");
                }
                parameter.schema(names);
                exampleInSchema(parameter, "-updatedAt");
            }
            case "facets" -> {
                List<String> names = list.facets().stream().map(Facet::name).toList();
                commaSeparated(parameter, names, names.subList(0, 2));
            }
            default -> throw new IllegalArgumentException(parameter.getName());
        }
    }

    /** Repeated is AND, a comma is OR, a leading ! is NOT, * is any value: the same for every filter but those that are read whole. */
    private static void filter(Parameter parameter, Filter rule) {
        List<String> values = rule.allowed().fixed();
        String one = rule.allowed().pattern();
        if (one.contains("|")) {
            one = "(" + one + ")";
        }
        Object example = parameter.getExample();
        parameter.description(parameter.getDescription() + ". Allowed: "
                + (values.isEmpty() ? rule.allowed().listedAt() : values.stream().map(v -> "`" + v + "`").collect(Collectors.joining(", ")))
                + ".");
        if (rule.allowed().whole()) {
            parameter.schema(text().pattern("^" + one + "$"));
            exampleInSchema(parameter, example);
            return;
        }
        String some = one + "(," + one + ")*";
        Schema items = text().pattern("^!?" + (rule.canBeAny() ? "([*]|" + some + ")" : some) + "$");
        parameter.style(Parameter.Style.FORM).explode(true).schema(OASFactory.createSchema().addType(SchemaType.ARRAY).items(items));
        exampleInSchema(parameter, List.of(String.valueOf(example)));
    }

    private static void commaSeparated(Parameter parameter, List<String> values, List<String> example) {
        Schema items = text();
        values.forEach(items::addEnumeration);
        parameter.style(Parameter.Style.FORM).explode(false);
        parameter.schema(OASFactory.createSchema().addType(SchemaType.ARRAY).items(items));
        exampleInSchema(parameter, example);
    }

    /** Swagger UI fills a parameter's own example into its field: "Try it out" would then use every filter at once. */
    private static void exampleInSchema(Parameter parameter, Object example) {
        parameter.example(null);
        parameter.getSchema().addExample(example);
    }

    /** A slug of the seed catalogue, so that "Try it out" works at once. */
    private static String slugOf(Method method) {
        return Examples.slug(method.getDeclaringClass());
    }

    /** What generated programs call values that are no words: without it they would number them. */
    private static void nameValues(Schema schema) {
        List<Object> values = schema.getEnumeration();
        if (values != null && values.stream().anyMatch(value -> !Character.isLetter(value.toString().charAt(0)))) {
            schema.addExtension("x-enum-varnames", values.stream().map(value -> nameOf(value.toString())).toList());
        }
    }

    private static String nameOf(String value) {
        return switch (value) {
            case "," -> "CommaSign";
            case ";" -> "SemicolonSign";
            default -> value.startsWith("-") ? nameOf(value.substring(1)) + "Descending"
                    : Character.toUpperCase(value.charAt(0)) + value.substring(1);
        };
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
