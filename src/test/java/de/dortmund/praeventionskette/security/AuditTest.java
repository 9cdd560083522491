package de.dortmund.praeventionskette.security;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who was refused what and who decided what stands in the log, once. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class AuditTest {

    private static final String PERSON = "Erika Mustermann";

    private final AuditLog log = new AuditLog();

    @BeforeEach
    void listen() {
        log.open();
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void every_refused_write_is_noted_once_with_who_what_and_why() {
        String address = "/api/v1/projects/windel-cafe-b3";
        String patched = "operation=PATCH /api/v1/projects/{slug} record=";
        String operation = patched + "projects/windel-cafe-b3 reason=";
        // What there is not may be a name.
        String nothing = patched + "- reason=";
        String body = "{\"title\": \"" + PERSON + "\"}";
        assertNoted(401, "unknown", operation + "This needs a valid bearer token.", patch(id(given()), address, body));
        assertNoted(401, "unknown", operation + "The token has expired.", patch(id(as(Tokens.expired())), address, body));
        assertNoted(403, "somebody", operation + "This needs a token with one of the roles: carrier, editor.",
                patch(id(as(Tokens.withoutRole())), address, body));
        assertNoted(403, "a-carrier-of-" + A, operation + "The project 'windel-cafe-b3' is another carrier's or the city's.",
                patch(id(carrier(A)), address, body));
        assertNoted(404, "a-carrier-of-" + A, nothing + "not-found", patch(id(carrier(A)), "/api/v1/projects/" + slug(), body));
        assertNoted(422, "an-editor", operation + "invalid-record (unknown-field)",
                patch(id(editor()), address, "{\"" + PERSON + "\": \"" + PERSON + "\"}"));
        assertNoted(422, "an-editor", operation + "invalid-record (unknown-reference)",
                patch(id(editor()), address, "{\"topics\": [\"erika-mustermann\"]}"));
        assertNoted(400, "an-editor", operation + "invalid-request", patch(id(editor()), address, PERSON));
        assertNoted(412, "an-editor", operation + "precondition-failed",
                id(editor()).header("If-Match", "\"7\"").contentType("application/merge-patch+json").body(body).patch(address));
        assertNoted(428, "an-editor", operation + "precondition-required",
                id(editor()).contentType("application/merge-patch+json").body(body).patch(address));
        assertNoted(415, "an-editor", operation + "unsupported-media-type",
                id(editor()).header("If-Match", "*").contentType("text/plain").body(PERSON).patch(address));
        assertNoted(401, "unknown", nothing + "This needs a valid bearer token.",
                patch(id(given()), "/api/v1/projects/Erika%20Mustermann", body));
        assertNoted(401, "unknown", nothing + "This needs a valid bearer token.",
                patch(id(given()), "/api/v1/projects/" + "mustermann-".repeat(10), body));
        assertNoted(409, "an-editor", "operation=DELETE /api/v1/topics/{slug} record=topics/gesundheit reason=conflict (referred-to)",
                id(editor()).header("If-Match", "*").delete("/api/v1/topics/gesundheit"));
    }

    private static String slug() {
        return "erika-mustermann";
    }

    private void assertNoted(int status, String caller, String what, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        assertEquals(List.of("refused " + status + " request=audited caller=" + caller + " " + what), log.lines());
        assertFalse(log.lines().get(0).toLowerCase().contains("mustermann"));
        log.clear();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static RequestSpecification id(RequestSpecification request) {
        return request.header("X-Request-Id", "audited");
    }

    @Test
    void every_failed_authentication_is_noted_also_of_a_reader() {
        id(as(Tokens.ofAnotherRealm())).get("/api/v1/contacts").then().statusCode(401);
        id(given()).get("/api/v1/proposals").then().statusCode(401);
        id(carrier(A)).get("/api/v1/topics/gesundheit/history").then().statusCode(403);
        assertEquals(List.of(
                "refused 401 request=audited caller=unknown operation=GET /api/v1/contacts record=- reason="
                        + "The token is not signed by the configured"
                        + " identity provider.",
                "refused 401 request=audited caller=unknown operation=GET /api/v1/proposals record=-"
                        + " reason=This needs a valid bearer token.",
                "refused 403 request=audited caller=a-carrier-of-" + A
                        + " operation=GET /api/v1/topics/{slug}/history record=topics/gesundheit"
                        + " reason=This needs a token with one of the roles: editor."),
                log.lines());
    }

    @Test
    void a_proposal_that_ends_with_its_record_is_noted_too() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, "{\"subtitle\": \"" + PERSON + "\"}");
        log.clear();
        editor().header("If-Match", "*").delete(project).then().statusCode(204);
        assertEquals(List.of(decided(proposal, "withdrawn", "an-editor")), log.lines());
    }

    @Test
    void so_is_one_that_its_carrier_has_overtaken() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, "{\"subtitle\": \"" + PERSON + "\"}");
        patch(admin(), "/api/v1/organisations/" + A, "{\"trusted\": true}").then().statusCode(200);
        log.clear();
        patch(carrier(A), project, "{\"startsOn\": \"2026\", \"endsOn\": \"2025\"}").then().statusCode(422);
        assertEquals(1, log.lines().size(), log.lines().toString());
        log.clear();
        patch(carrier(A), project, "{\"subtitle\": \"Anders\"}").then().statusCode(200);
        assertEquals(List.of(decided(proposal, "withdrawn", "a-carrier-of-" + A)), log.lines());
    }

    @Test
    void every_decision_on_a_proposal_is_noted_once_it_is_made_and_no_other() {
        String accepted = proposal(A, aProjectOf(A), "{\"subtitle\": \"" + PERSON + "\"}");
        String rejected = proposal(A, aProjectOf(A), "{\"subtitle\": \"" + PERSON + "\"}");
        String withdrawn = proposal(B, aProjectOf(B), "{\"subtitle\": \"" + PERSON + "\"}");
        log.clear();
        editor().post(accepted + "/accept").then().statusCode(200);
        editor().body("{\"comment\": \"" + PERSON + "\"}").post(rejected + "/reject").then().statusCode(200);
        carrier(B).post(withdrawn + "/withdraw").then().statusCode(200);
        assertEquals(List.of(decided(accepted, "accepted", "an-editor"), decided(rejected, "rejected", "an-editor"),
                decided(withdrawn, "withdrawn", "a-carrier-of-" + B)), log.lines());
        log.clear();

        id(editor()).post(accepted + "/accept").then().statusCode(409);
        String project = aProjectOf(A);
        String overtaken = proposal(A, project, "{\"subtitle\": \"" + PERSON + "\"}");
        patch(editor(), project, "{\"subtitle\": \"Anders\"}").then().statusCode(200);
        id(editor()).post(overtaken + "/accept").then().statusCode(409);
        String refused =
                "refused 409 request=audited caller=an-editor operation=POST /api/v1/proposals/{id}/accept record=%s reason=conflict";
        assertEquals(List.of(refused.formatted(accepted.substring("/api/v1/".length())),
                refused.formatted(overtaken.substring("/api/v1/".length())) + " (moved)"), log.lines());
    }

    private static String decided(String proposal, String state, String by) {
        return "decided proposal=" + proposal.replaceFirst(".*/", "") + " state=" + state + " caller=" + by;
    }

    @Test
    void what_is_done_and_what_is_read_is_no_matter_of_the_audit() {
        aProjectOf(A);
        given().get("/api/v1/projects/nowhere").then().statusCode(404);
        given().get("/api/v1/projects?size=x").then().statusCode(400);
        given().contentType("application/json").body("{}").post("/api/v1/invented").then().statusCode(404);
        assertEquals(List.of(), log.lines());
    }
}
