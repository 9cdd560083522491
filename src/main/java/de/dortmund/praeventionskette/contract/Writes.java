package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Stewardship;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Role;
import jakarta.ws.rs.Consumes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What the OpenAPI document says about writing: bodies, conditions, what comes back, and what can be refused. */
final class Writes {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** For each field that a kind is known by, what an example of a new record says. */
    private static final Map<String, Object> REQUESTS = read();

    private final Schemas schemas;
    private final OpenAPI document;

    Writes(Schemas schemas, OpenAPI document) {
        this.schemas = schemas;
        this.document = document;
    }

    void complete(HttpMethod verb, Operation operation, Method method) {
        String id = operation.getOperationId();
        boolean ofRecord =
                operation.getParameters() != null && operation.getParameters().stream().anyMatch(p -> p.getName().equals("slug"));
        if (method.isAnnotationPresent(RequestBody.class)) {
            operation.setRequestBody(body(id, method));
        }
        APIResponses responses = OASFactory.createAPIResponses();
        boolean puts = verb == HttpMethod.PUT;
        Type answer = method.getGenericReturnType() instanceof ParameterizedType wrapped ? wrapped.getActualTypeArguments()[0]
                : method.getGenericReturnType();
        boolean creates = id.startsWith("create");
        if (creates || puts) {
            responses.addAPIResponse("201", done("It was created", id, answer, creates)
                    .addHeader("Location", OASFactory.createHeader().ref("#/components/headers/Location")));
        }
        if (!creates) {
            responses.addAPIResponse("200",
                    done(verb == HttpMethod.DELETE ? "It was merged into this record" : "As it is now", id, answer,
                            verb != HttpMethod.DELETE));
        }
        if (verb == HttpMethod.DELETE) {
            responses.addAPIResponse("204", OASFactory.createAPIResponse().description("It was deleted"));
        }
        boolean byCarriers = Arrays.asList(method.getAnnotation(AllowedTo.class).value()).contains(Role.CARRIER);
        boolean conditional = puts || verb == HttpMethod.PATCH || verb == HttpMethod.DELETE || id.startsWith("restore");
        if (byCarriers && conditional) {
            responses.addAPIResponse("202", OASFactory.createAPIResponse().description("It is a proposal that an editor decides on")
                    .addHeader("Location", OASFactory.createHeader().ref("#/components/headers/Location")));
        }
        refer(responses, "400", "BadRequest");
        if (ofRecord) {
            refer(responses, "308", "Moved");
            refer(responses, "410", "Gone");
        }
        if (!creates) {
            refer(responses, "404", "NotFound");
        }
        problem(responses, ProblemType.CONFLICT, "Conflict", "It conflicts with another record or what became of it",
                "Den Wert hat schon ein anderer Datensatz: /api/v1/action-areas/nette.");
        if (Arrays.asList(method.getParameterTypes()).contains(Precondition.class)) {
            problem(responses, ProblemType.PRECONDITION_FAILED, "PreconditionFailed", "The record has another version by now",
                    "Der Datensatz hat inzwischen die Version 2.");
        }
        if (conditional) {
            problem(responses, ProblemType.PRECONDITION_REQUIRED, "PreconditionRequired", "`If-Match` is missing",
                    "Der Datensatz ist da und wird nur mit If-Match geschrieben.");
        }
        if (operation.getRequestBody() != null) {
            problem(responses, ProblemType.CONTENT_TOO_LARGE, "TooLarge", "The body is too large", "Der Rumpf der Anfrage ist zu groß.");
            problem(responses, ProblemType.UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType", "The body is no JSON by its `Content-Type`",
                    "Das Format in der Kopfzeile Content-Type wird unter dieser Adresse nicht gelesen.");
        }
        if (operation.getRequestBody() != null || id.startsWith("restore")) {
            problem(responses, ProblemType.INVALID_RECORD, "Invalid", "It can be read, and is not valid; every place is named",
                    "Ungültig ist: /title.");
        }
        refer(responses, "406", "NotAcceptable");
        refer(responses, "414", "UriTooLong");
        refer(responses, "431", "HeadersTooLarge");
        refer(responses, "500", "InternalError");
        refer(responses, "503", "Unavailable");
        operation.setResponses(responses);
    }

    private org.eclipse.microprofile.openapi.models.parameters.RequestBody body(String id, Method method) {
        Class<?> input = method.getAnnotation(RequestBody.class).content()[0].schema().implementation();
        boolean record = id.startsWith("create") || id.startsWith("put") || id.startsWith("patch");
        Schema schema = record ? new InputSchemas(schemas).of(input, Stewardship.class, id.startsWith("patch")) : schemas.of(input);
        Object example = REQUESTS.get(id.startsWith("patch") ? "patch" + input.getSimpleName() : input.getSimpleName());
        if (example == null) {
            throw new IllegalStateException("contract/requests.json has no example of " + id);
        }
        Content content = OASFactory.createContent();
        for (String type : method.getAnnotation(Consumes.class).value()) {
            Object own = REQUESTS.get(input.getSimpleName() + " " + type);
            content.addMediaType(type, OASFactory.createMediaType().schema(own == null ? schema : OASFactory.createSchema()
                    .addType(SchemaType.STRING)).example(own == null ? example : own));
        }
        return OASFactory.createRequestBody().required(true).content(content);
    }

    private APIResponse done(String meaning, String id, Type answer, boolean withExample) {
        APIResponse response = OASFactory.createAPIResponse().description(meaning);
        List.of("ETag", "Catalogue-Revision", "X-Request-Id")
                .forEach(header -> response.addHeader(header, OASFactory.createHeader().ref("#/components/headers/" + header)));
        String read = id.replaceFirst("^(create|put|patch|delete|confirm|restore|run)(.*?)(Version)?$", "get$2");
        return response.content(OASFactory.createContent().addMediaType("application/json", OASFactory.createMediaType()
                .schema(answer instanceof Class<?> view && view.isInterface() ? OASFactory.createSchema().addType(SchemaType.OBJECT)
                        : schemas.of(answer))
                .example(withExample ? Contract.example(read, "application/json") : null)));
    }

    private static void refer(APIResponses responses, String status, String name) {
        responses.addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/" + name));
    }

    /** A component is only there when an operation refers to it. */
    private void problem(APIResponses responses, ProblemType type, String name, String meaning, String detail) {
        if (!document.getComponents().getResponses().containsKey(name)) {
            About.problem(document.getComponents(), name, type, meaning, null, null, detail);
        }
        refer(responses, String.valueOf(type.status), name);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read() {
        try (InputStream file = Writes.class.getResourceAsStream("/contract/requests.json")) {
            return JSON.readValue(file, Map.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
