package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.ChangesResource;
import de.dortmund.praeventionskette.http.Facet;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.QueryParameters;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the OpenAPI document in the build with what follows from rules: the values that filters allow, the fields, the orders, the
 * answers with a real example each, and the errors that an operation can give. Operations state only what is their own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    private final Schemas schemas = new Schemas();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        About.describe(document);
        Writes writes = new Writes(schemas, document);
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations().forEach((verb, operation) -> {
            if (verb == PathItem.HttpMethod.GET) {
                complete(operation);
            } else {
                Method method = Operations.method(operation.getOperationId());
                completeParameters(operation, method);
                writes.complete(verb, operation, method);
            }
            Rights.describe(document, operation, Operations.method(operation.getOperationId()));
        }));
        document.getComponents().setSchemas(schemas.all());
    }

    private void complete(Operation operation) {
        Method method = Operations.method(operation.getOperationId());
        boolean ofRecord = Stream.ofNullable(operation.getParameters()).flatMap(List::stream).anyMatch(
                p -> p.getName().equals("slug") || p.getName().equals("id") && Operations.ofStandard(method));
        completeParameters(operation, method);
        operation.setResponses(responses(operation, method, ofRecord));
    }

    private static void completeParameters(Operation operation, Method method) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> complete(parameter, method));
            operation.setParameters(inOrder(operation.getParameters(), method));
        }
    }

    /** In the order in which the method declares them, the path first. */
    private static List<Parameter> inOrder(List<Parameter> parameters, Method method) {
        List<String> order = new ArrayList<>(List.of("slug", "version", "id", "If-Match", "If-None-Match", "Idempotency-Key"));
        order.addAll(QueryParameters.declared(method).parameters().keySet());
        return parameters.stream()
                .sorted((a, b) -> order.indexOf(a.getName()) - order.indexOf(b.getName()))
                .toList();
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
            commaSeparated(parameter, names.isEmpty() ? List.of("") : names, null);
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
        exampleInSchema(parameter, example == null ? List.of(values.get(0)) : example);
    }

    /** Swagger UI fills a parameter's own example into its field: "Try it out" would then use every filter at once. */
    private static void exampleInSchema(Parameter parameter, Object example) {
        parameter.example(null);
        parameter.getSchema().addExample(example);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private APIResponses responses(Operation operation, Method method, boolean ofRecord) {
        boolean list = Operations.isPage(method);
        APIResponse found = OASFactory.createAPIResponse()
                .description(list ? "One page of the list" : ofRecord ? "The record" : "What was asked for")
                .content(content(operation, method));
        About.HEADERS.keySet().stream()
                .filter(header -> list || !header.equals("Link"))
                .filter(header -> !header.equals("Location") && !header.equals("Retry-After"))
                .forEach(header -> found.addHeader(header, OASFactory.createHeader().ref("#/components/headers/" + header)));
        APIResponses responses = OASFactory.createAPIResponses().addAPIResponse("200", found);
        if (ofRecord) {
            refer(responses, "301", "Moved");
        }
        if (!Operations.isStream(method)) {
            refer(responses, "304", "NotModified");
        }
        refer(responses, "400", "BadRequest");
        if (ofRecord) {
            refer(responses, "404", "NotFound");
        }
        if (ofRecord || method.getDeclaringClass() == ChangesResource.class) {
            refer(responses, "410", "Gone");
        }
        refer(responses, "406", "NotAcceptable");
        refer(responses, "414", "UriTooLong");
        refer(responses, "431", "HeadersTooLarge");
        refer(responses, "500", "InternalError");
        refer(responses, "503", "Unavailable");
        schemas.of(ProblemSchema.class);
        return responses;
    }

    /** What the method itself gives, with an example; then the other forms at the same address. */
    private Content content(Operation operation, Method method) {
        boolean export = Operations.isExport(method);
        Content content = OASFactory.createContent()
                .addMediaType(
                        Operations.mediaType(method),
                        OASFactory.createMediaType()
                                .schema(export ? text() : schemas.of(Operations.answer(method)))
                                .example(example(operation, method)));
        List<Format> forms = Format.at(method);
        forms.stream()
                .filter(form -> forms.size() > 1 && !content.hasMediaType(form.mediaType))
                .forEach(form -> content.addMediaType(form.mediaType, OASFactory.createMediaType().schema(schema(form))));
        return content;
    }

    private static Schema schema(Format form) {
        return switch (form) {
            case JSON -> OASFactory.createSchema().addType(SchemaType.OBJECT)
                    .description("`kind`, `revision`, `committedAt` and all records as `items`, each as in the list");
            case GEOJSON -> OASFactory.createSchema().addType(SchemaType.OBJECT)
                    .description("A FeatureCollection (RFC 7946): a record is the `properties` of its feature, longitude comes first");
            case CSV -> text().description("A table (RFC 4180) in UTF-8 with a byte order mark");
            case NDJSON -> text().description("One record as JSON on each line, as it is an item of the list");
            case SVG -> text().description("A picture");
            case JSON_LD -> OASFactory.createSchema().addType(SchemaType.OBJECT)
                    .description("The record in the words of schema.org, as JSON-LD with its context inside (docs/DCAT.md)");
        };
    }

    private static void refer(APIResponses responses, String status, String name) {
        responses.addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
    }

    /** A slug of the seed catalogue, so that "Try it out" works at once. */
    private static String slugOf(Method method) {
        return Examples.slug(method.getDeclaringClass());
    }

    private static Object example(Operation operation, Method method) {
        return example(operation.getOperationId(), Operations.mediaType(method));
    }

    /** The answer of an operation that the documentation shows; null while there is none yet. */
    static Object example(String operationId, String mediaType) {
        String name = operationId + Examples.extension(mediaType);
        try (InputStream file = Contract.class.getResourceAsStream("/contract/examples/" + name)) {
            if (file == null) {
                return null;
            }
            return name.matches(".*\\.json(ld)?") ? JSON.readValue(file, Object.class)
                    : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
