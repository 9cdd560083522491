package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A carrier that the city trusts writes directly: what it proposed before says nothing any more that it still wants. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class TrustedCarrierTest {

    private static final String OLD = "{\"subtitle\": \"Von gestern\"}";
    private static final String NEWER = "{\"subtitle\": \"Von heute\"}";

    @Test
    void what_it_writes_directly_closes_what_it_proposed_about_the_record() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, OLD);
        String ofAnother = proposal(A, aProjectOf(A), OLD);
        trust(A);
        patch(carrier(A), project, NEWER).then().statusCode(200).body("subtitle", equalTo("Von heute"));
        carrier(A).get(proposal).then().body("state", equalTo("withdrawn")).body("decidedBy", equalTo("a-carrier-of-" + A))
                .body("decidedAt", notNullValue()).body("comment", equalTo("Der Träger hat den Datensatz seither selbst geändert."));
        editor().post(proposal + "/accept?version=2").then().statusCode(409);
        given().get(project).then().body("subtitle", equalTo("Von heute")).body("version", equalTo(2));
        carrier(A).get(ofAnother).then().body("state", equalTo("open"));
    }

    @Test
    void so_does_a_replacement_a_restoration_a_deletion_and_an_import() {
        String put = aProjectOf(A);
        String restored = aProjectOf(A);
        String deleted = aProjectOf(A);
        String imported = aProjectOf(A);
        patch(editor(), restored, "{\"costs\": \"frei\"}").then().statusCode(200);
        String[] proposals = {proposal(A, put, OLD), proposal(A, restored, OLD), proposal(A, deleted, OLD), proposal(A, imported, OLD)};
        trust(A);
        carrier(A).header("If-Match", "\"1\"").body("{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"planned\"}").put(put)
                .then()
                .statusCode(200);
        carrier(A).header("If-Match", "\"2\"").post(restored + "/versions/1/restore").then().statusCode(200).body("costs", nullValue());
        carrier(A).header("If-Match", "*").delete(deleted).then().statusCode(204);
        String row = "[{\"slug\": \"" + imported.replaceFirst(".*/", "") + "\", \"subtitle\": \"Von heute\"}]";
        carrier(A).body(row).post("/api/v1/imports?kind=projects").then().statusCode(201);
        carrier(A).get(proposals[3]).then().body("state", equalTo("open"));
        carrier(A).body(row).post("/api/v1/imports?kind=projects&dryRun=false").then().statusCode(201);
        given().get(imported).then().body("subtitle", equalTo("Von heute"));
        for (String proposal : proposals) {
            carrier(A).get(proposal).then().body("state", equalTo("withdrawn"));
        }
        editor().get("/api/v1/proposals?state=open").then().body("page.totalItems", equalTo(0));
    }

    @Test
    void so_does_what_it_writes_about_a_record_that_is_no_longer_public() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, OLD);
        patch(editor(), project, "{\"publication\": \"draft\"}").then().statusCode(200);
        patch(carrier(A), project, NEWER).then().statusCode(200);
        carrier(A).get(proposal).then().body("state", equalTo("withdrawn"));
        editor().post(proposal + "/accept?version=3").then().statusCode(409);
    }

    /** Its latest write counts: one that says what the record says already takes back what it proposed. */
    @Test
    void what_it_writes_as_it_stands_there_takes_its_proposal_back() {
        String patched = aProjectOf(A);
        String put = aProjectOf(A);
        String imported = aProjectOf(A);
        List<String> proposals =
                List.of(proposal(A, patched, "{\"costs\": \"9 Euro\"}"), proposal(A, put, OLD), proposal(A, imported, OLD));
        String ofAnother = proposal(A, aProjectOf(A), OLD);
        patch(carrier(A), patched, "{\"costs\": null}").then().statusCode(200);
        Response read = carrier(A).get(put);
        carrier(A).header("If-Match", read.header("ETag")).body(read.asByteArray()).put(put).then().statusCode(200);
        String row = "[{\"slug\": \"" + imported.replaceFirst(".*/", "") + "\", \"subtitle\": null}]";
        carrier(A).body(row).post("/api/v1/imports?kind=projects&dryRun=false").then().statusCode(201);
        for (String proposal : proposals) {
            carrier(A).get(proposal).then().body("state", equalTo("withdrawn"))
                    .body("comment", equalTo("Der Träger hat seither gesagt, was der Datensatz schon sagt."));
            editor().post(proposal + "/accept").then().statusCode(409);
        }
        carrier(A).get(ofAnother).then().body("state", equalTo("open"));
        // A nightly import that does not speak of the field leaves open what somebody proposed by hand.
        String synced = aProjectOf(A);
        String byHand = proposal(A, synced, "{\"costs\": \"9 Euro\"}");
        carrier(A).body("[{\"slug\": \"" + synced.replaceFirst(".*/", "") + "\", \"title\": \"Vorlesen\"}]")
                .post("/api/v1/imports?kind=projects&dryRun=false").then().statusCode(201);
        carrier(A).get(byHand).then().body("state", equalTo("open"));
        given().get(patched).then().body("costs", nullValue()).body("version", equalTo(1));
    }

    @Test
    void what_was_refused_or_came_from_others_closes_nothing() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, OLD);
        patch(editor(), project, "{\"summary\": \"Kurz\"}").then().statusCode(200);
        trust(A);
        trust(B);
        patch(carrier(A), project, "{\"topics\": [\"nirgends\"]}").then().statusCode(422);
        patch(carrier(A), project, "{\"startsOn\": \"2026\", \"endsOn\": \"2025\"}").then().statusCode(422);
        carrier(A).post(project + "/confirmations").then().statusCode(200);
        patch(editor(), project, "{\"carrier\": \"" + B + "\"}").then().statusCode(200);
        patch(carrier(B), project, NEWER).then().statusCode(200);
        carrier(A).get(proposal).then().body("state", equalTo("open")).body("comment", nullValue());
    }

    private static void trust(String organisation) {
        patch(admin(), "/api/v1/organisations/" + organisation, "{\"trusted\": true}").then().statusCode(200);
    }
}
