package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.http.Kept;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The change feed: who follows it has the catalogue. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Test
    void the_seed_is_revision_1_and_its_records_are_the_snapshot() throws IOException {
        Copy copy = new Copy();
        copy.follow("0", 100);
        assertEquals("1", copy.cursor);
        assertEquals(snapshot(), copy.lines());
        JsonNode first = JSON.readTree(get("/api/v1/changes?limit=1").asString()).at("/items/0");
        assertEquals(1, first.get("revision").asInt());
        assertEquals("created", first.get("action").asText());
        assertEquals("/api/v1/sources/" + first.get("slug").asText(), first.at("/links/self").asText());
    }

    @Test
    void from_every_cursor_the_feed_leads_to_the_snapshot() throws IOException {
        List<Copy> copies = new ArrayList<>();
        Copy beginning = new Copy();
        beginning.follow("0", 37);
        copies.add(beginning);
        String project = aProjectOf(A);
        copies.add(copyOf(copies));
        patch(editor(), project, "{\"goal\": \"Alle Kinder lesen gern.\"}").then().statusCode(200);
        copies.add(copyOf(copies));
        patch(editor(), "/api/v1/topics/sprache", "{\"slug\": \"sprechen\"}").then().statusCode(200);
        copies.add(copyOf(copies));
        patch(editor(), project, "{\"publication\": \"draft\"}").then().statusCode(200);
        patch(editor(), "/api/v1/places/holte-grundschule", "{\"publication\": \"draft\"}").then().statusCode(200);
        copies.add(copyOf(copies));
        patch(editor(), "/api/v1/places/holte-grundschule", "{\"publication\": \"published\"}").then().statusCode(200);
        patch(editor(), project, "{\"publication\": \"published\"}").then().statusCode(200);
        editor().header("If-Match", "*").delete(project).then().statusCode(204);
        List<String> snapshot = snapshot();
        assertTrue(snapshot.stream().anyMatch(line -> line.contains("\"slug\":\"sprechen\"")));
        for (Copy copy : copies) {
            copy.follow(copy.cursor, 5);
            assertEquals(snapshot, copy.lines(), "from " + copy.cursor);
        }
    }

    @Test
    void each_revision_has_one_entry_for_each_record_that_it_touched() throws IOException {
        String project = aProjectOf(A);
        String slug = project.substring(project.lastIndexOf('/') + 1);
        patch(editor(), project, "{\"goal\": \"Alle Kinder lesen gern.\", \"topics\": [\"sprache\", \"bildung\"]}").then().statusCode(200);
        patch(editor(), project, "{\"slug\": \"vorlesen-neu\"}").then().statusCode(200);
        editor().header("If-Match", "*").delete("/api/v1/projects/vorlesen-neu").then().statusCode(204);
        assertEquals(
                List.of("2 created " + slug, "3 updated " + slug, "4 moved " + slug, "4 created vorlesen-neu", "5 deleted vorlesen-neu"),
                entries("since=1"));
        get("/api/v1/changes?since=3").then().body("items[0].movedTo", equalTo("vorlesen-neu")).body("next", equalTo("5"));
    }

    @Test
    void what_the_public_does_not_see_is_not_there_before_and_deleted_afterwards() throws IOException {
        String draft = Writers.carrier(A).body("{\"title\": \"Noch geheim\", \"kind\": \"offer\", \"status\": \"planned\"}")
                .post("/api/v1/projects")
                .then().statusCode(201).extract().path("links.self");
        assertEquals(List.of(), entries("since=1"));
        get("/api/v1/changes?since=1").then().body("next", equalTo("2"));
        patch(editor(), draft, "{\"publication\": \"published\"}").then().statusCode(200);
        assertEquals(List.of("3 created noch-geheim"), entries("since=1"));
        patch(editor(), draft, "{\"publication\": \"archived\"}").then().statusCode(200);
        assertEquals(List.of("3 created noch-geheim", "4 deleted noch-geheim"), entries("since=1"));
        assertFalse(get("/api/v1/changes?since=1").asString().contains("Noch geheim"));
    }

    @Test
    void a_record_says_something_else_when_one_it_refers_to_is_hidden() throws IOException {
        patch(editor(), "/api/v1/places/holte-grundschule", "{\"publication\": \"draft\"}").then().statusCode(200);
        List<String> entries = entries("since=1");
        assertTrue(entries.contains("2 deleted holte-grundschule"), entries.toString());
        assertTrue(entries.size() > 1, entries.toString());
        assertFalse(get("/api/v1/changes?since=1&type=projects").asString().contains("holte-grundschule"));
    }

    @Test
    void a_persons_number_that_is_hidden_today_is_in_no_entry() {
        String contact = editor().body("{\"function\": \"Anmeldung\", \"organisation\": \"" + A
                + "\", \"phones\": [{\"number\": \"+492315550177\"}], \"visibility\": \"public\","
                + " \"fieldVisibility\": {\"phones\": \"public\"}}").post("/api/v1/contacts")
                .then().statusCode(201).extract().path("links.self");
        assertTrue(get("/api/v1/changes?since=1").asString().contains("+492315550177"));
        patch(editor(), contact, "{\"fieldVisibility\": {\"phones\": \"internal\"}}").then().statusCode(200);
        assertFalse(get("/api/v1/changes?since=1").asString().contains("+492315550177"));
        assertFalse(given().auth().oauth2(de.dortmund.praeventionskette.security.Tokens.editor()).get("/api/v1/changes?since=1").asString()
                .contains("+492315550177"), "the feed is the public's, whoever reads it");
        get("/api/v1/changes").then().header("Cache-Control", "public, max-age=60");
        get("/api/v1/exports/catalogue.ndjson").then().header("Cache-Control", "public, max-age=60");
    }

    @Test
    void what_somebody_changes_past_the_service_comes_with_a_revision_that_nobody_has_read_yet() throws Exception {
        execute("update project set goal = 'Von Hand geschrieben.' where slug = 'windel-cafe-b3'");
        String read = get("/api/v1/changes?since=1").then().statusCode(200).extract().path("next");
        clock.look();
        assertEquals(List.of("3 updated windel-cafe-b3"), entries("since=" + read));
    }

    @Test
    void a_page_ends_within_a_revision_and_the_next_goes_on_there() throws IOException {
        List<String> whole = entries("since=0&limit=1000&view=link");
        List<String> pieces = new ArrayList<>();
        String cursor = "0";
        boolean more = true;
        while (more) {
            JsonNode part = JSON.readTree(get("/api/v1/changes?limit=99&view=link&since=" + cursor).asString());
            part.get("items").forEach(entry -> {
                pieces.add(told(entry));
                assertNull(entry.get("record"));
            });
            cursor = part.get("next").asText();
            more = part.get("more").asBoolean();
        }
        assertEquals(whole, pieces);
        assertEquals("1", cursor);
    }

    @Test
    void old_entries_are_forgotten_but_the_beginning_always_works() throws Exception {
        String project = aProjectOf(A);
        patch(editor(), project, "{\"goal\": \"Alle Kinder lesen gern.\"}").then().statusCode(200);
        String other = aProjectOf(A);
        String paused = JSON.readTree(get("/api/v1/changes?since=0&limit=10").asString()).get("next").asText();
        editor().header("If-Match", "*").delete(other).then().statusCode(204);
        execute("select forget_changes(now() + interval '1 minute')");
        for (String late : List.of("1", "2.1", "4", paused)) {
            get("/api/v1/changes?since=" + late).then().statusCode(410).body("type", containsString("/problems/gone"))
                    .body("detail", containsString("/api/v1/exports/catalogue.ndjson"));
        }
        Copy copy = new Copy();
        copy.follow("0", 10);
        assertEquals(snapshot(), copy.lines());
        get("/api/v1/changes?since=5").then().statusCode(200);
        get("/api/v1/changes?since=99").then().statusCode(410);
    }

    @ParameterizedTest
    @CsvSource({"since=abc, since", "since=-1, since", "since=1.2.3.4, since", "limit=0, limit", "limit=1001, limit", "type=nothing, type",
            "type=, type", "view=whole, view", "wait=61, wait", "wait=soon, wait", "page=1, page", "since=1&since=2, since"})
    void what_is_wrong_is_named(String query, String parameter) {
        get("/api/v1/changes?" + query).then().statusCode(400).contentType("application/problem+json").body("errors[0].parameter",
                equalTo(parameter));
    }

    @Test
    void an_answer_has_an_etag_and_names_its_revision() {
        String etag =
                get("/api/v1/changes?since=0&limit=3").then().statusCode(200).header("Catalogue-Revision", "1").extract().header("ETag");
        given().header("If-None-Match", etag).get("/api/v1/changes?since=0&limit=3").then().statusCode(304);
    }

    /** What an app on a phone keeps: the records by kind and slug, and the cursor. */
    private static final class Copy {
        private final TreeMap<String, String> records = new TreeMap<>();
        private String cursor = "0";

        void follow(String since, int limit) throws IOException {
            cursor = since;
            boolean more = true;
            while (more) {
                JsonNode part = JSON.readTree(get("/api/v1/changes?limit=" + limit + "&since=" + cursor).asString());
                part.get("items").forEach(entry -> {
                    String key = entry.get("kind").asText() + "/" + entry.get("slug").asText();
                    if (entry.has("record")) {
                        records.put(key, entry.get("record").toString());
                    } else {
                        records.remove(key);
                    }
                });
                cursor = part.get("next").asText();
                more = part.get("more").asBoolean();
            }
        }

        List<String> lines() {
            return records.values().stream().sorted().toList();
        }
    }

    private static Copy copyOf(List<Copy> earlier) throws IOException {
        Copy copy = new Copy();
        copy.records.putAll(earlier.get(earlier.size() - 1).records);
        copy.follow(earlier.get(earlier.size() - 1).cursor, 50);
        return copy;
    }

    /** The records of the snapshot; its first line names the revision that the answer has. */
    private static List<String> snapshot() throws IOException {
        var answer = get("/api/v1/exports/catalogue.ndjson").then().statusCode(200).extract();
        List<String> lines = new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(answer.header("Catalogue-Revision"), JSON.readTree(lines.get(0)).get("revision").asText());
        List<String> records = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            records.add(JSON.readTree(line).get("record").toString());
        }
        return records.stream().sorted().toList();
    }

    private static List<String> entries(String query) throws IOException {
        List<String> entries = new ArrayList<>();
        JSON.readTree(get("/api/v1/changes?" + query).asString()).get("items").forEach(entry -> entries.add(told(entry)));
        return entries;
    }

    private static String told(JsonNode entry) {
        return List.of("revision", "action", "slug").stream().map(field -> entry.get(field).asText()).collect(Collectors.joining(" "));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        Kept.forget();
    }
}
