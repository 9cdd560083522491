package de.dortmund.praeventionskette.exchange;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(AsSeeded.class)
class ImportTest {

    private static final String ROW = "{\"externalId\": {\"system\": \"verein\", \"id\": \"%s\"}, \"title\": \"%s\", \"kind\": \"offer\","
            + " \"status\": \"running\"}";

    private static String rows(String... rows) {
        return "[" + String.join(",\n", rows) + "]";
    }

    static Response send(RequestSpecification writer, String query, String type, String body) {
        return send(writer, query, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** With exactly this content type. */
    private static Response send(RequestSpecification writer, String query, String type, byte[] body) {
        return writer.config(config().encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT).encodeContentTypeAs("text/csv", ContentType.TEXT)))
                .contentType(type).body(body).post("/api/v1/imports?" + query);
    }

    private static Response json(RequestSpecification writer, String query, String body) {
        return send(writer, query, "application/json", body);
    }

    private static Response csv(RequestSpecification writer, String query, String body) {
        return send(writer, query, "text/csv", body);
    }

    static String revision() {
        return given().get("/api/v1").header("Catalogue-Revision");
    }

    private static Response run(RequestSpecification writer, Response dryRun) {
        assertEquals(201, dryRun.statusCode(), dryRun.asString());
        return writer.post(dryRun.path("links.self") + "/run");
    }

    static String trusted(String organisation) {
        patch(admin(), "/api/v1/organisations/" + organisation, "{\"trusted\": true}").then().statusCode(200);
        return organisation;
    }

    @Test
    void a_dry_run_shows_what_the_run_then_does_and_running_it_again_changes_nothing() {
        trusted(A);
        String before = revision();
        Response dry = json(carrier(A), "kind=projects", rows(ROW.formatted("1", "Vorlesen"), ROW.formatted("2", "Turnen")));
        dry.then().statusCode(201).body("state", equalTo("ready")).body("counts.created", equalTo(2)).body("rows", equalTo(2))
                .body("rowsDone", equalTo(2)).body("revision", nullValue()).body("links.run", notNullValue());
        assertEquals(before, revision());
        given().get("/api/v1/projects?q=Turnen").then().body("items.title", empty());

        String self = dry.path("links.self");
        run(carrier(A), dry).then().statusCode(200).body("state", equalTo("done")).body("revision", notNullValue());
        String after = revision();
        assertNotEquals(before, after);
        assertEquals(List.of(after, after), List.of("vorlesen", "turnen").stream()
                .map(slug -> editor().get("/api/v1/projects/" + slug + "/history").path("items[0].revision").toString()).toList());
        given().get("/api/v1/projects/vorlesen").then().body("externalId.id", equalTo("1")).body("carrier.slug", equalTo(A));
        carrier(A).get(self + "/rows").then().statusCode(200).body("items.outcome", equalTo(List.of("created", "created")))
                .body("items.record", hasItem("/api/v1/projects/turnen")).body("items.line", equalTo(List.of(1, 2)));
        run(carrier(A), dry).then().statusCode(200).body("state", equalTo("done"));

        json(carrier(A), "kind=projects&dryRun=false", rows(ROW.formatted("1", "Vorlesen"), ROW.formatted("2", "Turnen"))).then()
                .statusCode(201).body("state", equalTo("done")).body("counts.unchanged", equalTo(2)).body("revision", nullValue());
        assertEquals(after, revision());

        Response changed = json(carrier(A), "kind=projects&dryRun=false",
                rows(ROW.formatted("1", "Vorlesen im Park"), ROW.formatted("2", "Turnen")));
        changed.then().statusCode(201).body("counts.unchanged", equalTo(1)).body("counts.updated", equalTo(1));
        carrier(A).get(changed.path("links.self") + "/rows?outcome=updated").then().body("items", hasSize(1))
                .body("items[0].slug", equalTo("vorlesen")).body("items[0].changes", hasSize(1))
                .body("items[0].changes[0].field", equalTo("title")).body("items[0].changes[0].from", equalTo("Vorlesen"))
                .body("items[0].changes[0].to", equalTo("Vorlesen im Park"));
        editor().get("/api/v1/projects/vorlesen/history").then().body("items[0].why", containsString("import "));
    }

    @Test
    void all_rows_are_written_or_none_and_each_fault_has_its_place() {
        String before = revision();
        String body = rows(ROW.formatted("1", "Gut"),
                "{\"title\": \"Schlecht\", \"kind\": \"offer\", \"status\": \"running\", \"topics\": [\"gibt-es-nicht\"]}",
                ROW.formatted("1", "Doppelt"), "{\"title\": \"Ohne Art\", \"farbe\": \"rot\"}",
                "{\"title\": \"Alter\", \"kind\": \"offer\", \"status\": \"running\", \"ageFromMonths\": 36, \"ageToMonths\": 12, \"ageBasis\": \"stated\"}");
        Response refused = json(editor(), "kind=projects&dryRun=false", body);
        refused.then().statusCode(422).body("errors.pointer",
                equalTo(List.of("/2/topics/0", "/3/externalId", "/4/farbe", "/5/ageToMonths")))
                .body("errors.code", equalTo(List.of("unknown-reference", "repeated", "unknown-field", "rule")))
                .body("errors[0].detail", containsString("Zeile 2"));
        assertEquals(before, revision());
        String self = refused.header("Location");
        editor().get(self).then().statusCode(200).body("state", equalTo("refused")).body("counts.refused", equalTo(4))
                .body("counts.created", equalTo(1)).body("refused", hasSize(4)).body("refused[3].errors[0].code", equalTo("rule"));
        editor().post(self + "/run").then().statusCode(409);
        json(editor(), "kind=projects", body).then().statusCode(201).body("state", equalTo("refused")).body("links.run", nullValue())
                .body("counts.refused", equalTo(4));
    }

    @Test
    void what_was_seen_is_what_happens_or_nothing() {
        String project = aProjectOf("stadt-dortmund");
        String slug = project.replaceFirst(".*/", "");
        Response dry = json(editor(), "kind=projects", rows("{\"slug\": \"" + slug + "\", \"subtitle\": \"Neu\"}",
                ROW.formatted("9", "Anderes")));
        patch(editor(), project, "{\"subtitle\": \"Inzwischen\"}").then().statusCode(200);
        String before = revision();
        run(editor(), dry).then().statusCode(409).body("errors", hasSize(1)).body("errors[0].pointer", equalTo("/1"))
                .body("errors[0].code", equalTo("differs"));
        assertEquals(before, revision());
        given().get(project).then().body("subtitle", equalTo("Inzwischen"));
        given().get("/api/v1/projects/anderes").then().statusCode(404);
    }

    @Test
    void a_table_is_read_as_a_german_spreadsheet_writes_it() {
        String table = "\uFEFFname;kind;actionArea;latitude;longitude;precisionMetres;externalSystem;externalId\r\n"
                + "# Name des Ortes;office;;;;;;\r\n"
                + "\"Büro \"\"Mitte\"\"; oben\";office;Nette;51,5123;7,41;1.500;raum;17\r\n\r\n'=Summe;office;;;;;raum;18\r\n";
        Response sent = csv(editor(), "kind=places&dryRun=false", table);
        assertEquals(201, sent.statusCode(), sent.asString());
        sent.then().body("state", equalTo("done")).body("counts.created", equalTo(2));
        editor().get(sent.path("links.self") + "/rows").then().body("items.line", equalTo(List.of(3, 5)));
        given().get("/api/v1/places/buero-mitte-oben").then().body("name", equalTo("Büro \"Mitte\"; oben"))
                .body("actionArea.slug", equalTo("nette")).body("point.latitude", equalTo(51.5123f)).body("point.longitude", equalTo(7.41f))
                .body("point.precisionMetres", equalTo(1500));
        given().get("/api/v1/places/summe").then().body("name", equalTo("=Summe"));
        given().get("/api/v1/exports/places.csv").then().body(containsString("'=Summe"));
        csv(editor(), "kind=projects&dryRun=false",
                "title,kind,status,startsOn,cityWide,topics\nTag,offer,running,7.10.2020,WAHR,Sprache | bildung\n")
                .then().statusCode(201);
        given().get("/api/v1/projects/tag").then().body("startsOn", equalTo("2020-10-07")).body("cityWide", equalTo(true))
                .body("topics.slug", equalTo(List.of("sprache", "bildung")));
    }

    @Test
    void what_can_not_be_read_is_told_with_its_line_or_column() {
        csv(editor(), "kind=places", "name,kind,farbe,name\nA,office,rot,B\n").then().statusCode(422)
                .body("errors.code", equalTo(List.of("unknown-column", "repeated"))).body("errors[0].detail", containsString("Spalte 3"));
        csv(editor(), "kind=places", "name,kind\nA,office\nB\n").then().statusCode(400).body("detail", containsString("Zeile 3"));
        csv(editor(), "kind=places", "name,kind\nA,office\n\"B,office\n").then().statusCode(400).body("detail", containsString("Zeile 3"));
        csv(editor(), "kind=places", "").then().statusCode(400).body("errors[0].code", equalTo("no-headings"));
        send(editor(), "kind=places", "text/csv", "name,kind\nA,office\nBüro,office\n".getBytes(StandardCharsets.ISO_8859_1)).then()
                .statusCode(400).body("detail", containsString("Zeile 3"))
                .body("errors[0].code", equalTo("not-utf-8"));
        send(editor(), "kind=places", "text/csv; charset=windows-1252",
                "name,kind\nBüro,office\n".getBytes(Charset.forName("windows-1252"))).then().statusCode(201)
                .body("counts.created", equalTo(1));
        csv(editor(), "kind=places", "name,kind,latitude\nA,office,oben\n").then().statusCode(201)
                .body("refused[0].errors[0].column", equalTo("latitude")).body("refused[0].line", equalTo(2));
        csv(editor(), "kind=topics", "name\nA\n").then().statusCode(400).body("errors[0].parameter", equalTo("kind"));
        json(editor(), "kind=places", "[{\"name\": \"A\",\n \"name\": \"B\"}]").then().statusCode(400)
                .body("detail", containsString("Zeile 2"));
        json(editor(), "kind=places", "{\"a\": 1}").then().statusCode(400).body("errors[0].code", equalTo("no-list"));
        json(editor(), "kind=places", "{\"kind\": \"projects\", \"items\": []}").then().statusCode(422)
                .body("errors[0].code", equalTo("other-kind"));
        json(editor(), "kind=places", "[{\"name\": \"A\\u0000\"}]").then().statusCode(422).body("errors[0].pointer", equalTo("/1/name"));
        send(editor(), "kind=places", "application/x-ndjson", "{\"name\": \"A\", \"kind\": \"office\"}\n\n{\"name\": ").then()
                .statusCode(400).body("detail", containsString("Zeile 3"));
        send(editor(), "kind=places", "application/xml", "<a/>").then().statusCode(415);
        json(editor(), "kind=proposals", "[]").then().statusCode(400).body("errors[0].parameter", equalTo("kind"));
        json(editor(), "kind=places&mode=alles", "[]").then().statusCode(400).body("errors[0].parameter", equalTo("mode"));
        json(editor(), "kind=places&dryRun=ja", "[]").then().statusCode(400).body("errors[0].parameter", equalTo("dryRun"));
        String many = "{}\n".repeat(10_001);
        send(editor(), "kind=places", "application/x-ndjson", many).then().statusCode(413).body("detail", containsString("Zeile 10001"));
    }

    @Test
    void a_carrier_imports_its_own_and_what_it_changes_in_public_becomes_proposals() {
        String own = aProjectOf(A).replaceFirst(".*/", "");
        String foreign = aProjectOf(B).replaceFirst(".*/", "");
        json(carrier(A), "kind=topics", "[]").then().statusCode(403);
        Response refused = json(carrier(A), "kind=projects", rows("{\"slug\": \"" + foreign + "\", \"subtitle\": \"Neu\"}",
                "{\"slug\": \"" + own + "\", \"publication\": \"draft\"}",
                "{\"title\": \"Neu\", \"kind\": \"offer\", \"status\": \"running\", \"carrier\": \"" + B + "\"}"));
        refused.then().statusCode(201).body("counts.refused", equalTo(3)).body("refused[0].errors[0].code", equalTo("forbidden"))
                .body("refused[1].errors[0].code", equalTo("editorial")).body("refused[2].errors[0].pointer", equalTo("/carrier"));
        carrier(B).get(refused.path("links.self").toString()).then().statusCode(404);
        editor().get(refused.path("links.self").toString()).then().statusCode(200);

        Response dry = json(carrier(A), "kind=projects",
                rows("{\"slug\": \"" + own + "\", \"subtitle\": \"Neu\"}", ROW.formatted("1", "Ganz neu")));
        dry.then().body("counts.proposed", equalTo(1)).body("counts.created", equalTo(1));
        carrier(A).get("/api/v1/proposals?state=open").then().body("items", empty());
        run(editor(), dry).then().statusCode(403);
        run(carrier(A), dry).then().statusCode(200).body("state", equalTo("done"));
        String proposal = carrier(A).get(dry.path("links.self") + "/rows?outcome=proposed").path("items[0].proposal");
        carrier(A).get(proposal).then().body("changes[0].to", equalTo("Neu"));
        given().get("/api/v1/projects/" + own).then().body("subtitle", nullValue());
        carrier(A).get("/api/v1/projects/ganz-neu").then().body("publication", equalTo("submitted"));
        editor().post(dry.path("links.self") + "/proposals/accept").then().statusCode(200);
        given().get("/api/v1/projects/" + own).then().body("subtitle", equalTo("Neu"));
        carrier(A).get(proposal).then().body("state", equalTo("accepted"));
    }

    @Test
    void replacing_deletes_what_one_own_system_no_longer_knows_and_nothing_else() {
        trusted(A);
        trusted(B);
        json(carrier(A), "kind=projects&dryRun=false", rows(ROW.formatted("1", "Eins"), ROW.formatted("2", "Zwei"))).then().statusCode(201);
        json(carrier(A), "kind=projects&dryRun=false", rows(ROW.formatted("1", "Anderes System").replace("verein", "zweites"))).then()
                .statusCode(201);
        json(carrier(B), "kind=projects&dryRun=false", rows(ROW.formatted("1", "Von B"))).then().statusCode(201);
        Response dry = json(carrier(A), "kind=projects&mode=replace", rows(ROW.formatted("1", "Eins"), ROW.formatted("3", "Drei")));
        dry.then().statusCode(201).body("counts.deleted", equalTo(1)).body("counts.created", equalTo(1));
        carrier(A).get(dry.path("links.self") + "/rows?outcome=deleted").then().body("items.slug", equalTo(List.of("zwei")));
        run(carrier(A), dry).then().statusCode(200);
        given().get("/api/v1/projects/zwei").then().statusCode(410);
        for (String there : List.of("eins", "drei", "anderes-system", "von-b")) {
            given().get("/api/v1/projects/" + there).then().statusCode(200);
        }
        json(carrier(A), "kind=projects&mode=replace", "[]").then().statusCode(422).body("errors[0].code", equalTo("one-system"));
        json(carrier(A), "kind=projects&mode=replace", rows("{\"title\": \"Ohne\", \"kind\": \"offer\", \"status\": \"running\"}")).then()
                .statusCode(422);
    }

    @Test
    void the_template_explains_each_column_and_is_an_import_of_nothing() {
        String template = given().get("/api/v1/imports/template.csv?kind=places&separator=semicolon").then().statusCode(200).extract()
                .asString();
        List<List<String>> lines = Taken.table(template, ';');
        assertEquals(2, lines.size());
        assertEquals(lines.get(0).size(), lines.get(1).stream().filter(meaning -> meaning.length() > 10).count());
        csv(editor(), "kind=places", template).then().statusCode(201).body("rows", equalTo(0));
    }

    @Test
    void a_row_that_was_exported_before_somebody_else_changed_the_record_is_refused() {
        String project = aProjectOf("stadt-dortmund");
        String slug = project.replaceFirst(".*/", "");
        patch(editor(), project, "{\"subtitle\": \"Inzwischen\"}").then().statusCode(200);
        json(editor(), "kind=projects", rows("{\"slug\": \"" + slug + "\", \"version\": 1, \"summary\": \"Neu\"}")).then()
                .statusCode(201).body("refused[0].errors[0].code", equalTo("changed-meanwhile"));
        json(editor(), "kind=projects", rows("{\"slug\": \"" + slug + "\", \"version\": 1, \"subtitle\": \"Inzwischen\"}")).then()
                .statusCode(201).body("counts.unchanged", equalTo(1));
    }
}
