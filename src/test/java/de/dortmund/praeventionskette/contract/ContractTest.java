package de.dortmund.praeventionskette.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The published contract is what the build makes, what the service serves and what it does. {@code mvn test -Dtest=ContractTest
 * -Dcontract.write=true} writes the examples; run it again to write the document that contains them.
 */
@QuarkusTest
class ContractTest {

    private static final boolean WRITE = Boolean.getBoolean("contract.write");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    /** What the seed has none of: the tests that make some compare them with the document's. */
    private static final Set<String> AFTER_WRITING = Set.of("listProposals", "getProposal", "getImport", "listImportRows", "getErasures",
            "getContactDisclosure", "streamChanges");
    private static final Path EXAMPLES = Path.of("src/main/resources/contract/examples");
    private static final Path COMMITTED = Path.of("openapi/openapi.yaml");

    @Test
    void the_committed_document_is_what_the_build_makes() throws IOException {
        String made = Files.readString(Path.of("target/openapi/openapi.yaml"));
        if (WRITE) {
            Files.writeString(COMMITTED, made);
        }
        assertEquals(made, Files.readString(COMMITTED), "openapi/openapi.yaml is not what the build makes");
    }

    @Test
    void the_service_serves_the_committed_document() throws IOException {
        String yaml = given().accept("application/yaml").get("/openapi").then().statusCode(200).extract().asString();
        assertEquals(Files.readString(COMMITTED), yaml);
        JsonNode json = JSON.readTree(given().get("/openapi.json").then().statusCode(200).extract().asString());
        assertEquals(new YAMLMapper().readTree(yaml), json);
    }

    @Test
    void every_example_is_what_the_service_answers() throws IOException {
        for (var operation : operations()) {
            String id = operation.details().get("operationId").asText();
            if (!operation.method().equals("get") || AFTER_WRITING.contains(id)) {
                continue;
            }
            boolean first = true;
            for (Map.Entry<String, JsonNode> content : operation.details().at("/responses/200/content").properties()) {
                if (first || Examples.ofOtherForms(content.getKey())) {
                    checkExample(operation, content, first);
                }
                first = false;
            }
        }
    }

    /** Other forms than the first are asked for by name, and have no pages. */
    private static void checkExample(Described operation, Map.Entry<String, JsonNode> content, boolean first) throws IOException {
        String id = operation.details().get("operationId").asText();
        String address = exampleAddress(operation);
        boolean json = Set.of("application/json", "application/ld+json").contains(content.getKey());
        String answer =
                new String(reader(operation).urlEncodingEnabled(false).accept(first ? "*/*" : content.getKey())
                        .get(first ? address : address.replaceAll("[?](size|per_page)=1$", "").replaceAll("\\.csv$", ".ndjson")).then()
                        .statusCode(200).contentType(startsWith(content.getKey())).extract().asByteArray(), StandardCharsets.UTF_8);
        if (content.getKey().equals("application/x-ndjson")) {
            answer = answer.lines().limit(2).collect(Collectors.joining("\n", "", "\n"));
        }
        String fixed = answer.replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "2026-11-21T08:00:00Z")
                .replaceAll("http://localhost:[0-9]+/", "http://localhost:8080/")
                .replaceAll("(?<before>byteSize\\D+)[0-9]+", "${before}64000");
        String now = json ? JSON.writeValueAsString(withoutPersons(JSON.readTree(fixed))) + "\n" : fixed;
        Path file = EXAMPLES.resolve(id + Examples.extension(content.getKey()));
        if (WRITE) {
            Files.writeString(file, now);
            return;
        }
        assertEquals(Files.readString(file), now, "the example of " + id);
        assertEquals(json ? JSON.readTree(now) : TextNode.valueOf(now), content.getValue().get("example"),
                "the document's example of " + id);
    }

    @Test
    void every_operation_says_what_it_does_and_what_can_go_wrong() throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        for (var operation : operations()) {
            JsonNode details = operation.details();
            String id = details.get("operationId").asText();
            assertTrue(ids.add(id), id + " stands twice");
            assertFalse(details.path("summary").asText().isBlank(), id);
            assertFalse(details.path("description").asText().isBlank(), id);
            assertEquals(1, details.path("tags").size(), id);
            List<String> statuses = new ArrayList<>();
            details.get("responses").fieldNames().forEachRemaining(statuses::add);
            assertTrue(statuses.containsAll(List.of("400", "401", "406", "414", "500", "503")), id + " " + statuses);
            if (operation.method().equals("get")) {
                assertEquals(!id.equals("streamChanges"), statuses.containsAll(List.of("200", "304")), id + " " + statuses);
                boolean record = operation.path().contains("{slug}") || operation.path().matches("/hsds/.*\\{id}");
                boolean part = operation.path().matches("/hsds/v3/(service_at_locations|taxonomies|taxonomy_terms)/.*");
                assertTrue(!record || statuses.contains("404"), id + " " + statuses);
                assertEquals(record && !part, statuses.containsAll(List.of("301", "404", "410")), id + " " + statuses);
                assertFalse(part && (statuses.contains("301") || statuses.contains("410")), id + " " + statuses);
            } else {
                assertTrue(statuses.containsAll(List.of("403", "409")), id + " " + statuses);
                assertEquals(details.has("requestBody"), statuses.containsAll(List.of("413", "415", "422")), id + " " + statuses);
                for (JsonNode content : details.at("/requestBody/content")) {
                    assertTrue(content.has("example"), id);
                }
            }
            for (JsonNode parameter : details.path("parameters")) {
                assertFalse(parameter.path("description").asText().isBlank(), id + " " + parameter.get("name"));
                assertTrue(parameter.has("example") || parameter.path("schema").has("examples"), id + " " + parameter.get("name"));
            }
        }
        assertEquals(155, ids.size());
    }

    /** What needs a token gets an administrator's. */
    private static RequestSpecification reader(Described operation) {
        boolean free = operation.details().get("security").findValues("bearer").size() < operation.details().get("security").size();
        return free ? given() : given().auth().oauth2(Tokens.admin());
    }

    /** The document outlives an erasure: its examples name nobody. */
    private static JsonNode withoutPersons(JsonNode answer) {
        for (JsonNode record : answer.has("items") ? answer.get("items") : List.of(answer)) {
            maskContactPoints(record);
            if (record.has("function")) {
                ObjectNode contact = (ObjectNode) record;
                contact.put("name", "Erika Mustermann").put("email", "e.mustermann@example.org");
                int number = 0;
                for (JsonNode phone : contact.get("phones")) {
                    number++;
                    ((ObjectNode) phone).put("number", "+49231555010" + number).put("printed", "+49 231 555-01 0" + number);
                }
            }
        }
        return answer;
    }

    /** Contacts in the words of schema.org. */
    private static void maskContactPoints(JsonNode thing) {
        if (thing instanceof ObjectNode point && "ContactPoint".equals(point.path("@type").asText())) {
            point.put("email", "e.mustermann@example.org").put("telephone", "+492315550101");
        }
        if (thing instanceof ObjectNode channel && channel.path("serviceUrl").isTextual()) {
            channel.put("serviceUrl", "mailto:e.mustermann@example.org");
        }
        thing.forEach(ContractTest::maskContactPoints);
    }

    /** An operation of the document. */
    private record Described(String path, String method, JsonNode details) {}

    private static List<Described> operations() throws IOException {
        JsonNode document = new YAMLMapper().readTree(COMMITTED.toFile());
        assertNotNull(document.get("paths"));
        List<Described> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Described(path.getKey(), method.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    private static String exampleAddress(Described operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.details().path("parameters")) {
            if (parameter.get("in").asText().equals("path")) {
                path = path.replace("{" + parameter.get("name").asText() + "}", parameter.get("example").asText());
            }
        }
        for (JsonNode parameter : operation.details().path("parameters")) {
            if (parameter.get("in").asText().equals("query") && parameter.path("required").asBoolean()) {
                String example = URLEncoder.encode(parameter.get("example").asText(), StandardCharsets.UTF_8);
                path += (path.contains("?") ? "&" : "?") + parameter.get("name").asText() + "=" + example;
            }
        }
        return path + (path.contains("?") ? "" : Examples.query(operation.details().get("operationId").asText()));
    }
}
