package de.dortmund.praeventionskette.change;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(AsSeeded.class)
class WriteTest {

    private static final String PROJECT = "/api/v1/projects/windel-cafe-b3";
    private static final String NEW = """
            {"title": "Frühstück für Größere", "kind": "offer", "status": "running", "topics": ["gesundheit"],
             "actionAreas": ["nette", {"slug": "hafen", "basis": "implied"}], "ageFromMonths": 72, "ageBasis": "stated"}""";

    @Test
    void an_editor_creates_a_record_with_a_slug_made_from_its_title() {
        editor().body(NEW).post("/api/v1/projects").then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/projects/fruehstueck-fuer-groessere"))
                .header("ETag", startsWith("\"1-"))
                .header("Catalogue-Revision", "2")
                .body("slug", equalTo("fruehstueck-fuer-groessere"))
                .body("publication", equalTo("published"))
                .body("actionAreas.basis", equalTo(java.util.List.of("stated", "implied")));
        given().get("/api/v1/projects?q=Frühstück Größere").then().body("items[0].slug", equalTo("fruehstueck-fuer-groessere"));
        editor().body(NEW).post("/api/v1/projects").then().statusCode(201).body("slug", equalTo("fruehstueck-fuer-groessere-2"));
    }

    @Test
    void what_was_read_can_be_sent_back_and_changes_nothing() {
        for (String address : java.util.List.of(PROJECT, "/api/v1/action-areas/nette", "/api/v1/funding-programmes/kekiz",
                "/api/v1/topics/gesundheit", "/api/v1/contacts/projektbuero-1", "/api/v1/organisations/stadt-dortmund",
                "/api/v1/target-groups/kinder", "/api/v1/life-phases/0-3")) {
            Response read = given().get(address);
            read.then().statusCode(200);
            editor().header("If-Match", read.header("ETag")).body(read.asByteArray()).put(address).then()
                    .log().ifValidationFails()
                    .statusCode(200)
                    .header("Catalogue-Revision", "1")
                    .body("version", equalTo(1));
            assertEquals(read.asString(), given().get(address).asString());
        }
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_nothing_else() {
        Response read = given().get(PROJECT);
        editor().header("If-Match", read.header("ETag")).contentType("application/merge-patch+json")
                .body("{\"subtitle\": \"Neu\", \"url\": null, \"topics\": [\"bildung\"]}").patch(PROJECT).then()
                .log().ifValidationFails()
                .statusCode(200)
                .body("subtitle", equalTo("Neu")).body("version", equalTo(2)).body("topics.slug", equalTo(java.util.List.of("bildung")))
                .body("title", equalTo(read.path("title"))).body("createdAt", equalTo(read.path("createdAt")));
        given().get(PROJECT).then().header("Catalogue-Revision", "2").body("version", equalTo(2));
    }

    @Test
    void without_the_version_that_was_read_nothing_is_overwritten() {
        editor().body(NEW).put(PROJECT).then().statusCode(428);
        editor().header("If-Match", "\"2-x\"").body(NEW).put(PROJECT).then().statusCode(412);
        editor().header("If-None-Match", "*").body(NEW).put(PROJECT).then().statusCode(412);
        editor().header("If-Match", "1-x").body(NEW).put(PROJECT).then().statusCode(400);
        editor().header("If-Match", "\"1-x\"").body(NEW).put("/api/v1/projects/nowhere").then().statusCode(412);
        editor().header("If-Match", "*").body(NEW).put("/api/v1/projects/nowhere").then().statusCode(412);
        editor().header("If-Match", "*", "\"1\"").body(NEW).put(PROJECT).then().statusCode(400);
        editor().header("If-Match", "*").header("If-None-Match", "*").body(NEW).put("/api/v1/projects/nowhere").then().statusCode(412);
        editor().header("If-Match", "*").header("If-None-Match", "*").body(NEW).put(PROJECT).then().statusCode(412);
        editor().header("If-None-Match", "*").body(NEW).put("/api/v1/projects/somewhere").then().statusCode(201);
        editor().header("If-Match", " * ").body(NEW.replace("running", "planned")).put("/api/v1/projects/somewhere").then().statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void everything_that_is_wrong_is_named_with_its_place() {
        editor().body("""
                {"title": "", "kind": "offer", "status": "running", "topics": ["nirgends", "gesundheit", "gesundheit"], "nonsense": 1}""")
                .post("/api/v1/projects").then().statusCode(422).body("errors.pointer", hasItems("/nonsense"));
        editor().body("""
                {"title": "x", "kind": "offer", "status": "running", "topics": ["nirgends", "gesundheit", "gesundheit"]}""")
                .post("/api/v1/projects").then().statusCode(422).body("errors.pointer", hasItems("/topics/0", "/topics/2"));
        editor().body("{\"title\": \"\", \"kind\": \"x\"}").post("/api/v1/projects").then().statusCode(422)
                .body("errors.pointer", hasItem("/kind"));
        editor().body("{\"title\": \"x\\u0000\", \"kind\": \"offer\"}").post("/api/v1/projects").then().statusCode(422)
                .body("errors.pointer", hasItem("/title"));
        editor().body("{\"title\": \"\\ud800\"}").post("/api/v1/projects").then().statusCode(422).body("errors.pointer", hasItem("/title"));
        for (String twice : java.util.List.of("{\"title\": \"a\", \"title\": \"b\"}", "{\"title\": \"a\", \"ti\\u0074le\": \"a\"}",
                "{\"externalId\": {\"system\": \"a\", \"id\": \"1\", \"id\": \"2\"}}",
                "{\"topics\": [{\"slug\": \"bildung\", \"slug\": \"gesundheit\"}]}")) {
            editor().body(twice).post("/api/v1/projects").then().statusCode(400).body("detail", containsString("doppelt: Zeile 1"));
        }
        editor().body("[]").post("/api/v1/projects").then().statusCode(400);
        editor().body("").post("/api/v1/projects").then().statusCode(400);
        editor().body(
                "{\"title\": \"x\", \"kind\": \"offer\", \"status\": \"running\", \"ageFromMonths\": 10, \"ageToMonths\": 5, \"ageBasis\": \"stated\"}")
                .post("/api/v1/projects").then().statusCode(422).body("errors.pointer", hasItem("/ageToMonths"));
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
    }

    @Test
    void a_second_record_with_the_same_number_is_a_conflict_that_names_the_first() {
        editor().body("{\"name\": \"x\", \"number\": 1}").post("/api/v1/action-areas").then().statusCode(409)
                .body("errors[0].pointer", equalTo("/number")).body("detail", containsString("/api/v1/action-areas/"));
    }

    @Test
    void a_second_record_with_the_same_external_id_is_a_conflict_that_names_the_first_with_or_without_a_carrier() {
        String externalId = "\"externalId\": {\"system\": \"angebote\", \"id\": \"7\"}";
        String project = "{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\", " + externalId;
        String place = "{\"name\": \"Treff\", \"kind\": \"office\", " + externalId;
        for (String carrier : List.of("", ", \"carrier\": \"" + Writers.A + "\"")) {
            for (String[] record : new String[][]{{"projects", project + carrier + "}"}, {"places", place + carrier + "}"}}) {
                String first = editor().body(record[1]).post("/api/v1/" + record[0]).then().statusCode(201).extract().path("links.self");
                editor().body(record[1]).post("/api/v1/" + record[0]).then().statusCode(409)
                        .body("errors.pointer", equalTo(List.of("/externalId"))).body("errors[0].code", equalTo("taken"))
                        .body("detail", containsString(first));
            }
        }
    }

    @Test
    void of_every_kind_one_record_alone_has_an_external_id() {
        for (Kind kind : Kind.values()) {
            List<String> two = given().get(kind.address() + "?size=2&sort=slug").path("items.links.self");
            String key = "{\"externalId\": {\"system\": \"quelle\", \"id\": \"" + kind.path + "\"}}";
            Writers.patch(editor(), two.get(0), key).then().statusCode(200);
            Writers.patch(editor(), two.get(1), kind == Kind.PROJECT || kind == Kind.CONTACT || kind == Kind.PLACE
                    ? key.replace("}}", "}, \"carrier\": null}") : key).then().statusCode(409)
                    .body("errors[0].pointer", equalTo("/externalId"))
                    .body("detail", containsString(two.get(0)));
        }
    }

    @Test
    void a_projects_number_is_what_its_source_prints_and_no_key() {
        String second = "{\"title\": \"Noch eine Aktion\", \"kind\": \"project\", \"status\": \"running\","
                + " \"programme\": \"aktionsplan-soziale-stadt\", \"number\": 1}";
        String address = editor().body(second).post("/api/v1/projects").then().statusCode(201).body("number", equalTo(1)).extract()
                .path("links.self");
        List<String> first = given().get("/api/v1/projects?programme=aktionsplan-soziale-stadt&size=2").path("items.links.self");
        assertEquals(List.of(1, 1), given().get("/api/v1/projects?programme=aktionsplan-soziale-stadt&size=2").path("items.number"));
        assertEquals(first.stream().sorted().toList(), first);
        assertEquals(true, first.contains(address));
    }

    @Test
    void nothing_is_above_itself() {
        String etag = given().get("/api/v1/target-groups/kinder").header("ETag");
        String narrower = given().get("/api/v1/target-groups/kinder").path("narrower[0].slug");
        editor().header("If-Match", etag).contentType("application/merge-patch+json").body("{\"broader\": \"" + narrower + "\"}")
                .patch("/api/v1/target-groups/kinder").then().statusCode(422).body("errors[0].pointer", equalTo("/broader"));
    }

    @Test
    void a_renamed_record_is_found_at_its_former_address() {
        String etag = given().get(PROJECT).header("ETag");
        editor().header("If-Match", etag).contentType("application/merge-patch+json").body("{\"slug\": \"windel-cafe\"}").patch(PROJECT)
                .then().statusCode(200).body("slug", equalTo("windel-cafe"));
        given().redirects().follow(false).get(PROJECT).then().statusCode(301).header("Location",
                containsString("/api/v1/projects/windel-cafe"));
        editor().redirects().follow(false).header("If-Match", "*").body(NEW).put(PROJECT).then().statusCode(308);
    }

    @Test
    void who_may_see_a_contact_is_not_lost_by_a_client_that_does_not_know_of_it() {
        String contact = "/api/v1/contacts/geheim";
        editor().body("{\"function\": \"Amt\", \"name\": \"X\", \"fieldVisibility\": {\"name\": \"internal\"}}").put(contact).then()
                .statusCode(201);
        editor().header("If-Match", "\"1\"").body("{\"function\": \"Amt\", \"name\": \"Y\"}").put(contact).then().statusCode(200)
                .body("fieldVisibility.name", equalTo("internal")).body("version", equalTo(2));
        given().get(contact).then().statusCode(200).body("name", nullValue());
        editor().header("If-Match", "\"2\"").body("{\"function\": \"Amt\", \"name\": \"Y\", \"fieldVisibility\": {\"name\": \"internal\"}}")
                .put(contact).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void a_deleted_record_leaves_a_tombstone() {
        editor().body(NEW).put("/api/v1/projects/kurz").then().statusCode(201);
        editor().delete("/api/v1/projects/kurz").then().statusCode(428);
        editor().header("If-Match", "\"1\"").delete("/api/v1/projects/kurz").then().statusCode(204);
        given().get("/api/v1/projects/kurz").then().statusCode(410);
        editor().body(NEW).put("/api/v1/projects/kurz").then().statusCode(410);
        given().get("/api/v1/projects?modifiedSince=2020-01-01T00:00:00Z").then().body("deleted.slug", hasItem("kurz"));
    }

    @Test
    void what_others_refer_to_is_not_deleted() {
        String etag = given().get("/api/v1/topics/gesundheit").header("ETag");
        editor().header("If-Match", etag).delete("/api/v1/topics/gesundheit").then().statusCode(409)
                .body("detail", containsString("projects/")).body("errors.code", hasItem("referred-to"))
                .body("errors.detail", hasItem(startsWith("/api/v1/projects/")));
    }

    @Test
    void a_merged_record_hands_over_what_refers_to_it() {
        int before = given().get("/api/v1/projects?topic=bildung").path("page.totalItems");
        String etag = given().get("/api/v1/topics/gesundheit").header("ETag");
        editor().header("If-Match", etag).delete("/api/v1/topics/gesundheit?replacedBy=bildung").then()
                .log().ifValidationFails().statusCode(200).body("slug", equalTo("bildung"));
        given().redirects().follow(false).get("/api/v1/topics/gesundheit").then().statusCode(301);
        int after = given().get("/api/v1/projects?topic=bildung").path("page.totalItems");
        org.junit.jupiter.api.Assertions.assertTrue(after > before, before + " → " + after);
    }

    @Test
    void a_request_that_comes_twice_is_done_once() {
        Response first = editor().header("Idempotency-Key", "k1").body(NEW).post("/api/v1/projects");
        Response again = editor().header("Idempotency-Key", "k1").body(NEW).post("/api/v1/projects");
        assertEquals(201, again.statusCode());
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        editor().header("Idempotency-Key", "k1").body(NEW.replace("running", "planned")).post("/api/v1/projects").then().statusCode(422);
        admin().header("Idempotency-Key", "k1").body(NEW).post("/api/v1/projects").then().statusCode(201)
                .body("slug", equalTo("fruehstueck-fuer-groessere-2"));
        given().get("/api/v1").then().header("Catalogue-Revision", "3");
    }

    @Test
    void a_header_that_can_not_be_read_is_told_before_who_may_write() {
        String topics = "/api/v1/topics";
        for (String token : List.of(Tokens.carrier("evinger-sportvereine"), Tokens.withoutRole(), Tokens.editor())) {
            for (List<String> keys : List.of(List.of("x".repeat(201)), List.of("sch\u00f6n"), List.of("1", "2"))) {
                given().auth().oauth2(token).contentType("application/json")
                        .header("Idempotency-Key", keys.get(0), keys.subList(1, keys.size()).toArray())
                        .body("{}").post(topics).then().statusCode(400).body("detail", containsString("Idempotency-Key"));
            }
            given().auth().oauth2(token).contentType("application/json").header("If-Match", "1").body("{}").put(topics + "/bildung").then()
                    .statusCode(400).body("detail", containsString("If-Match"));
        }
        given().contentType("application/json").header("Idempotency-Key", "x".repeat(201)).body("{}").post(topics).then().statusCode(401);
        given().auth().oauth2(Tokens.carrier("evinger-sportvereine")).contentType("application/json")
                .header("Idempotency-Key", "x".repeat(200))
                .body("{}").post(topics).then().statusCode(403);
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
    }

    @Test
    void a_draft_is_nowhere_until_it_is_published() {
        editor().body(NEW.replace("\"kind\"", "\"publication\": \"draft\", \"kind\"")).put("/api/v1/projects/entwurf").then()
                .statusCode(201);
        given().get("/api/v1/projects/entwurf").then().statusCode(404);
        given().get("/api/v1/projects").then().body("page.totalItems", equalTo(46));
        given().get("/api/v1/projects?q=Größere").then().body("items", empty());
        editor().get("/api/v1/projects/entwurf").then().statusCode(200).header("Cache-Control", containsString("no-store"));
        editor().header("If-Match", "\"1\"").contentType("application/merge-patch+json").body("{\"publication\": \"published\"}")
                .patch("/api/v1/projects/entwurf").then().statusCode(200);
        given().get("/api/v1/projects/entwurf").then().statusCode(200).body("verifiedAt", nullValue());
        given().get("/api/v1/projects").then().body("page.totalItems", equalTo(47));
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor()).contentType("application/json");
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin()).contentType("application/json");
    }
}
