package de.dortmund.praeventionskette.privacy;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.change.Clock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys that say who it was go with the person, although keys stay: today's, former ones, and those of what was deleted. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ErasedKeysTest {

    private static final String CONTACTS = "/api/v1/contacts/";
    private static final String TELLING = CONTACTS + "slartibartbuero";
    private static final String NAME = "{\"name\": \"Magnus Slartibart\"}";

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private static void office(String address) {
        editor().body("{\"function\": \"Beratung\", \"carrier\": \"" + A + "\"}").put(address).then().statusCode(201);
    }

    @Test
    void a_former_key_with_the_name_leads_nowhere_and_stands_nowhere_in_public() {
        office(TELLING);
        patch(editor(), TELLING, "{\"slug\": \"fjordbuero\"}").then().statusCode(200);
        patch(editor(), CONTACTS + "fjordbuero", "{\"slug\": \"kuestenbuero\"}").then().statusCode(200);
        patch(editor(), CONTACTS + "kuestenbuero", NAME).then().statusCode(200);
        String before = given().get("/api/v1").header("Catalogue-Revision");
        given().redirects().follow(false).get(TELLING).then().statusCode(301);
        admin().get(CONTACTS + "kuestenbuero/disclosure").then().body("mentionedIn.find { it.field == 'slug' }.version", equalTo(1));

        admin().post(CONTACTS + "kuestenbuero/erasure").then().statusCode(200).body("contacts", contains("kuestenbuero", "fjordbuero"))
                .body("mentionedIn.findAll { it.field == 'slug' }.version", contains(1));

        given().redirects().follow(false).get(TELLING).then().statusCode(404);
        given().redirects().follow(false).get(CONTACTS + "fjordbuero").then().statusCode(301);
        given().get(CONTACTS + "kuestenbuero").then().statusCode(200).body("function", equalTo("Beratung"));
        assertUntold("/api/v1/changes?since=0&limit=1000", "/api/v1/contacts?size=100", "/exports/catalogue.ndjson");
        assertFalse(admin().get("/api/v1/erasures").asString().contains("slartibart"));
        // Who followed the feed until then begins anew: the feed can't say which key to forget.
        given().get("/api/v1/changes?since=" + before).then().statusCode(410);
        String now = given().get("/api/v1").header("Catalogue-Revision");
        given().get("/api/v1/changes?since=" + now).then().statusCode(200).body("items", empty());
    }

    @Test
    void a_contact_whose_key_has_the_name_gets_another_one() throws SQLException {
        office(TELLING);
        String project = aProjectOf(A);
        patch(editor(), project, "{\"contacts\": [\"slartibartbuero\"]}").then().statusCode(200);
        String proposed = proposal(A, TELLING, "{\"function\": \"Auskunft\"}");
        named();
        given().get(TELLING).then().body("name", equalTo("Magnus Slartibart"));

        admin().post(TELLING + "/erasure").then().statusCode(200).body("contacts", contains("contact")).body("formerlyIn", empty());
        given().redirects().follow(false).get(TELLING).then().statusCode(404);
        given().get(CONTACTS + "contact").then().statusCode(200).body("name", nullValue()).body("function", equalTo("Beratung"));
        given().get(project).then().body("contacts.slug", contains("contact"));
        editor().get(CONTACTS + "contact/history").then().body("items[0].why", equalTo("erasure"))
                .body("items[0].changes.field", hasItem("slug"));
        int version = editor().get(CONTACTS + "contact").path("version");
        editor().post(proposed + "/accept?version=" + version).then().statusCode(200);
        given().get(CONTACTS + "contact").then().body("function", equalTo("Auskunft"));
        assertUntold("/api/v1/changes?since=0&limit=1000", project, proposed, "/api/v1/proposals", "/api/v1/search?q=Auskunft");
        admin().post(CONTACTS + "contact/erasure").then().statusCode(200).body("contacts", contains("contact"));
        admin().get("/api/v1/erasures").then().body("items", hasSize(1));
    }

    @Test
    void of_what_was_deleted_no_key_with_the_name_is_left() throws SQLException {
        office(TELLING);
        named();
        editor().header("If-Match", "*").delete(TELLING).then().statusCode(204);
        given().get(TELLING).then().statusCode(410);
        for (int time = 1; time <= 2; time++) {
            admin().post(TELLING + "/erasure").then().statusCode(200).body("contacts", empty());
            given().get(TELLING).then().statusCode(404);
            admin().get("/api/v1/erasures").then().body("items", hasSize(1));
        }
        assertUntold("/api/v1/changes?since=0&limit=1000");
        admin().get(TELLING + "/disclosure").then().statusCode(200).body("erasures", hasSize(1)).body("history.record.name",
                not(hasItem("Magnus Slartibart")));
    }

    @Test
    void a_restored_database_knows_the_contact_again_though_its_key_was_not_kept() throws SQLException {
        office(TELLING);
        named();
        admin().post(TELLING + "/erasure").then().statusCode(200).body("contacts", contains("contact"));
        byte[] kept = admin().get("/api/v1/erasures").asByteArray();
        assertFalse(new String(kept, StandardCharsets.UTF_8).contains("slartibart"));
        new AsSeeded().afterEach(null);
        office(TELLING);
        named();
        admin().body(kept).post("/api/v1/erasures").then().statusCode(200);
        given().redirects().follow(false).get(TELLING).then().statusCode(404);
        given().get(CONTACTS + "contact").then().statusCode(200).body("name", nullValue());
        // And nobody comes back under the old key.
        editor().body("{\"function\": \"Beratung\", \"name\": \"Magnus Slartibart\"}").put(CONTACTS + "contact").then().statusCode(428);
        patch(editor(), CONTACTS + "contact", NAME).then().statusCode(422).body("errors.code", hasItem("erased"));
    }

    private static void assertUntold(String... addresses) {
        for (String address : addresses) {
            for (String answer : List.of(given().get(address).asString(), editor().get(address).asString())) {
                assertFalse(answer.toLowerCase().contains("slartibart"), address + ": " + answer);
            }
        }
    }

    /** Past the service, which would refuse it. */
    private void named() throws SQLException {
        sql("update contact set name = 'Magnus Slartibart', name_visibility = 'public' where slug = 'slartibartbuero'");
        clock.look();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
        Kept.forget();
    }
}
