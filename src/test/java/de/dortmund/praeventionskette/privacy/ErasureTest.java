package de.dortmund.praeventionskette.privacy;

import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(AsSeeded.class)
class ErasureTest {

    private static final String CONTACTS = "/api/v1/contacts/";
    private static final String OFFICE = CONTACTS + "familienbuero-beispielviertel";
    private static final String OPEN = "\"fieldVisibility\": {\"name\": \"public\", \"phones\": \"public\", \"email\": \"public\"}";
    private static final String FORMER = """
            {"function": "Familienbüro", "name": "Marlies Zwischenzeit", "email": "zwischenzeit@example.org",
             "phones": [{"number": "+492317770001", "printed": "0231 777-0001"}], "carrier": "jugendamt", %s}""".formatted(OPEN);
    private static final String PERSON = """
            {"function": "Familienbüro", "name": "Jörg Müßig-Zwölfender", "email": "J.Zwoelfender@example.org",
             "phones": [{"number": "+492317770002", "printed": "0231 777-0002"}], "carrier": "jugendamt", %s}""".formatted(OPEN);
    /** Parts of every value above, as they would be found wherever they are kept. */
    private static final List<String> TRACES =
            List.of("Zwischenzeit", "zwischenzeit@", "7770001", "777-0001", "Zwölfender", "Zwoelfender", "7770002", "777-0002");

    @Inject
    DataSource database;

    @Test
    void nothing_of_an_erased_person_is_left_anywhere() throws SQLException {
        aPersonInEveryCorner();
        assertEquals(List.of("contact", "contact_phone", "history_personal", "idempotent_request", "proposal"), tablesThatKnow());
        int before = revisions();

        admin().post(OFFICE + "/erasure").then().statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("contacts", contains("familienbuero-beispielviertel")).body("hashes", hasSize(6));

        assertEquals(before + 1, revisions());
        assertEquals(List.of(), tablesThatKnow());
        given().get(OFFICE).then().statusCode(200).header("Cache-Control", "public, max-age=60")
                .body("function", equalTo("Familienbüro")).body("name", nullValue()).body("email", nullValue()).body("phones", empty());
        editor().get(OFFICE + "/history").then().statusCode(200)
                .body("items[0].why", equalTo("erasure")).body("items[0].changes.field", contains("email", "name", "phones"))
                .body("items[1].why", nullValue());
        for (String address : List.of(OFFICE + "/history", OFFICE + "/versions/1", OFFICE + "/disclosure", "/api/v1/proposals",
                "/api/v1/erasures")) {
            clean(admin().get(address));
        }
        // The request that is sent again gets the answer that it had, without the person.
        clean(editor().header("Idempotency-Key", "office").body(FORMER.replace("{\"f", "{\"slug\": \"familienbuero-beispielviertel\", \"f"))
                .post("/api/v1/contacts"));
    }

    @Test
    void an_erasure_of_who_was_erased_changes_nothing() {
        admin().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(200);
        int before = revision();
        String first = admin().get("/api/v1/erasures").asString();
        admin().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(200).header("Catalogue-Revision", String.valueOf(before));
        assertEquals(first, admin().get("/api/v1/erasures").asString());
    }

    @Test
    void a_person_whose_contact_was_deleted_or_renamed_can_be_erased_too() throws SQLException {
        aPersonInEveryCorner();
        editor().header("If-Match", etag(OFFICE)).contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"slug\": \"familienbuero-neu\"}")
                .patch(OFFICE).then().statusCode(200);
        admin().redirects().follow(false).post(OFFICE + "/erasure").then().statusCode(308);
        editor().header("If-Match", etag(CONTACTS + "familienbuero-neu")).delete(CONTACTS + "familienbuero-neu").then().statusCode(204);
        admin().get(CONTACTS + "familienbuero-neu/disclosure").then().statusCode(200).body("contacts", empty())
                .body("history.record.name", hasItem("Marlies Zwischenzeit"));
        admin().post(CONTACTS + "familienbuero-neu/erasure").then().statusCode(200)
                .body("contacts", contains("familienbuero-neu", "familienbuero-beispielviertel"));
        assertEquals(List.of(), tablesThatKnow());
        admin().post(CONTACTS + "nirgends/erasure").then().statusCode(404);
        admin().get(CONTACTS + "nirgends/disclosure").then().statusCode(404);
    }

    @Test
    void who_stands_in_two_contacts_is_erased_in_both() {
        editor().body(PERSON).put(CONTACTS + "erstes-buero").then().statusCode(201);
        editor().body(PERSON.replace("Jörg Müßig-Zwölfender", "Müßig-Zwölfender, Jörg").replace("7770002", "7770003"))
                .put(CONTACTS + "zweites-buero").then().statusCode(201);
        // Another person at the same desk.
        editor().body(FORMER.replace("7770001", "7770002").replace("777-0001", "777-0002")).put(CONTACTS + "drittes-buero").then()
                .statusCode(201);
        admin().post(CONTACTS + "erstes-buero/erasure").then().statusCode(200)
                .body("contacts", contains("erstes-buero", "zweites-buero"));
        given().get(CONTACTS + "zweites-buero").then().body("name", nullValue()).body("phones", empty()).body("email", nullValue());
        given().get(CONTACTS + "drittes-buero").then().body("name", equalTo("Marlies Zwischenzeit")).body("phones", hasSize(1));
    }

    @Test
    void no_write_brings_an_erased_person_back() {
        editor().body(PERSON).put(OFFICE).then().statusCode(201);
        admin().post(OFFICE + "/erasure").then().statusCode(200);
        String etag = etag(OFFICE);

        Response put = editor().header("If-Match", etag).body(PERSON).put(OFFICE);
        put.then().statusCode(422).body("errors.code", contains("erased", "erased", "erased"))
                .body("errors.pointer", contains("/name", "/phones/0", "/email"));
        clean(put);
        for (String again : List.of("{\"name\": \"Dr. Joerg  Muessig Zwoelfender\"}", "{\"name\": \"Zwölfender-Müßig, JÖRG\"}",
                "{\"name\": \"Hr. Dipl.-Päd. Jörg Müßig-Zwölfender, M.A.\"}", "{\"name\": \"Jörg R. Müßig-Zwölfender (Leitung)\"}",
                "{\"email\": \"j.zwoelfender@EXAMPLE.org\"}", "{\"phones\": [{\"number\": \"+492317770002\"}]}")) {
            editor().header("If-Match", etag).contentType("application/merge-patch+json; charset=UTF-8").body(again).patch(OFFICE).then()
                    .statusCode(422).body("errors[0].code", equalTo("erased"));
        }
        // As a proposal of its carrier, in an earlier version, under another key, and under a new name of this one.
        carrier("jugendamt").header("If-Match", etag).contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"email\": \"J.Zwoelfender@example.org\"}")
                .patch(OFFICE).then().statusCode(422);
        editor().header("If-Match", etag).post(OFFICE + "/versions/1/restore").then().statusCode(200).body("name", nullValue());
        editor().body(PERSON).put(CONTACTS + "anderes-buero").then().statusCode(422).body("errors.code", hasItem("erased"));
        editor().header("If-Match", etag(OFFICE)).contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"slug\": \"umbenannt\"}").patch(OFFICE)
                .then().statusCode(200);
        editor().header("If-Match", etag(CONTACTS + "umbenannt")).contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"phones\": [{\"number\": \"+492317770002\"}]}").patch(CONTACTS + "umbenannt").then().statusCode(422);

        // The successor sits at the same desk, in a contact of their own.
        editor().body(PERSON.replace("Jörg Müßig-Zwölfender", "Ute Nachfolge")).put(CONTACTS + "anderes-buero").then().statusCode(201);
        editor().header("If-Match", etag(CONTACTS + "umbenannt")).contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"name\": \"Ute Nachfolge\"}").patch(CONTACTS + "umbenannt").then().statusCode(200);
    }

    @Test
    void what_is_written_past_the_service_goes_with_the_next_change() throws SQLException {
        editor().body(PERSON).put(OFFICE).then().statusCode(201);
        admin().post(OFFICE + "/erasure").then().statusCode(200);
        sql("update contact set name = 'Jörg Müßig-Zwölfender' where slug = 'familienbuero-beispielviertel'");
        given().get(OFFICE).then().body("name", equalTo("Jörg Müßig-Zwölfender"));
        editor().body("{\"name\": \"x\", \"order\": 99}").put("/api/v1/topics/irgendein-anderer").then().statusCode(201);
        given().get(OFFICE).then().body("name", nullValue());
        assertEquals(List.of(), tablesThatKnow());
    }

    @Test
    void a_disclosure_holds_all_that_is_kept_and_is_for_nobody_else() {
        aPersonInEveryCorner();
        editor().body(PERSON.replace("7770002", "7770009").replace("J.Zwoelfender", "jmz")).put(CONTACTS + "namensgleich").then()
                .statusCode(201);
        admin().get(OFFICE + "/disclosure").then().statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("slugs", contains("familienbuero-beispielviertel"))
                .body("contacts[0].name", equalTo("Jörg Müßig-Zwölfender"))
                .body("sameName", contains(CONTACTS + "namensgleich"))
                .body("history.record.name", contains("Jörg Müßig-Zwölfender", "Marlies Zwischenzeit"))
                .body("history.by", contains("an-editor", "an-editor"))
                .body("proposals[0].author", equalTo("a-carrier-of-jugendamt"))
                .body("proposals[0].base.name", equalTo("Jörg Müßig-Zwölfender"))
                .body("proposals[0].proposed.email", equalTo("zwischenzeit@example.org"))
                .body("requests[0].answer.name", equalTo("Marlies Zwischenzeit"))
                .body("erasures", empty());
        admin().get(CONTACTS + "vor-ort-nordstadt/disclosure").then().body("referredToBy", hasItem(startsWith("/api/v1/")))
                .body("contacts[0].sources.slug", hasItem("faltblatt-aktionsplan"));
    }

    /** The seed has none: they are made here ({@code -Dcontract.write=true} writes them). */
    @Test
    void the_examples_of_the_document_are_what_the_service_answers() throws IOException {
        String person = PERSON.replace("Jörg Müßig-Zwölfender", "Erika Mustermann").replace("J.Zwoelfender", "e.mustermann")
                .replace("2317770002", "2315550101").replace("0231 777-0002", "0231 555-0101");
        editor().header("Idempotency-Key", "example").body(person.replace("{\"f", "{\"slug\": \"familienbuero-beispielviertel\", \"f"))
                .post("/api/v1/contacts").then().statusCode(201);
        carrier("jugendamt").header("If-Match", etag(OFFICE)).contentType("application/merge-patch+json").body("{\"email\": null}")
                .patch(OFFICE)
                .then()
                .statusCode(202);
        Map<String, Response> answers = new LinkedHashMap<>();
        answers.put("getContactDisclosure", admin().get(OFFICE + "/disclosure"));
        answers.put("eraseContact", admin().post(OFFICE + "/erasure"));
        answers.put("getErasures", admin().get("/api/v1/erasures"));
        answers.put("takeErasures", admin().body(admin().get("/api/v1/erasures").asByteArray()).post("/api/v1/erasures"));
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        for (Map.Entry<String, Response> answer : answers.entrySet()) {
            String fixed = new String(answer.getValue().then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8)
                    .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", "2026-11-21T08:00:00Z")
                    .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "5d8a2f7e-3c1b-4f60-8a9d-2b7c6e5f4a31");
            String now = json.writeValueAsString(json.readTree(fixed)) + "\n";
            Path file = Path.of("src/main/resources/contract/examples", answer.getKey() + ".json");
            if (Boolean.getBoolean("contract.write")) {
                Files.writeString(file, now);
            }
            assertEquals(now, Files.readString(file), answer.getKey());
        }
    }

    /** In the record, in its history, in a proposal, and in an answer that is kept: two persons in turn. */
    private static void aPersonInEveryCorner() {
        editor().header("Idempotency-Key", "office").body(FORMER.replace("{\"f", "{\"slug\": \"familienbuero-beispielviertel\", \"f"))
                .post("/api/v1/contacts").then().statusCode(201);
        editor().header("If-Match", etag(OFFICE)).body(PERSON).put(OFFICE).then().statusCode(200);
        carrier("jugendamt").header("If-Match", etag(OFFICE)).contentType("application/merge-patch+json; charset=UTF-8")
                .body("{\"email\": \"zwischenzeit@example.org\"}").patch(OFFICE).then().statusCode(202);
    }

    private static int revision() {
        return Integer.parseInt(given().get("/api/v1").header("Catalogue-Revision"));
    }

    /** How many there are: a number may be left out. */
    private int revisions() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from revision")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void clean(Response answer) {
        TRACES.forEach(trace -> assertFalse(answer.asString().contains(trace), trace + " in " + answer.asString()));
    }

    /** The tables that hold any trace of the persons of this test, whatever column it is in. */
    private List<String> tablesThatKnow() throws SQLException {
        List<String> known = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select exists (select from public." + table + " t where t::text ~* '"
                        + String.join("|", TRACES) + "')")) {
                    row.next();
                    if (row.getBoolean(1)) {
                        known.add(table);
                    }
                }
            }
        }
        return known;
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
        Kept.forget();
    }

    private static String etag(String address) {
        return editor().get(address).header("ETag");
    }
}
