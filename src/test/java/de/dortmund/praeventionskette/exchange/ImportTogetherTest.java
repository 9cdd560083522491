package de.dortmund.praeventionskette.exchange;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Imports beside each other, rows that go alone and not together, and what becomes of an import with time. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ImportTogetherTest {

    private static final String PROJECT = "{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"}";

    @Inject
    DataSource database;
    @Inject
    ObjectMapper json;
    @Inject
    ImportTurns turns;

    private static Response send(RequestSpecification writer, String query, List<String> rows) {
        return ImportTest.send(writer, query, "application/json", "[" + String.join(",\n", rows) + "]");
    }

    private static List<String> organisations(int number) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            rows.add("{\"slug\": \"verein-" + i + "\", \"name\": \"Verein " + i + "\", \"kind\": \"association\"}");
        }
        return rows;
    }

    @Test
    void two_rows_that_want_the_same_place_are_told_of_each_other() {
        List<String> rows = List.of("{\"slug\": \"eins\", \"name\": \"Eins\", \"order\": 77}",
                "{\"slug\": \"zwei\", \"name\": \"Zwei\", \"order\": 78}", "{\"slug\": \"drei\", \"name\": \"Drei\", \"order\": 77}");
        String before = ImportTest.revision();
        send(editor(), "kind=topics", rows).then().statusCode(201).body("state", equalTo("refused")).body("counts.refused", equalTo(1))
                .body("refused[0].number", equalTo(3)).body("refused[0].line", equalTo(3))
                .body("refused[0].errors[0].pointer", equalTo("/order")).body("refused[0].errors[0].code", equalTo("repeated"))
                .body("refused[0].errors[0].detail", containsString("die 1. Zeile"));
        send(editor(), "kind=topics&dryRun=false", rows).then().statusCode(422).body("errors.pointer", equalTo(List.of("/3/order")))
                .body("errors[0].detail", containsString("Zeile 3")).body("errors[0].detail", containsString("die 1. Zeile"));
        assertEquals(before, ImportTest.revision());
    }

    @Test
    void rows_that_would_put_each_other_above_themselves_are_told_of_each_other_however_far_apart() {
        List<String> all = organisations(600);
        assertEquals(201, send(editor(), "kind=organisations&dryRun=false", all).statusCode());
        String before = ImportTest.revision();
        List<String> rows = new ArrayList<>(organisations(600));
        rows.set(0, "{\"slug\": \"verein-0\", \"parent\": \"verein-150\"}");
        rows.set(150, "{\"slug\": \"verein-150\", \"parent\": \"verein-599\"}");
        rows.set(599, "{\"slug\": \"verein-599\", \"parent\": \"verein-0\"}");
        send(editor(), "kind=organisations", rows).then().statusCode(201).body("counts.refused", equalTo(1))
                .body("refused[0].number", equalTo(600)).body("refused[0].errors[0].code", equalTo("cycle"))
                .body("refused[0].errors[0].detail", containsString("1, 151"));
        send(editor(), "kind=organisations&dryRun=false", rows).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/600/parent")));
        assertEquals(before, ImportTest.revision());
    }

    @Test
    void a_row_may_refer_to_what_a_row_long_before_it_makes() {
        List<String> rows = new ArrayList<>(organisations(600));
        rows.set(599, "{\"slug\": \"verein-599\", \"name\": \"Verein 599\", \"kind\": \"association\", \"parent\": \"verein-0\"}");
        Response dry = send(editor(), "kind=organisations", rows);
        dry.then().statusCode(201).body("state", equalTo("ready")).body("counts.created", equalTo(600));
        editor().post(dry.path("links.run").toString()).then().statusCode(200).body("state", equalTo("done"));
        given().get("/api/v1/organisations/verein-599").then().body("parent.slug", equalTo("verein-0"));
    }

    @Test
    void many_records_of_one_title_have_keys_of_their_own() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            rows.add(PROJECT);
        }
        send(editor(), "kind=projects&dryRun=false", rows).then().statusCode(201).body("counts.created", equalTo(600));
        send(editor(), "kind=projects&dryRun=false", List.of(PROJECT)).then().statusCode(201);
        given().get("/api/v1/projects/vorlesen-601").then().statusCode(200);
        given().get("/api/v1/projects/vorlesen-602").then().statusCode(404);
        editor().get("/api/v1/projects/vorlesen-601/history").then().body("items[0].action", equalTo("created"));
    }

    @Test
    void what_only_the_database_refuses_is_told_of_its_rows_alone_and_the_rows_behind_them_are_looked_at_again() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 1100; i++) {
            rows.add(PROJECT);
        }
        String wrong = PROJECT.replace("}", ", \"priority\": \"ohne-programm\"}");
        rows.set(9, wrong);
        rows.set(599, wrong);
        String before = ImportTest.revision();
        send(editor(), "kind=projects", rows).then().statusCode(201).body("counts.created", equalTo(1098))
                .body("refused.number", equalTo(List.of(10, 600))).body("refused[1].errors[0].pointer", equalTo("/priority"));
        send(editor(), "kind=projects&dryRun=false", rows).then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/10/priority", "/600/priority")));
        assertEquals(before, ImportTest.revision());
        given().get("/api/v1/projects/vorlesen").then().statusCode(404);
    }

    @Test
    void a_change_of_one_field_leaves_the_lists_of_a_record_and_is_one_version() {
        Response created = send(editor(), "kind=projects&dryRun=false", List.of("{\"slug\": \"viel\", \"title\": \"Viel\","
                + " \"kind\": \"offer\", \"status\": \"running\", \"topics\": [\"sprache\", \"bildung\"], \"actionAreas\": [\"nette\"]}"));
        created.then().statusCode(201);
        send(editor(), "kind=projects&dryRun=false", List.of("{\"slug\": \"viel\", \"title\": \"Mehr\"}")).then().statusCode(201);
        given().get("/api/v1/projects/viel").then().body("version", equalTo(2)).body("title", equalTo("Mehr"))
                .body("topics.slug", equalTo(List.of("sprache", "bildung"))).body("actionAreas.slug", equalTo(List.of("nette")));
        send(editor(), "kind=projects&dryRun=false", List.of("{\"slug\": \"viel\", \"topics\": [\"bildung\"]}")).then().statusCode(201);
        given().get("/api/v1/projects/viel").then().body("version", equalTo(3)).body("topics.slug", equalTo(List.of("bildung")))
                .body("actionAreas.slug", equalTo(List.of("nette")));
        given().get("/api/v1/projects?topic=bildung&q=Mehr").then().body("items.slug", equalTo(List.of("viel")));
        given().get("/api/v1/projects?topic=sprache&q=Mehr").then().body("items.slug", equalTo(List.of()));
    }

    @Test
    void while_an_import_of_an_organisation_is_worked_on_another_of_it_is_refused_and_everybody_sees_how_far_it_is() throws Exception {
        UUID id;
        try (ImportDesk desk = ImportDesk.open(database, A, json)) {
            id = desk.begin("projects", ImportFormat.JSON, false, true, "somebody");
            desk.add(id, List.of(new Sent(1, 1, json.createObjectNode()), new Sent(2, 2, json.createObjectNode())));
            desk.progress(id, 1);
            editor().get("/api/v1/imports/" + id).then().statusCode(200).body("state", equalTo("computing")).body("rows", equalTo(2))
                    .body("rowsDone", equalTo(1)).body("counts", nullValue()).body("links.run", nullValue());
            send(carrier(A), "kind=projects", List.of(PROJECT)).then().statusCode(409).body("detail", containsString("Organisation"));
            send(editor(), "kind=projects", List.of(PROJECT)).then().statusCode(201);
        }
        editor().get("/api/v1/imports/" + id).then().body("state", equalTo("interrupted"));
        editor().post("/api/v1/imports/" + id + "/run").then().statusCode(403);
        send(carrier(A), "kind=projects", List.of(PROJECT)).then().statusCode(201).body("state", equalTo("ready"));
    }

    @Test
    void while_an_import_is_worked_on_others_wait_for_their_turn_and_not_for_ever() {
        turns.take(A, () -> {
            Response other = send(editor(), "kind=topics", List.of("{\"slug\": \"eins\", \"name\": \"Eins\", \"order\": 77}"));
            other.then().statusCode(503).header("Retry-After", "10").body("type", containsString("unavailable"));
            return send(carrier(A), "kind=projects", List.of(PROJECT)).then().statusCode(409);
        });
        send(carrier(A), "kind=projects", List.of(PROJECT)).then().statusCode(201);
        send(editor(), "kind=projects", List.of(PROJECT)).then().statusCode(201);
    }

    @Test
    void a_dry_run_is_done_within_a_day_or_never() throws Exception {
        Response dry = send(editor(), "kind=projects", List.of(PROJECT));
        String self = dry.path("links.self");
        String before = ImportTest.revision();
        try (Connection connection = database.getConnection();
                PreparedStatement age = connection.prepareStatement("update import set created_at = now() - interval '24 hours 1 second'"
                        + " where id = cast(? as uuid)")) {
            age.setString(1, self.replaceFirst(".*/", ""));
            assertEquals(1, age.executeUpdate());
        }
        editor().get(self).then().body("state", equalTo("expired")).body("links.run", nullValue());
        editor().post(self + "/run").then().statusCode(409).body("type", containsString("conflict")).body("detail",
                containsString("expired"));
        assertEquals(before, ImportTest.revision());
        assertEquals(201, send(editor(), "kind=projects", List.of(PROJECT)).statusCode());
        editor().get(self + "/rows").then().body("items", equalTo(List.of()));
    }

    @Test
    void an_editor_imports_contacts_as_they_were_read_and_a_carrier_does_not() throws Exception {
        JsonNode contacts = json.readTree(editor().get("/api/v1/contacts?size=100").asString()).get("items");
        List<String> rows = new ArrayList<>();
        contacts.forEach(contact -> rows.add(contact.toString()));
        assertTrue(rows.size() > 1);
        String before = ImportTest.revision();
        send(editor(), "kind=contacts&dryRun=false", rows).then().statusCode(201).body("counts.unchanged", equalTo(rows.size()));
        assertEquals(before, ImportTest.revision());
        ObjectNode first = (ObjectNode) contacts.get(0);
        rows.set(0, first.put("function", first.get("function").asText() + " (neu)").toString());
        send(editor(), "kind=contacts&dryRun=false", rows).then().statusCode(201).body("counts.updated", equalTo(1))
                .body("counts.unchanged", equalTo(rows.size() - 1));
        ObjectNode now = (ObjectNode) json.readTree(editor().get("/api/v1/contacts/" + first.get("slug").asText()).asString());
        assertEquals(first.put("version", 2).set("updatedAt", now.get("updatedAt")), now);
        send(carrier(A), "kind=contacts", rows).then().statusCode(403);
    }

    @Test
    void the_history_of_imported_records_says_what_they_say() {
        String key = "\"externalId\": {\"system\": \"verein\", \"id\": \"1\"}";
        String next = "\"externalId\": {\"system\": \"verein\", \"id\": \"2\"}";
        String fields = "\"kind\": \"offer\", \"status\": \"running\", \"carrier\": \"" + A + "\", \"actionAreas\": [\"nette\"],"
                + " \"access\": [\"mobil\", \"lotsend\"], \"ageFromMonths\": 6, \"ageBasis\": \"stated\", \"startsOn\": \"2026-01-15\"";
        imported(201, "{" + key + ", \"title\": \"Vorlesen im Verein\", " + fields
                + ", \"topics\": [\"sprache\", {\"slug\": \"bildung\", \"basis\": \"implied\"}]}",
                "{" + next + ", \"title\": \"Turnen\", " + fields + "}");
        assertSaysOnly("vorlesen-im-verein", 2, "created", List.of());
        imported(201, "{" + key + ", \"title\": \"Vorlesen\", \"languages\": [\"de\", \"tr\"], \"ageFromMonths\": 12}",
                "{" + next + ", \"title\": \"Turnen\", \"topics\": [\"bildung\"]}");
        assertSaysOnly("vorlesen-im-verein", 4, "updated", List.of("ageFromMonths", "languages", "title"));
        assertSaysOnly("turnen", 3, "updated", List.of("topics"));
        patch(editor(), "/api/v1/topics/sprache", "{\"slug\": \"sprechen\"}").then().statusCode(200);
        imported(201, "{" + key + ", \"title\": \"Vorlesen\", \"topics\": [\"bildung\", \"sprache\"]}");
        assertSaysOnly("vorlesen-im-verein", 6, "updated", List.of("topics"));
    }

    private static void imported(int status, String... rows) {
        send(editor(), "kind=projects&dryRun=false", List.of(rows)).then().statusCode(status);
    }

    /** Whoever changes one field of it changes one field of what the history knows. */
    private static void assertSaysOnly(String slug, int version, String action, List<String> fields) {
        String project = "/api/v1/projects/" + slug;
        patch(editor(), project, "{\"costs\": \"Fassung " + version + "\"}").then().statusCode(200).body("version", equalTo(version));
        Response history = editor().get(project + "/history");
        history.then().statusCode(200).body("items[0].changes.field", equalTo(List.of("costs"))).body("items[1].action", equalTo(action))
                .body("items[1].version", equalTo(version - 1)).body("items[1].why", containsString("import "));
        if (!fields.isEmpty()) {
            history.then().body("items[1].changes.field", equalTo(fields));
        }
    }
}
