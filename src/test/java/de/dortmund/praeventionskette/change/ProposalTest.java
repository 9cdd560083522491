package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(AsSeeded.class)
class ProposalTest {

    private static final String SUBTITLE = "{\"subtitle\": \"Neu\"}";

    @Test
    void what_a_carrier_writes_about_a_published_record_the_public_sees_when_an_editor_has_accepted_it() {
        String project = aProjectOf(A);
        String before = given().get(project).asString();
        Response answer = patch(carrier(A), project, "{\"subtitle\": \"Zwetschgenkuchen\"}");
        answer.then().statusCode(202).body(emptyString())
                .header("Location", matchesPattern("http://localhost:[0-9]+/api/v1/proposals/[0-9a-f-]{36}"));
        String proposal = answer.header("Location").replaceFirst("^http://[^/]+", "");
        assertEquals(before, given().get(project).asString());
        given().get("/api/v1/projects?q=Zwetschgenkuchen").then().body("items.links.self", empty());
        given().get(proposal).then().statusCode(401);

        carrier(A).get(proposal).then().statusCode(200).body("state", equalTo("open")).body("action", equalTo("update"))
                .body("resource", equalTo("projects")).body("record.links.self", equalTo(project)).body("carrier.slug", equalTo(A))
                .body("baseVersion", equalTo(1)).body("currentVersion", equalTo(1)).body("author", equalTo("a-carrier-of-" + A))
                .body("changes", hasSize(1)).body("changes[0].field", equalTo("subtitle")).body("changes[0].from", nullValue())
                .body("changes[0].to", equalTo("Zwetschgenkuchen")).body("changes[0].current", nullValue());
        editor().post(proposal + "/accept").then().statusCode(200).body("state", equalTo("accepted"))
                .body("decidedBy", equalTo("an-editor")).body("decidedAt", notNullValue()).body("currentVersion", equalTo(2));
        given().get(project).then().body("subtitle", equalTo("Zwetschgenkuchen")).body("version", equalTo(2));
        given().get("/api/v1/projects?q=Zwetschgenkuchen").then().body("items.links.self", equalTo(List.of(project)));
        editor().get(project + "/history").then().body("items[0].by", equalTo("an-editor"))
                .body("items[0].changes.field", equalTo(List.of("subtitle"))).body("items[0].why", containsString("proposal "));
    }

    @Test
    void a_carriers_next_write_takes_the_place_of_its_open_proposal() {
        String project = aProjectOf(A);
        String first = proposal(A, project, SUBTITLE);
        assertEquals(first, proposal(A, project, "{\"summary\": \"Kurz\"}"));
        carrier(A).get(first).then().body("changes.field", equalTo(List.of("summary")));
        carrier(A).get("/api/v1/proposals").then().body("page.totalItems", equalTo(1));
        patch(carrier(A), project, "{\"title\": \"Vorlesen\"}").then().statusCode(200);
        carrier(A).get(first).then().body("changes.field", equalTo(List.of("summary")));
        patch(carrier(A), project, "{\"summary\": null}").then().statusCode(200);
        carrier(A).get(first).then().body("state", equalTo("withdrawn"));
        String next = proposal(A, project, SUBTITLE);
        carrier(A).get("/api/v1/proposals").then().body("items.links.self", equalTo(List.of(first, next)));
    }

    @Test
    void a_second_carriers_proposal_waits_for_the_decision_on_the_first() {
        String project = aProjectOf(A);
        String ofA = proposal(A, project, SUBTITLE);
        patch(editor(), project, "{\"carrier\": \"" + B + "\"}").then().statusCode(200);
        patch(carrier(B), project, SUBTITLE).then().statusCode(409).body("errors.code", equalTo(List.of("proposal-open")))
                .body("errors[0].detail", containsString(project));
        patch(carrier(A), project, SUBTITLE).then().statusCode(403);
        editor().body("{\"comment\": \"Nicht mehr Ihres.\"}").post(ofA + "/reject").then().statusCode(200);
        proposal(B, project, SUBTITLE);
    }

    @Test
    void what_waits_for_its_first_publication_is_written_directly() {
        Response created = carrier(A).body("{\"title\": \"Neues\", \"kind\": \"offer\", \"status\": \"planned\"}").post("/api/v1/projects");
        created.then().statusCode(201).body("publication", equalTo("submitted"));
        patch(carrier(A), created.path("links.self"), SUBTITLE).then().statusCode(200).body("subtitle", equalTo("Neu"));
        carrier(A).get("/api/v1/proposals").then().body("items", empty());
    }

    @Test
    void who_proposes_is_told_at_once_what_is_wrong() {
        String project = aProjectOf(A);
        patch(carrier(A), project, "{\"topics\": [\"nirgends\"]}").then().statusCode(422).body("errors[0].pointer", equalTo("/topics/0"));
        patch(carrier(A), project, "{\"title\": \"\"}").then().statusCode(422);
        patch(carrier(A), project, "{\"startsOn\": \"2026\", \"endsOn\": \"2025\"}").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/endsOn"));
        editor().get("/api/v1/proposals").then().body("items", empty());
    }

    @Test
    void an_editor_sees_all_and_a_carrier_its_own() {
        String ofA = proposal(A, aProjectOf(A), SUBTITLE);
        String ofB = proposal(B, aProjectOf(B), SUBTITLE);
        editor().get("/api/v1/proposals").then().body("items.links.self", equalTo(List.of(ofA, ofB))).body("page.totalItems", equalTo(2));
        editor().get("/api/v1/proposals?size=1&page=2").then().body("items.links.self", equalTo(List.of(ofB)));
        carrier(B).get("/api/v1/proposals").then().body("items.links.self", equalTo(List.of(ofB)));
        for (String forbidden : List.of("", "/withdraw")) {
            (forbidden.isEmpty() ? carrier(B).get(ofA) : carrier(B).post(ofA + forbidden)).then().statusCode(404);
        }
        carrier(A).post(ofA + "/withdraw").then().statusCode(200).body("state", equalTo("withdrawn"));
        editor().get("/api/v1/proposals?state=open").then().body("items.links.self", equalTo(List.of(ofB)));
        editor().get("/api/v1/proposals?state=withdrawn,rejected").then().body("items.links.self", equalTo(List.of(ofA)));
        editor().get("/api/v1/proposals?state=nonsense").then().statusCode(400).body("errors[0].parameter", equalTo("state"));
        editor().get("/api/v1/proposals/nonsense").then().statusCode(404);
    }

    @Test
    void a_rejected_proposal_says_why_and_changes_nothing() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, SUBTITLE);
        for (String body : List.of("{}", "{\"comment\": \" \"}", "{\"comment\": 1}", "{\"comment\": \"a\", \"more\": 1}",
                "{\"comment\": \"" + "x".repeat(2001) + "\"}")) {
            editor().body(body).post(proposal + "/reject").then().statusCode(422);
        }
        editor().body("{\"comment\": \"Bitte mit Altersangabe.\"}").post(proposal + "/reject").then().statusCode(200)
                .body("state", equalTo("rejected"));
        carrier(A).get(proposal).then().body("comment", equalTo("Bitte mit Altersangabe.")).body("decidedBy", equalTo("an-editor"));
        given().get(project).then().body("subtitle", nullValue()).body("version", equalTo(1));
    }

    @Test
    void what_is_decided_stays_decided() {
        String accepted = proposal(A, aProjectOf(A), SUBTITLE);
        editor().post(accepted + "/accept").then().statusCode(200);
        String rejected = proposal(A, aProjectOf(A), SUBTITLE);
        editor().body("{\"comment\": \"Nein.\"}").post(rejected + "/reject").then().statusCode(200);
        String withdrawn = proposal(A, aProjectOf(A), SUBTITLE);
        carrier(A).post(withdrawn + "/withdraw").then().statusCode(200);
        for (String proposal : List.of(accepted, rejected, withdrawn)) {
            String before = editor().get(proposal).asString();
            editor().post(proposal + "/accept").then().statusCode(409);
            editor().body("{\"comment\": \"Doch nicht.\"}").post(proposal + "/reject").then().statusCode(409);
            carrier(A).post(proposal + "/withdraw").then().statusCode(409);
            assertEquals(before, editor().get(proposal).asString());
        }
    }

    @Test
    void onto_a_record_that_has_moved_it_is_accepted_only_by_who_has_seen_both() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, "{\"subtitle\": \"Vom Träger\", \"costs\": \"frei\"}");
        patch(editor(), project, "{\"subtitle\": \"Von der Stadt\", \"summary\": \"Kurz\"}").then().statusCode(200);

        carrier(A).get(proposal).then().body("baseVersion", equalTo(1)).body("currentVersion", equalTo(2))
                .body("changes.find { it.field == 'subtitle' }.current", equalTo("Von der Stadt"));
        editor().post(proposal + "/accept").then().statusCode(409)
                .body("errors.find { it.pointer == '/subtitle' }.detail",
                        allOf(containsString("Von der Stadt"), containsString("Vom Träger")))
                .body("errors.find { it.pointer == '/costs' }.detail", allOf(containsString("null"), containsString("frei")))
                .body("detail", containsString("?version=2"));
        editor().post(proposal + "/accept?version=1").then().statusCode(409);
        for (String bad : List.of("0", "x", "-1", "99999999999")) {
            editor().post(proposal + "/accept?version=" + bad).then().statusCode(400).body("errors[0].parameter", equalTo("version"));
        }
        carrier(A).get(proposal).then().body("state", equalTo("open"));
        editor().post(proposal + "/accept?version=2").then().statusCode(200);
        given().get(project).then().body("subtitle", equalTo("Vom Träger")).body("costs", equalTo("frei"))
                .body("summary", equalTo("Kurz")).body("version", equalTo(3));
    }

    @Test
    void a_deletion_is_a_proposal_too() {
        String project = aProjectOf(A);
        Response answer = carrier(A).header("If-Match", "*").delete(project);
        answer.then().statusCode(202);
        String proposal = answer.header("Location").replaceFirst("^http://[^/]+", "");
        given().get(project).then().statusCode(200);
        carrier(A).get(proposal).then().body("action", equalTo("delete")).body("changes", empty());
        editor().post(proposal + "/accept").then().statusCode(200).body("state", equalTo("accepted")).body("record", nullValue())
                .body("currentVersion", nullValue());
        given().get(project).then().statusCode(410);
    }

    @Test
    void about_a_record_that_is_gone_nothing_is_accepted() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, SUBTITLE);
        editor().header("If-Match", "*").delete(project).then().statusCode(204);
        carrier(A).get(proposal).then().statusCode(200).body("record", nullValue()).body("state", equalTo("withdrawn"))
                .body("comment", equalTo("Der Datensatz wurde gelöscht.")).body("decidedBy", equalTo("an-editor"))
                .body("decidedAt", notNullValue());
        editor().get("/api/v1/proposals?state=open").then().body("items", empty());
        editor().post(proposal + "/accept").then().statusCode(409);
        carrier(A).post(proposal + "/withdraw").then().statusCode(409);
    }

    @Test
    void about_a_record_that_is_archived_nothing_is_accepted_either() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, SUBTITLE);
        patch(editor(), project, "{\"publication\": \"archived\"}").then().statusCode(200);
        carrier(A).get(proposal).then().statusCode(200).body("state", equalTo("withdrawn"))
                .body("comment", equalTo("Der Datensatz wurde archiviert.")).body("decidedBy", equalTo("an-editor"));
        editor().get("/api/v1/proposals?state=open").then().body("items", empty());
        editor().post(proposal + "/accept").then().statusCode(409);
        // By an import it is the same.
        String other = aProjectOf(A);
        String another = proposal(A, other, SUBTITLE);
        String row = "[{\"slug\": \"" + other.replaceFirst(".*/", "") + "\", \"publication\": \"archived\"}]";
        String imported = editor().body(row).post("/api/v1/imports?kind=projects").then().statusCode(201).extract().path("links.self");
        editor().post(imported + "/run").then().statusCode(200).body("counts.updated", equalTo(1));
        carrier(A).get(another).then().body("state", equalTo("withdrawn"));
        // What only waits goes on waiting.
        String draft = aProjectOf(A);
        String waiting = proposal(A, draft, SUBTITLE);
        patch(editor(), draft, "{\"publication\": \"draft\"}").then().statusCode(200);
        carrier(A).get(waiting).then().body("state", equalTo("open"));
    }

    @Test
    void what_has_become_wrong_since_is_told_to_the_editor_who_accepts_it() {
        String externalId = "\"externalId\": {\"system\": \"angebote\", \"id\": \"1\"}";
        String proposal = proposal(A, aProjectOf(A), "{" + externalId + "}");
        String other = aProjectOf(A);
        patch(editor(), other, "{" + externalId + "}").then().statusCode(200);
        editor().post(proposal + "/accept").then().statusCode(409).body("errors[0].pointer", equalTo("/externalId"))
                .body("detail", containsString(other));
        carrier(A).get(proposal).then().body("state", equalTo("open"));
    }

    @Test
    void an_editor_rejects_and_does_not_withdraw() {
        String proposal = proposal(A, aProjectOf(A), SUBTITLE);
        editor().post(proposal + "/withdraw").then().statusCode(403);
        carrier(A).post(proposal + "/accept").then().statusCode(403);
        carrier(A).body("{\"comment\": \"Nein.\"}").post(proposal + "/reject").then().statusCode(403);
        carrier(A).get(proposal).then().body("state", equalTo("open"));
    }

    @Test
    void twenty_editors_accept_it_once() throws Exception {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, SUBTITLE);
        List<Integer> answers = java.util.stream.IntStream.range(0, 20).parallel()
                .mapToObj(i -> editor().post(proposal + "/accept").statusCode()).sorted().toList();
        assertEquals(200, answers.get(0));
        assertEquals(java.util.Collections.nCopies(19, 409), answers.subList(1, 20));
        given().get(project).then().body("version", equalTo(2));
    }

    @Test
    void the_documents_examples_have_the_fields_of_real_answers() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String proposal = proposal(A, aProjectOf(A), SUBTITLE);
        Path examples = Path.of("src/main/resources/contract/examples");
        for (String answer : List.of("getProposal " + proposal, "listProposals /api/v1/proposals")) {
            String[] example = answer.split(" ");
            assertEquals(fields("", json.readTree(editor().get(example[1]).asByteArray())),
                    fields("", json.readTree(examples.resolve(example[0] + ".json").toFile())), example[0]);
        }
    }

    private static List<String> fields(String path, JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.properties().forEach(field -> {
            fields.add(path + "/" + field.getKey());
            fields.addAll(fields(path + "/" + field.getKey(), field.getValue()));
        });
        node.elements().forEachRemaining(element -> {
            if (node.isArray()) {
                fields.addAll(fields(path + "[]", element));
            }
        });
        return fields;
    }
}
