package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.published;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was read may be sent back as it is; what was not shown is not lost by it. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class SentBackTest {

    private static final String OFFICE = "\"function\": \"Vorlesebüro\", \"name\": \"Rosa Vorleser\", \"email\": \"r@example.org\"";

    @Test
    void every_record_of_the_seed_can_be_sent_back_and_is_unchanged() {
        List<String> wrong = new ArrayList<>();
        int records = 0;
        for (Kind kind : Kind.values()) {
            List<String> addresses = given().get(kind.address() + "?size=100&fields=links").path("items.links.self");
            int total = given().get(kind.address() + "?size=1").path("page.totalItems");
            assertEquals(total, addresses.size(), kind.path);
            for (String address : addresses) {
                boolean first = address.equals(addresses.get(0));
                for (RequestSpecification reader : first ? List.of(editor(), given()) : List.of(editor())) {
                    Response read = reader.get(address);
                    Response answer = editor().header("If-Match", read.header("ETag")).body(read.asByteArray()).put(address);
                    if (answer.statusCode() != 200 || !"1".equals(answer.header("Catalogue-Revision"))
                            || !answer.path("version").equals(1)) {
                        wrong.add(address + ": " + answer.statusCode() + " " + answer.asString());
                    }
                }
                records++;
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(records > 100, records + " records");
    }

    @Test
    void the_etag_says_with_whose_eyes_a_record_was_read() {
        String contact = published("contacts", A, OFFICE);
        given().get(contact).then().header("ETag", matchesPattern("\"1-[0-9a-f]{24}(-gzip)?\""));
        editor().get(contact).then().header("ETag", matchesPattern("\"1-[0-9a-f]{24}-e(-gzip)?\""));
        carrier(A).get(contact).then().header("ETag", matchesPattern("\"1-[0-9a-f]{24}-c[0-9a-f]{8}(-gzip)?\""));
        given().get("/api/v1/contacts").then().header("ETag", matchesPattern("\"[0-9a-f]{24}(-gzip)?\""));
    }

    @Test
    void who_read_without_the_token_does_not_replace_what_it_would_have_shown() {
        String contact = published("contacts", A, OFFICE);
        for (Response read : List.of(given().get(contact), carrier(Writers.B).get(contact),
                given().header("Accept-Encoding", "gzip").get(contact))) {
            editor().header("If-Match", read.header("ETag")).body(read.asByteArray()).put(contact).then().statusCode(412)
                    .body("detail", containsString("mit dem Token lesen")).body("errors.pointer", hasItem("/name"))
                    .body("errors.pointer", hasItem("/email"));
            carrier(A).header("If-Match", read.header("ETag")).body(read.asByteArray()).put(contact).then().statusCode(412);
        }
        Response ofCarrier = carrier(A).get(contact);
        editor().header("If-Match", ofCarrier.header("ETag")).body(ofCarrier.asByteArray()).put(contact).then().statusCode(412);
        Response seen = editor().get(contact);
        seen.then().body("name", equalTo("Rosa Vorleser")).body("version", equalTo(1));
        carrier(A).header("If-Match", seen.header("ETag")).body(seen.asByteArray()).put(contact).then().statusCode(200);
        Response own = carrier(A).get(contact);
        carrier(A).header("If-Match", own.header("ETag")).body(own.asByteArray()).put(contact).then().statusCode(200);
    }

    @Test
    void who_read_some_fields_replaces_none_of_the_others() {
        String project = published("projects", A, "\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\","
                + " \"costs\": \"frei\"");
        String body = "{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"}";
        String some = "?fields=slug,title,kind,status";
        given().get(project + some).then().header("ETag", matchesPattern("\"1-[0-9a-f]{24}-p(-gzip)?\""));
        editor().get(project + some).then().header("ETag", matchesPattern("\"1-[0-9a-f]{24}-pe(-gzip)?\""));
        for (Response read : List.of(editor().get(project + some), given().get(project + some), carrier(A).get(project + some),
                editor().header("Accept-Encoding", "gzip").get(project + some))) {
            editor().header("If-Match", read.header("ETag")).body(body).put(project).then().statusCode(412)
                    .body("detail", containsString("fields"));
            carrier(A).header("If-Match", read.header("ETag")).body(body).put(project).then().statusCode(412);
        }
        given().get(project).then().body("costs", equalTo("frei")).body("version", equalTo(1));
        patchWith(editor().get(project + some), project, "{\"title\": \"Vorlesen im Park\"}").then().statusCode(200)
                .body("costs", equalTo("frei"));
        String contact = published("contacts", A, OFFICE);
        patchWith(editor().get(contact + "?fields=name"), contact, "{\"name\": \"Rosa Leser\"}").then().statusCode(200);
        patchWith(given().get(contact + "?fields=name"), contact, "{\"name\": null}").then().statusCode(412);
        Response whole = editor().get(project);
        editor().header("If-Match", whole.header("ETag")).body(body).put(project).then().statusCode(200).body("costs", equalTo(null));
    }

    @Test
    void what_is_hidden_of_a_contact_is_not_told_by_what_it_does_not_state() {
        String hidden = "\"function\": \"Beratung\", \"visibility\": \"public\"";
        String empty = published("contacts", A, hidden);
        String full = published("contacts", A, hidden + ", \"name\": \"Rosa Vorleser\", \"email\": \"r@example.org\","
                + " \"phones\": [{\"number\": \"+492317770002\"}]");
        for (RequestSpecification reader : List.of(given(), carrier(Writers.B))) {
            assertEquals(reader.get(empty).<List<String>>path("notStated"), given().get(full).<List<String>>path("notStated"));
        }
        assertTrue(editor().get(empty).<List<String>>path("notStated").containsAll(List.of("name", "phones", "email")));
        editor().get(full).then().body("notStated", org.hamcrest.Matchers.not(hasItem("name")));
        List<List<String>> listed = given().get("/api/v1/contacts?size=100").path("items.findAll { it.function == 'Beratung' }.notStated");
        assertEquals(listed.get(0), listed.get(1));
    }

    @Test
    void a_reference_to_a_draft_is_not_lost_either() {
        String draft = editor().body("{\"name\": \"Geheim\", \"kind\": \"office\", \"publication\": \"draft\"}").post("/api/v1/places")
                .path("slug");
        String project = editor().body("{\"title\": \"Offen\", \"kind\": \"offer\", \"status\": \"planned\", \"places\": [\"" + draft
                + "\"]}").post("/api/v1/projects").path("links.self");
        Response read = given().get(project);
        editor().header("If-Match", read.header("ETag")).body(read.asByteArray()).put(project).then().statusCode(412)
                .body("errors.pointer", equalTo(List.of("/places")));
        patchWith(read, project, "{\"places\": []}").then().statusCode(412);
        patchWith(read, project, "{\"costs\": \"frei\"}").then().statusCode(200).body("places.slug", equalTo(List.of(draft)));
        // Who names no reading, but the version alone, knows what they do.
        editor().header("If-Match", "\"2\"").contentType("application/merge-patch+json").body("{\"places\": []}").patch(project).then()
                .statusCode(200).body("places.size()", equalTo(0));
    }

    private static Response patchWith(Response read, String address, String patch) {
        return editor().header("If-Match", read.header("ETag")).contentType("application/merge-patch+json").body(patch).patch(address);
    }

    @Test
    void a_new_contact_shows_the_person_to_nobody_who_was_not_named() {
        String contact = published("contacts", A, OFFICE);
        given().get(contact).then().statusCode(200).body("name", equalTo(null)).body("email", equalTo(null))
                .body("visibility", equalTo("public")).body("fieldVisibility.phones", equalTo("internal"));
        String partly = published("contacts", A, OFFICE + ", \"visibility\": \"partner\", \"fieldVisibility\": {\"email\": \"public\"}");
        given().get(partly).then().statusCode(404);
        carrier(Writers.B).get(partly).then().body("name", equalTo(null)).body("email", equalTo("r@example.org"));
    }

    @Test
    void silence_never_opens_a_contact() {
        String contact = published("contacts", A,
                OFFICE + ", \"visibility\": \"partner\", \"fieldVisibility\": {\"name\": \"internal\", \"phones\": \"internal\"}");
        List<String> silent = List.of("\"visibility\": null", "\"fieldVisibility\": null", "\"fieldVisibility\": {\"name\": null}");
        List<String> pointers = List.of("/visibility", "/fieldVisibility", "/fieldVisibility/name");
        for (int i = 0; i < silent.size(); i++) {
            Writers.patch(editor(), contact, "{" + silent.get(i) + "}").then().statusCode(422)
                    .body("errors.pointer", equalTo(List.of(pointers.get(i))));
            editor().header("If-Match", "\"1\"").body("{" + OFFICE + ", " + silent.get(i) + "}").put(contact).then().statusCode(422)
                    .body("errors.pointer", equalTo(List.of(pointers.get(i))));
            editor().body("{" + OFFICE + ", " + silent.get(i) + "}").post("/api/v1/contacts").then().statusCode(422)
                    .body("errors.pointer", equalTo(List.of(pointers.get(i))));
        }
        Writers.patch(editor(), contact, "{\"fieldVisibility\": {\"email\": \"partner\"}}").then().statusCode(200)
                .body("fieldVisibility", equalTo(java.util.Map.of("name", "internal", "phones", "internal", "email", "partner")));
        editor().header("If-Match", "\"2\"")
                .body("{" + OFFICE + ", \"carrier\": \"" + A + "\", \"fieldVisibility\": {\"phones\": \"partner\"}}")
                .put(contact).then().statusCode(200).body("visibility", equalTo("partner"))
                .body("fieldVisibility", equalTo(java.util.Map.of("name", "internal", "phones", "partner", "email", "partner")));
        editor().header("If-Match", "\"3\"").body("{" + OFFICE + ", \"fieldVisibility\": {}}").put(contact).then().statusCode(200)
                .body("version", equalTo(3));
        admin().get(contact).then().body("fieldVisibility.name", equalTo("internal"));
    }
}
