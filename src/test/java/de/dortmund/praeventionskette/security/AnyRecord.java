package de.dortmund.praeventionskette.security;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The records that the operation table is tried on: made when they are needed, and made anew where somebody has changed them. */
final class AnyRecord {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CARRIER_A = "evinger-sportvereine";
    /** Fields that only one record can have this value of. */
    private static final Set<String> UNIQUE = Set.of("number", "order");

    private final Map<String, AnyOperation> operations;
    private final Map<String, String> made = new HashMap<>();
    /** Signing, and the keys of another realm, take longer than most requests. */
    private final Map<String, Optional<String>> tokens = new HashMap<>();
    private int number;

    AnyRecord(Map<String, AnyOperation> operations) {
        this.operations = operations;
    }

    /** Sends a request that is right in all but, perhaps, who sends it. */
    Response send(AnyOperation operation, AnyCaller caller, String sort) throws IOException {
        String resource = operation.resource();
        String key = operation.ofStandard() ? keyOfStandard(operation, sort) : key(resource, sort);
        String organisation = resource.equals("organisations") && sort.equals("own") ? key : CARRIER_A;
        String token = tokens.computeIfAbsent(caller + " " + organisation, unknown -> Optional.ofNullable(caller.token(organisation)))
                .orElse(null);
        RequestSpecification request = token == null ? given() : given().auth().oauth2(token);
        if (!sort.equals("missing") && Set.of("put", "patch", "delete").contains(operation.method())
                || operation.id().startsWith("restore") && !sort.equals("missing")) {
            request.header("If-Match", "*");
        }
        if (operation.example() != null) {
            request.contentType(operation.method().equals("patch") ? "application/merge-patch+json" : "application/json")
                    .body(JSON.writeValueAsBytes(body(operation, resource, sort, key)));
        }
        Response answer =
                request.request(operation.method(), operation.address(key) + (operation.id().equals("streamChanges") ? "?limit=1" : ""));
        boolean gone = operation.method().equals("delete") || resource.equals("proposals") && !operation.method().equals("get");
        if (gone && answer.statusCode() < 400) {
            made.remove(resource + sort);
        }
        return answer;
    }

    /** What others have changed is of no use for the first who has to change something. */
    void makeAnew() {
        made.clear();
    }

    private JsonNode body(AnyOperation operation, String resource, String sort, String key) throws IOException {
        if (operation.method().equals("put") && !sort.equals("missing")) {
            ObjectNode read = (ObjectNode) JSON.readTree(editor().get("/api/v1/" + resource + "/" + key).asByteArray());
            return read.setAll((ObjectNode) operations.get(operation.id().replaceFirst("put", "patch")).example());
        }
        return operation.method().equals("patch") ? operation.example() : unique(operation.example());
    }

    private JsonNode unique(JsonNode example) {
        ObjectNode body = example.deepCopy();
        number++;
        UNIQUE.stream().filter(body::has).forEach(field -> body.put(field, 1000 + number));
        return body;
    }

    private static String keyOfStandard(AnyOperation operation, String sort) {
        return sort.equals("foreign") ? operation.exampleOf("id") : UUID.randomUUID().toString();
    }

    private String key(String resource, String sort) throws IOException {
        if (sort.equals("missing") || sort.equals("-")) {
            return Set.of("proposals", "imports").contains(resource) ? UUID.randomUUID().toString() : "missing-" + ++number;
        }
        String key = made.get(resource + sort);
        if (key == null) {
            key = resource.equals("proposals") ? proposal() : resource.equals("imports") ? dryRun() : record(resource, sort);
            made.put(resource + sort, key);
        }
        return key;
    }

    /** Something that carrier A has proposed about a record of its own. */
    private String proposal() throws IOException {
        String slug = record("projects", "own");
        Response answer = given().auth().oauth2(Tokens.carrier(CARRIER_A)).header("If-Match", "*")
                .contentType("application/merge-patch+json").body("{\"subtitle\": \"Neu\"}").patch("/api/v1/projects/" + slug);
        assertEquals(202, answer.statusCode());
        return answer.header("Location").replaceFirst(".*/", "");
    }

    /** A dry run of carrier A. */
    private static String dryRun() {
        Response answer = given().auth().oauth2(Tokens.carrier(CARRIER_A)).contentType("application/json").body("[]")
                .post("/api/v1/imports?kind=projects");
        assertEquals(201, answer.statusCode());
        return answer.path("id");
    }

    private String record(String resource, String sort) throws IOException {
        AnyOperation create = operations.values().stream()
                .filter(operation -> operation.method().equals("post") && operation.path().equals("/api/v1/" + resource))
                .findFirst().orElseThrow();
        ObjectNode body = (ObjectNode) unique(create.example());
        if (!sort.equals("foreign") && !resource.equals("organisations")) {
            body.put("carrier", CARRIER_A);
        }
        body.put("publication", sort.equals("waiting") ? "submitted" : "published");
        Response answer = editor().body(body.toString()).post("/api/v1/" + resource);
        assertEquals(201, answer.statusCode(), answer.asString());
        return answer.path("slug");
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor()).contentType("application/json");
    }
}
