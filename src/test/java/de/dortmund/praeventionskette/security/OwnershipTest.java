package de.dortmund.praeventionskette.security;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.published;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(AsSeeded.class)
class OwnershipTest {

    private static final String NEW = "{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"}";
    private static final String ORGANISATION = "/api/v1/organisations/" + A;

    @Test
    void what_a_carrier_creates_is_its_organisations_and_waits() {
        Map<String, String> bodies = Map.of("projects", NEW,
                "contacts", "{\"function\": \"Vorlesebüro\"}", "places", "{\"name\": \"Vorleseraum\", \"kind\": \"office\"}");
        bodies.forEach((resource, body) -> {
            String address = carrier(A).body(body).post("/api/v1/" + resource).then().statusCode(201)
                    .body("carrier.slug", equalTo(A)).body("publication", equalTo("submitted")).extract().path("links.self");
            given().get(address).then().statusCode(404);
            carrier(B).get(address).then().statusCode(404);
            carrier(A).get(address).then().statusCode(200);
            patch(editor(), address, "{\"publication\": \"published\"}").then().statusCode(200).body("carrier.slug", equalTo(A));
            given().get(address).then().statusCode(200);
        });
    }

    @Test
    void a_carrier_creates_nothing_for_another_and_nothing_that_is_public_at_once() {
        for (String claim : List.of("\"carrier\": \"" + B + "\"", "\"carrier\": {\"slug\": \"" + B + "\"}", "\"carrier\": null",
                "\"publication\": \"published\"", "\"publication\": \"draft\"", "\"verifiedAt\": \"2026-01-01T00:00:00Z\"",
                "\"visibleFrom\": \"2026-01-01T00:00:00Z\"", "\"visibleUntil\": \"2036-01-01T00:00:00Z\"")) {
            String field = "/" + claim.substring(1, claim.indexOf('"', 1));
            carrier(A).body(NEW.replace("{", "{" + claim + ", ")).post("/api/v1/projects").then().statusCode(403)
                    .body("errors.pointer", equalTo(List.of(field))).body("errors[0].code", equalTo("editorial"));
            carrier(A).body(NEW.replace("{", "{" + claim + ", ")).put("/api/v1/projects/vorlesen").then().statusCode(403);
        }
        carrier(A).body(NEW.replace("{", "{\"carrier\": \"" + A + "\", \"publication\": \"submitted\", ")).post("/api/v1/projects").then()
                .statusCode(201);
        // What is not the caller's to say is told before what is not valid (API.md, Errors).
        carrier(A).body("{\"title\": \"\", \"nonsense\": 1, \"publication\": \"published\"}").post("/api/v1/projects").then()
                .statusCode(403);
        assertEquals(2, revision());
    }

    @Test
    void a_carrier_takes_over_no_record_by_its_address_or_by_what_it_says_of_the_carrier() {
        String of = aProjectOf(B);
        for (String address : List.of(of, "/api/v1/projects/windel-cafe-b3")) {
            carrier(A).header("If-Match", "*").body(NEW).put(address).then().statusCode(403);
            carrier(A).header("If-None-Match", "*").body(NEW).put(address).then().statusCode(403);
            carrier(A).header("If-Match", "*").body(NEW.replace("{", "{\"carrier\": \"" + A + "\", ")).put(address).then()
                    .statusCode(403);
            patch(carrier(A), address, "{\"carrier\": \"" + A + "\"}").then().statusCode(403);
            carrier(A).header("If-Match", "*").delete(address).then().statusCode(403);
            carrier(A).post(address + "/confirmations").then().statusCode(403);
            carrier(A).get(address + "/history").then().statusCode(403);
            carrier(A).header("If-Match", "*").post(address + "/versions/1/restore").then().statusCode(403);
        }
        carrier(A).body(NEW.replace("{", "{\"slug\": \"windel-cafe-b3\", ")).post("/api/v1/projects").then().statusCode(409);
        assertEquals(2, revision());
    }

    @Test
    void nested_addresses_are_for_reading() {
        for (String address : List.of("/organisations/" + B, "/action-areas/nette", "/funding-programmes/kekiz")) {
            carrier(A).body(NEW).post("/api/v1" + address + "/projects").then().statusCode(405);
        }
    }

    @Test
    void the_same_idempotency_key_of_another_is_another_one() {
        Response ofA = carrier(A).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        Response ofB = carrier(B).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects");
        ofA.then().statusCode(201).body("carrier.slug", equalTo(A));
        ofB.then().statusCode(201).body("carrier.slug", equalTo(B)).body("slug", not(equalTo(ofA.path("slug"))));
        carrier(A).header("Idempotency-Key", "1").body(NEW).post("/api/v1/projects").then().body("slug", equalTo(ofA.path("slug")));
    }

    @Test
    void what_only_editors_change_is_refused_where_it_differs_and_not_ignored() {
        String address = aProjectOf(A);
        String slug = address.replaceFirst(".*/", "");
        for (String patch : List.of("{\"publication\": \"draft\"}", "{\"publication\": \"archived\"}", "{\"carrier\": \"" + B + "\"}",
                "{\"carrier\": null}", "{\"verifiedAt\": \"2026-01-01T00:00:00Z\"}", "{\"slug\": \"anders\"}",
                "{\"visibleFrom\": \"2036-01-01T00:00:00Z\"}", "{\"visibleUntil\": \"2036-01-01T00:00:00Z\"}")) {
            patch(carrier(A), address, patch).then().statusCode(403).body("errors.pointer",
                    equalTo(List.of("/" + patch.substring(2, patch.indexOf('"', 2)))));
        }
        patch(carrier(A), address, "{\"publication\": \"published\", \"carrier\": {\"slug\": \"" + A + "\"}, \"slug\": \"" + slug
                + "\", \"verifiedAt\": null, \"subtitle\": \"Neu\"}").then().statusCode(202);
    }

    @Test
    void a_carrier_may_send_back_what_it_read() {
        patch(editor(), ORGANISATION, "{\"sources\": [\"faltblatt-aktionsplan\"], \"parent\": \"freie-traeger\"}").then().statusCode(200);
        for (String address : List.of(aProjectOf(A), ORGANISATION)) {
            Response read = carrier(A).get(address);
            carrier(A).header("If-Match", read.header("ETag")).body(read.asByteArray()).put(address).then().statusCode(200)
                    .body("version", equalTo(read.path("version")));
            carrier(A).header("If-Match", read.header("ETag"))
                    .body(read.asString().replaceFirst("\"url\":null", "\"url\":\"https://a.example\""))
                    .put(address).then().statusCode(202);
        }
    }

    @Test
    void of_its_organisation_a_carrier_writes_what_describes_it() {
        patch(carrier(A), ORGANISATION, "{\"name\": \"Sport in Eving\", \"description\": \"Sport\", \"url\": \"https://a.example\","
                + " \"address\": \"Evinger Platz 1\"}").then().statusCode(202);
        for (String patch : List.of("{\"kind\": \"city\"}", "{\"parent\": \"stadt-dortmund\"}", "{\"trusted\": true}", "{\"slug\": \"a\"}",
                "{\"sources\": []}", "{\"licence\": \"cc-by/4.0\"}")) {
            patch(carrier(A), ORGANISATION, patch).then().statusCode(403)
                    .body("errors.pointer", equalTo(List.of("/" + patch.substring(2, patch.indexOf('"', 2)))));
        }
        carrier(A).header("If-Match", "*").delete(ORGANISATION).then().statusCode(403);
        patch(carrier(B), ORGANISATION, "{\"name\": \"Unseres\"}").then().statusCode(403);
    }

    @Test
    void what_a_part_of_an_organisation_keeps_is_not_the_organisations_own() {
        String address = aProjectOf("jugendamt");
        assertEquals("stadt-dortmund", given().get("/api/v1/organisations/jugendamt").path("parent.slug"));
        patch(carrier("stadt-dortmund"), address, "{\"subtitle\": \"Neu\"}").then().statusCode(403);
        patch(carrier("stadt-dortmund"), "/api/v1/organisations/jugendamt", "{\"description\": \"Neu\"}").then().statusCode(403);
        patch(carrier("jugendamt"), address, "{\"subtitle\": \"Neu\"}").then().statusCode(202);
    }

    @Test
    void who_takes_part_in_a_project_does_not_keep_it() {
        String address = published("projects", B,
                "\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\", \"organisations\": [\"" + A + "\"]");
        patch(carrier(A), address, "{\"subtitle\": \"Neu\"}").then().statusCode(403);
    }

    @Test
    void an_organisation_that_the_catalogue_does_not_know_writes_nothing() {
        carrier("unbekannt").body(NEW).post("/api/v1/projects").then().statusCode(403).body("detail", containsString("unbekannt"));
        patch(carrier("unbekannt"), aProjectOf(A), "{\"subtitle\": \"Neu\"}").then().statusCode(403);
        carrier("unbekannt").get("/api/v1/proposals").then().statusCode(200).body("items", empty());
    }

    @Test
    void only_an_admin_trusts_and_whom_one_trusts_publishes_at_once() {
        patch(editor(), ORGANISATION, "{\"trusted\": true}").then().statusCode(403).body("detail", containsString("trusted"));
        editor().body("{\"name\": \"Neuer Verein\", \"kind\": \"association\", \"trusted\": true}").post("/api/v1/organisations").then()
                .statusCode(403);
        editor().body("{\"name\": \"Neuer Verein\", \"kind\": \"association\", \"trusted\": true}")
                .put("/api/v1/organisations/neuer-verein").then().statusCode(403);
        String address = aProjectOf(A);
        patch(carrier(A), address, "{\"subtitle\": \"Neu\"}").then().statusCode(202);

        patch(admin(), ORGANISATION, "{\"trusted\": true}").then().statusCode(200).body("trusted", equalTo(true));
        patch(carrier(A), address, "{\"subtitle\": \"Sofort\"}").then().statusCode(200);
        given().get(address).then().body("subtitle", equalTo("Sofort"));
        carrier(A).body(NEW).post("/api/v1/projects").then().statusCode(201).body("publication", equalTo("published"));
        patch(carrier(A), address, "{\"publication\": \"archived\"}").then().statusCode(403);
        patch(carrier(A), ORGANISATION, "{\"trusted\": false}").then().statusCode(403);
        patch(editor(), ORGANISATION, "{\"trusted\": false}").then().statusCode(403);
        patch(editor(), ORGANISATION, "{\"description\": \"Sport\"}").then().statusCode(200).body("trusted", equalTo(true));
        carrier(A).header("If-Match", "*").delete(address).then().statusCode(204);
    }

    @Test
    void what_a_carrier_can_not_see_of_its_record_it_does_not_lose_and_does_not_learn() {
        String hidden = editor().body("{\"function\": \"Leitung\", \"visibility\": \"internal\"}").post("/api/v1/contacts").path("slug");
        String shown = editor().body("{\"function\": \"Empfang\"}").post("/api/v1/contacts").path("slug");
        String address = aProjectOf(A);
        patch(editor(), address, "{\"contacts\": [\"" + hidden + "\", \"" + shown + "\"]}").then().statusCode(200);
        patch(admin(), ORGANISATION, "{\"trusted\": true}").then().statusCode(200);

        Response read = carrier(A).get(address);
        read.then().body("contacts.slug", equalTo(List.of(shown)));
        patch(carrier(A), address, "{\"subtitle\": \"Neu\"}").then().statusCode(200).body("contacts.slug", equalTo(List.of(shown)));
        Response again = carrier(A).get(address);
        carrier(A).header("If-Match", again.header("ETag")).body(again.asString().replace("\"Neu\"", "\"Neuer\"")).put(address).then()
                .statusCode(200).body("contacts.slug", equalTo(List.of(shown)));
        editor().get(address).then().body("subtitle", equalTo("Neuer")).body("contacts.slug", hasItem(hidden));
        patch(carrier(A), aProjectOf(A), "{\"contacts\": [\"" + hidden + "\"]}").then().statusCode(422)
                .body("errors.pointer", equalTo(List.of("/contacts/0")));
    }

    private static int revision() {
        return Integer.parseInt(given().get("/api/v1").header("Catalogue-Revision"));
    }
}
