package de.dortmund.praeventionskette.security;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The identity provider does not know that the catalogue calls an organisation by another key now: its carrier goes on with the same token. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class FormerOrganisationTest {

    private static final String NEW = "{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"}";
    private static final String ORGANISATION = "/api/v1/organisations/";

    @Test
    void after_its_organisation_was_renamed_a_carrier_keeps_its_rights() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, "{\"subtitle\": \"Neu\"}");
        rename(A, "sport-in-eving");
        rename("sport-in-eving", "sport-im-norden");
        goesOnAs("sport-im-norden", project, proposal);
    }

    @Test
    void after_a_merge_a_carrier_keeps_what_was_its_own_and_gets_what_is_the_others() {
        String project = aProjectOf(A);
        String ofTheOther = aProjectOf(B);
        String proposal = proposal(A, project, "{\"subtitle\": \"Neu\"}");
        patch(carrier(A), ofTheOther, "{\"subtitle\": \"Unseres\"}").then().statusCode(403);
        editor().header("If-Match", "*").delete(ORGANISATION + A + "?replacedBy=" + B).then().statusCode(200);
        goesOnAs(B, project, proposal);
        patch(carrier(A), ofTheOther, "{\"subtitle\": \"Unseres\"}").then().statusCode(202);
    }

    @Test
    void a_request_that_comes_again_after_the_renaming_is_still_done_once() {
        Response first = carrier(A).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        rename(A, "sport-in-eving");
        Response again = carrier(A).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        again.then().statusCode(201);
        assertEquals(first.asString(), again.asString());
        assertEquals(1, carrier(A).get("/api/v1/projects?publication=submitted").<Integer>path("page.totalItems"));
    }

    @Test
    void after_a_merge_too_a_request_that_comes_again_is_done_once() {
        Response first = carrier(A).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        editor().header("If-Match", "*").delete(ORGANISATION + A + "?replacedBy=" + B).then().statusCode(200);
        Response again = carrier(A).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        again.then().statusCode(201);
        assertEquals(first.asString(), again.asString());
        assertEquals(1, carrier(B).get("/api/v1/projects?publication=submitted").<Integer>path("page.totalItems"));
    }

    @Test
    void who_speaks_for_another_organisation_by_now_does_not_get_the_answer_that_the_former_one_had() {
        Response ofA = once("a-clerk", A);
        Response ofB = once("a-clerk", B);
        ofB.then().statusCode(201).body("carrier.slug", equalTo(B));
        assertNotEquals(ofA.<String>path("slug"), ofB.path("slug"));
        rename(A, "sport-in-eving");
        assertEquals(ofA.asString(), once("a-clerk", A).asString());
        assertEquals(ofA.asString(), once("a-clerk", "sport-in-eving").asString());
        assertEquals(ofB.asString(), once("a-clerk", B).asString());
        as("a-clerk", B).header("Idempotency-Key", "1").body(NEW.replace("running", "planned")).post("/api/v1/projects").then()
                .statusCode(422).body("errors.code", equalTo(List.of("key-reused")));
        given().auth().oauth2(Tokens.editorCalled("a-clerk")).contentType("application/json").header("Idempotency-Key", "1").body(NEW)
                .post("/api/v1/projects").then().statusCode(201).body("publication", equalTo("published"));
        assertEquals(1, carrier(A).get("/api/v1/projects?publication=submitted").<Integer>path("page.totalItems"));
        assertEquals(1, carrier(B).get("/api/v1/projects?publication=submitted").<Integer>path("page.totalItems"));
    }

    private static Response once(String subject, String organisation) {
        return as(subject, organisation).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
    }

    private static RequestSpecification as(String subject, String organisation) {
        return given().auth().oauth2(Tokens.carrierNowOf(subject, organisation)).contentType("application/json");
    }

    @Test
    void what_was_read_before_the_renaming_may_be_sent_back_and_changes_nothing() {
        String project = aProjectOf(A);
        byte[] read = carrier(A).get(project).asByteArray();
        rename(A, "sport-in-eving");
        int revision = revision();
        carrier(A).header("If-Match", "*").body(read).put(project).then().statusCode(200).body("carrier.slug", equalTo("sport-in-eving"));
        editor().header("If-Match", "*").body(read).put(project).then().statusCode(200).body("version", equalTo(1));
        assertEquals(revision, revision());
        patch(carrier(A), project, "{\"carrier\": \"" + A + "\", \"subtitle\": \"Neu\"}").then().statusCode(202);
        carrier(A).get("/api/v1/proposals").then().body("items[0].changes.field", equalTo(List.of("subtitle")));
        patch(carrier(A), project, "{\"carrier\": \"" + B + "\", \"subtitle\": \"Neu\"}").then().statusCode(403);
    }

    @Test
    void nobody_speaks_for_an_organisation_that_was_deleted() {
        String mine = editor().body("{\"name\": \"Verein\", \"kind\": \"association\"}").post("/api/v1/organisations").path("slug");
        Response once = carrier(mine).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        once.then().statusCode(201);
        editor().header("If-Match", "*").delete(once.<String>path("links.self")).then().statusCode(204);
        editor().header("If-Match", "*").delete(ORGANISATION + mine).then().statusCode(204);
        carrier(mine).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects").then().statusCode(403)
                .body("detail", containsString("nicht: " + mine));
        carrier(mine).body(NEW).put("/api/v1/projects/ganz-neu").then().statusCode(403);
        patch(carrier(mine), ORGANISATION + mine, "{\"description\": \"Sport\"}").then().statusCode(410);
        patch(carrier(mine), ORGANISATION + A, "{\"description\": \"Sport\"}").then().statusCode(403);
        carrier(mine).body(NEW).post("/api/v1/projects").then().statusCode(403);
        carrier(mine).get("/api/v1/proposals").then().statusCode(200).body("items", equalTo(List.of()));
    }

    /** With a token that names carrier A's organisation as it was called first. */
    private static void goesOnAs(String today, String project, String proposal) {
        carrier(A).get("/api/v1/proposals").then().statusCode(200).body("items.links.self", hasItem(proposal))
                .body("items[0].carrier.slug", equalTo(today));
        carrier(A).get(project + "/history").then().statusCode(200);
        assertEquals(proposal, proposal(A, project, "{\"subtitle\": \"Neuer\"}"));
        carrier(A).post(proposal + "/withdraw").then().statusCode(200).body("state", equalTo("withdrawn"));
        carrier(A).post(project + "/confirmations").then().statusCode(200).body("carrier.slug", equalTo(today));
        patch(carrier(A), ORGANISATION + today, "{\"description\": \"Sport\"}").then().statusCode(202);
        carrier(A).body(NEW.replace("{", "{\"carrier\": \"" + A + "\", ")).post("/api/v1/projects").then().statusCode(201)
                .body("carrier.slug", equalTo(today)).body("publication", equalTo("submitted"));
        carrier(A).get("/api/v1/projects?publication=submitted").then().statusCode(200).body("page.totalItems", equalTo(1))
                .body("items[0].carrier.slug", equalTo(today));
        carrier(A).body(NEW.replace("{", "{\"carrier\": \"freie-traeger\", ")).post("/api/v1/projects").then().statusCode(403);
        patch(carrier(A), project, "{\"carrier\": \"freie-traeger\"}").then().statusCode(403);
    }

    private static void rename(String slug, String into) {
        patch(editor(), ORGANISATION + slug, "{\"slug\": \"" + into + "\"}").then().statusCode(200).body("slug", equalTo(into));
    }

    private static int revision() {
        return Integer.parseInt(given().get("/api/v1").header("Catalogue-Revision"));
    }
}
