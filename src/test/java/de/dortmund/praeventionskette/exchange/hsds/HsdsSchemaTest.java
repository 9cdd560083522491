package de.dortmund.praeventionskette.exchange.hsds;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.change.Writers;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every answer is valid under the schemas of the specification, formats included: strictly under 3.1 (no property that it does not know),
 * also under the UK profile 3.0.
 */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class HsdsSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PAGE = Set.of("total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty",
            "contents");

    @BeforeEach
    void schemasAreThere() {
        Schemata.assumeThere();
    }

    @Test
    void every_answer_about_the_seed_is_valid() throws IOException {
        assertEquals(46 + 25 + 21, assertAllValid());
        assertEquals(10, assertValid("taxonomies", "", "taxonomy", "taxonomy"));
        assertTrue(assertValid("taxonomy_terms", "", "taxonomy_term", "taxonomy_term") > 100);
    }

    @Test
    void every_answer_about_a_thousand_generated_projects_is_valid() throws IOException {
        long seed = Long.getLong("hsds.seed", new Random().nextLong());
        Generated generated = new Generated(new Random(seed));
        for (Map.Entry<String, String> record : generated.around().entrySet()) {
            var answer = Writers.editor().body(record.getValue().getBytes(StandardCharsets.UTF_8)).put("/api/v1/" + record.getKey());
            assertEquals(201, answer.statusCode(), record + " " + answer.asString());
        }
        var imported = Writers.editor().contentType("application/x-ndjson;charset=UTF-8")
                .body(generated.projects(1_000).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports?kind=projects&dryRun=false");
        assertEquals(1_000, imported.<Integer>path("counts.created"), imported.asString());
        try {
            assertTrue(assertAllValid() > 1_046);
        } catch (AssertionError broken) {
            throw new AssertionError("-Dhsds.seed=" + seed + " " + broken.getMessage(), broken);
        }
    }

    /** How many things were looked at in full. */
    private static int assertAllValid() throws IOException {
        int services = assertValid("services", "", "compiled/service_list", "compiled/service");
        int organizations = assertValid("organizations", "full_service", "compiled/organization_list", "compiled/organization");
        int locations =
                assertValid("service_at_locations", "", "compiled/service_at_location_list", "compiled/service_at_location");
        return services + organizations + locations;
    }

    /** The first pages of the list, all of it in full, and some of it one by one. */
    private static int assertValid(String list, String alsoFull, String ofList, String ofOne) throws IOException {
        Set<String> faults = new TreeSet<>();
        for (String address : List.of(list + "?per_page=100", list + "?per_page=7&page=2")) {
            JsonNode page = JSON.readTree(text(address));
            assertEquals(PAGE, Set.copyOf(names(page)), address);
            assertEquals(page.get("contents").size(), page.get("size").asInt());
            List<JsonNode> contents = new ArrayList<>();
            page.get("contents").forEach(contents::add);
            faults.addAll(faults(ofList, contents));
        }
        List<JsonNode> all = lines(list + "?format=ndjson" + (ofOne.startsWith("compiled") ? "&full=true" : ""));
        faults.addAll(faults(ofOne, all));
        if (!alsoFull.isEmpty()) {
            faults.addAll(faults(ofOne, lines(list + "?format=ndjson&" + alsoFull + "=true")));
        }
        for (JsonNode one : all.subList(0, Math.min(5, all.size()))) {
            assertEquals(one, JSON.readTree(text(list + "/" + one.get("id").asText())));
        }
        assertEquals(Set.of(), faults);
        return all.size();
    }

    private static List<JsonNode> lines(String address) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text(address).split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static Set<String> faults(String schema, List<JsonNode> documents) {
        return documents.parallelStream()
                .flatMap(one -> Stream.of(Schemata.STRICT, Schemata.LENIENT)
                        .flatMap(version -> Schemata.faults(version, schema, one).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> names(JsonNode page) {
        List<String> names = new ArrayList<>();
        page.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String text(String address) {
        return new String(given().get("/hsds/v3/" + address).then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8);
    }
}
