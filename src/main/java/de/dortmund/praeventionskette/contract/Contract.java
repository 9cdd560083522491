package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.ChangesResource;
import de.dortmund.praeventionskette.http.Format;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Completes the OpenAPI document in the build with what follows from rules: the values that filters allow, the fields, the orders, the
 * answers with a real example each, and the errors that an operation can give. Operations state only what is their own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

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
                Parameters.complete(operation, method);
                writes.complete(verb, operation, method);
            }
            Rights.describe(document, operation, Operations.method(operation.getOperationId()));
            Outdating.describe(document, operation, Operations.method(operation.getOperationId()));
        }));
        document.getComponents().setSchemas(schemas.all());
    }

    private void complete(Operation operation) {
        Method method = Operations.method(operation.getOperationId());
        boolean ofRecord = Stream.ofNullable(operation.getParameters()).flatMap(List::stream).anyMatch(
                p -> p.getName().equals("slug") || p.getName().equals("id") && Operations.ofStandard(method));
        if (!Operations.isStream(method)) {
            Parameters.addCondition(operation);
        }
        Parameters.complete(operation, method);
        operation.setResponses(responses(operation, method, ofRecord));
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
        boolean keepsOldKeys = ofRecord && Operations.keepsOldKeys(method);
        if (keepsOldKeys) {
            refer(responses, "301", "Moved");
        }
        if (!Operations.isStream(method)) {
            refer(responses, "304", "NotModified");
        }
        refer(responses, "400", "BadRequest");
        if (ofRecord) {
            refer(responses, "404", "NotFound");
        }
        if (keepsOldKeys || method.getDeclaringClass() == ChangesResource.class) {
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
        Content content = OASFactory.createContent()
                .addMediaType(
                        Operations.mediaType(method),
                        OASFactory.createMediaType()
                                .schema(schema(method))
                                .example(example(operation, method)));
        List<Format> forms = Format.at(method);
        forms.stream()
                .filter(form -> forms.size() > 1 && !content.hasMediaType(form.mediaType))
                .forEach(form -> content.addMediaType(form.mediaType, OASFactory.createMediaType().schema(schema(form))
                        .example(Examples.ofOtherForms(form.mediaType) ? example(operation.getOperationId(), form.mediaType) : null)));
        return content;
    }

    /** What is no JSON is a file for the programs that are generated from the document, but for a stream, which has no end. */
    private Schema schema(Method method) {
        boolean json = Operations.mediaType(method).endsWith("json") && !Operations.isExport(method);
        return json ? schemas.of(Operations.answer(method)) : Operations.isStream(method) ? text() : text().format("binary");
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
