package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static de.dortmund.praeventionskette.change.Writers.published;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A carrier's own record may refer to what others have not published yet: the carrier does not learn of it by what it reads of its own. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class HiddenReferencesTest {

    @Test
    void what_a_carrier_proposes_shows_it_no_drafts_of_others() {
        String project = projectThatRefersToDrafts();
        String proposal = proposal(A, project, """
                {"places": ["projektbuero-a"], "contacts": [], "topics": ["sprache", "bildung"], "actionAreas": ["nette"]}""");

        String seen = carrier(A).get(proposal).then().statusCode(200)
                .body("changes.field", equalTo(List.of("actionAreas", "contacts", "places", "topics")))
                .body("changes.find { it.field == 'places' }.from", nullValue())
                .body("changes.find { it.field == 'places' }.to", equalTo(List.of("projektbuero-a")))
                .body("changes.find { it.field == 'places' }.current", nullValue())
                .body("changes.find { it.field == 'contacts' }.from", equalTo(List.of("empfang")))
                .body("changes.find { it.field == 'contacts' }.to", nullValue())
                .body("changes.find { it.field == 'topics' }.from", equalTo(List.of("sprache")))
                .body("changes.find { it.field == 'topics' }.to", equalTo(List.of("sprache", "bildung")))
                .body("changes.find { it.field == 'actionAreas' }.from[0]", equalTo("borsigplatz"))
                .body("changes.find { it.field == 'actionAreas' }.to", equalTo(List.of("nette")))
                .extract().asString();
        assertEquals(-1, seen.indexOf("geheim"), seen);
        carrier(A).get("/api/v1/proposals").then().statusCode(200).body(not(containsString("geheim")));
        editor().get(proposal).then()
                .body("changes.find { it.field == 'places' }.from", equalTo(List.of("geheimer-ort")))
                .body("changes.find { it.field == 'places' }.to", equalTo(List.of("geheimer-ort", "projektbuero-a")))
                .body("changes.find { it.field == 'contacts' }.current", equalTo(List.of("geheimer-kontakt", "empfang")))
                .body("changes.find { it.field == 'topics' }.to", equalTo(List.of("geheimes-feld", "sprache", "bildung")))
                .body("changes.find { it.field == 'actionAreas' }.current[0]", equalTo("borsigplatz"));

        editor().post(proposal + "/accept").then().statusCode(200);
        carrier(A).post(proposal + "/withdraw").then().statusCode(409).body(not(containsString("geheim")));
        editor().get(project).then().body("places.slug", equalTo(List.of("geheimer-ort", "projektbuero-a")));
    }

    @Test
    void neither_does_the_history_of_its_own_record() {
        String project = projectThatRefersToDrafts();
        patch(editor(), project, "{\"places\": []}").then().statusCode(200);
        patch(editor(), project, "{\"subtitle\": \"Neu\"}").then().statusCode(200);

        for (String address : List.of("/history", "/versions/1", "/versions/2", "/versions/3", "/versions/4")) {
            carrier(A).get(project + address).then().statusCode(200).body(not(containsString("geheim")));
        }
        carrier(A).get(project + "/history").then().body("items.version", equalTo(List.of(4, 3, 2, 1)))
                .body("items[0].changes.field", equalTo(List.of("subtitle"))).body("items[1].changes.field", equalTo(List.of()))
                .body("items[2].changes.find { it.field == 'contacts' }.to", equalTo(List.of("empfang")));
        carrier(A).get(project + "/versions/2").then().body("record.topics", equalTo(List.of("sprache")))
                .body("record.actionAreas[0]", equalTo("borsigplatz"));
        editor().get(project + "/history").then().body("items[1].changes.field", equalTo(List.of("places")))
                .body("items[1].changes[0].from", equalTo(List.of("geheimer-ort")));
        editor().get(project + "/versions/2").then().body("record.contacts", equalTo(List.of("geheimer-kontakt", "empfang")));
    }

    @Test
    void who_proposed_reads_nothing_more_of_a_record_that_another_carrier_keeps_by_now() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, "{\"subtitle\": \"Unser\"}");
        patch(editor(), project, "{\"carrier\": \"" + B + "\", \"subtitle\": \"Geheimes Vorhaben\"}").then().statusCode(200);
        carrier(A).get(proposal).then().statusCode(200).body("changes[0].to", equalTo("Unser")).body("changes[0].current", nullValue());
        patch(editor(), project, "{\"publication\": \"draft\", \"title\": \"Geheimer Titel\"}").then().statusCode(200);
        carrier(A).get(proposal).then().statusCode(200).body("record", nullValue()).body("currentVersion", nullValue())
                .body(not(containsString("Geheim")));
        editor().get(proposal).then().body("record.name", equalTo("Geheimer Titel"))
                .body("changes[0].current", equalTo("Geheimes Vorhaben"));
    }

    @Test
    void what_a_carrier_reads_and_sends_back_changes_nothing_wherever_the_hidden_stands() {
        String project = projectThatRefersToDrafts();
        patch(editor(), project,
                """
                {"topics": ["sprache", "geheimes-feld", {"slug": "bildung", "basis": "implied"}],
                 "contacts": ["empfang", "geheimer-kontakt"]}""")
                .then().statusCode(200);
        for (String read : List.of(carrier(A).get(project).asString(), given().get(project).asString())) {
            carrier(A).header("If-Match", "*").body(read.getBytes(java.nio.charset.StandardCharsets.UTF_8)).put(project).then()
                    .statusCode(200).body("version", equalTo(3)).body("topics.slug", equalTo(List.of("sprache", "bildung")));
        }
        carrier(A).get("/api/v1/proposals").then().body("page.totalItems", equalTo(0));
        editor().get(project).then().body("topics.slug", equalTo(List.of("sprache", "geheimes-feld", "bildung")));
    }

    @Test
    void what_is_hidden_stays_behind_what_it_stood_behind() {
        String project = projectThatRefersToDrafts();
        patch(editor(), project, "{\"topics\": [\"sprache\", \"geheimes-feld\", \"bildung\"]}").then().statusCode(200);
        assertTopics(project, "[\"bildung\", \"sprache\"]", "bildung", "sprache", "geheimes-feld");
        assertTopics(project, "[\"bildung\", \"gesundheit\"]", "geheimes-feld", "bildung", "gesundheit");
        assertTopics(project, "[{\"slug\": \"sprache\", \"basis\": \"implied\"}, \"gesundheit\", \"bildung\"]", null, "geheimes-feld",
                "gesundheit", "bildung");
        assertTopics(project, "[]", "geheimes-feld");
        // The places that are told are those that were sent.
        patch(carrier(A), project, "{\"topics\": [\"bildung\", \"nirgends\"]}").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/topics/1")));
        patch(carrier(A), project, "{\"topics\": [\"bildung\", \"bildung\"]}").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/topics/1")));
    }

    @Test
    void what_a_carrier_may_not_see_it_can_not_name_either_whether_or_not_it_stands_there() {
        String project = projectThatRefersToDrafts();
        draft("contacts", "{\"slug\": \"geheime-leitung\", \"function\": \"Leitung\", \"visibility\": \"internal\"}");
        for (String slug : List.of("geheimer-kontakt", "geheime-leitung", "nirgends")) {
            for (String sent : List.of("[\"%s\"]", "[\"empfang\", \"%s\"]", "[{\"slug\": \"%s\"}]")) {
                String contacts = sent.formatted(slug);
                String pointer = contacts.startsWith("[\"empfang") ? "/contacts/1" : "/contacts/0";
                Response patched = patch(carrier(A), project, "{\"contacts\": " + contacts + "}");
                Response put = carrier(A).header("If-Match", "*")
                        .body("{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\", \"contacts\": " + contacts + "}")
                        .put(project);
                for (Response answer : List.of(patched, put)) {
                    answer.then().statusCode(422).body("errors.code", equalTo(List.of("unknown-reference")))
                            .body("errors.pointer", equalTo(List.of(pointer)));
                }
                Response imported =
                        carrier(A).body("[{\"slug\": \"" + project.replaceFirst(".*/", "") + "\", \"contacts\": " + contacts + "}]")
                                .post("/api/v1/imports?kind=projects");
                imported.then().statusCode(201);
                carrier(A).get(imported.<String>path("links.self") + "/rows").then().statusCode(200)
                        .body("items.outcome", equalTo(List.of("refused")))
                        .body("items[0].errors.code", equalTo(List.of("unknown-reference")));
            }
        }
        editor().get(project).then().body("contacts.slug", equalTo(List.of("geheimer-kontakt", "empfang"))).body("version", equalTo(2));
        patch(carrier(A), project, "{\"contacts\": [\"empfang\"]}").then().statusCode(200).body("version", equalTo(2));
        // What was restored nobody named.
        patch(editor(), project, "{\"publication\": \"draft\", \"subtitle\": \"Neu\"}").then().statusCode(200);
        carrier(A).header("If-Match", "*").post(project + "/versions/2/restore").then().statusCode(200);
        editor().get(project).then().body("contacts.slug", equalTo(List.of("geheimer-kontakt", "empfang"))).body("subtitle", nullValue());
    }

    /** @param topics as a proposal has them; null stands for one with a basis */
    private static void assertTopics(String project, String sent, String... topics) {
        String proposal = proposal(A, project, "{\"topics\": " + sent + "}");
        List<Object> to = editor().get(proposal).path("changes.find { it.field == 'topics' }.to");
        assertEquals(java.util.Arrays.asList(topics), to.stream().map(topic -> topic instanceof String slug ? slug : null).toList(), sent);
    }

    private static String projectThatRefersToDrafts() {
        draft("places", "{\"slug\": \"geheimer-ort\", \"name\": \"Ort\", \"kind\": \"office\", \"publication\": \"draft\"}");
        draft("topics", "{\"slug\": \"geheimes-feld\", \"name\": \"Feld\", \"order\": 77, \"publication\": \"draft\"}");
        draft("contacts", "{\"slug\": \"geheimer-kontakt\", \"function\": \"Leitung\", \"visibility\": \"internal\"}");
        draft("contacts", "{\"slug\": \"empfang\", \"function\": \"Empfang\"}");
        published("places", A, "\"slug\": \"projektbuero-a\", \"name\": \"Büro\", \"kind\": \"office\"");
        String project = aProjectOf(A);
        patch(editor(), project, """
                {"places": ["geheimer-ort"], "contacts": ["geheimer-kontakt", "empfang"], "topics": ["geheimes-feld", "sprache"],
                 "actionAreas": ["borsigplatz"]}""").then().statusCode(200);
        carrier(A).get(project).then().body("places", equalTo(List.of())).body("topics.slug", equalTo(List.of("sprache")));
        return project;
    }

    private static void draft(String resource, String body) {
        Response created = editor().body(body).post("/api/v1/" + resource);
        assertEquals(201, created.statusCode(), created.asString());
    }
}
