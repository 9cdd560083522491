package de.dortmund.praeventionskette.http;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.published;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An address that was given away once leads somewhere for ever. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class FormerAddressTest {

    @BeforeEach
    void some_addresses_are_former() {
        former("action-areas", "nette-alt", "nette-neu");
        former("action-areas", "nette-neu", "nette");
        former("projects", "abgeschafft", null);
    }

    @AfterEach
    void nothing_remains() {
        QuarkusTransaction.requiringNew().run(() -> FormerSlug.deleteAll());
    }

    private static void former(String kind, String slug, String movedTo) {
        QuarkusTransaction.requiringNew().run(() -> {
            FormerSlug former = new FormerSlug();
            former.kind = kind;
            former.slug = slug;
            former.movedTo = movedTo;
            former.since = Instant.parse("2026-11-21T08:00:00Z");
            former.persist();
        });
    }

    @Test
    void a_renamed_record_is_found_where_it_is_now_however_often_it_moved() {
        given().redirects().follow(false).get("/api/v1/action-areas/nette-alt?fields=slug").then().statusCode(301).header("Location",
                endsWith("/api/v1/action-areas/nette?fields=slug"));
        given().redirects().follow(false).get("/api/v1/action-areas/nette-alt/projects").then().statusCode(301).header("Location",
                endsWith("/api/v1/action-areas/nette/projects"));
    }

    @Test
    void a_former_slug_still_works_in_filters() {
        given().get("/api/v1/projects?actionArea=nette-alt").then().statusCode(200).body("page.totalItems", equalTo(12))
                .body("items[0].match.actionArea", equalTo("cityWide"));
    }

    @Test
    void nobody_learns_the_new_name_of_a_record_that_is_hidden_from_them() {
        String draft = submitted("Nie gesehen");
        patch(editor(), draft, "{\"slug\": \"geheimes-vorhaben\"}").then().statusCode(200);
        assertHidden(draft, 404);

        String seen = aProjectOf(A);
        patch(editor(), seen, "{\"publication\": \"archived\"}").then().statusCode(200);
        patch(editor(), seen, "{\"slug\": \"umbenannt-als-es-keiner-sah\"}").then().statusCode(200);
        assertHidden(seen, 410);
        patch(editor(), "/api/v1/projects/umbenannt-als-es-keiner-sah", "{\"publication\": \"published\"}").then().statusCode(200);
        as(given()).get(seen).then().statusCode(301).header("Location", endsWith("/umbenannt-als-es-keiner-sah"));

        String later = aProjectOf(A);
        patch(editor(), later, "{\"visibleFrom\": \"2100-01-01T00:00:00Z\"}").then().statusCode(200);
        patch(editor(), later, "{\"slug\": \"kommt-erst-noch\"}").then().statusCode(200);
        assertHidden(later, 410);
    }

    @Test
    void a_merge_into_what_is_hidden_looks_like_a_deletion() {
        String merged = aProjectOf(A);
        String into = submitted("Nachfolge im Entwurf");
        editor().header("If-Match", "*").delete(merged + "?replacedBy=" + into.replaceFirst(".*/", "")).then().statusCode(200);
        assertHidden(merged, 410);

        String contact = published("contacts", A, "\"function\": \"Empfang\"");
        String internal = published("contacts", A, "\"function\": \"Leitung\", \"visibility\": \"internal\"");
        String forPartners = published("contacts", B, "\"function\": \"Netzwerk\", \"visibility\": \"partner\"");
        String never = published("contacts", A, "\"function\": \"Pforte\", \"visibility\": \"partner\"");
        editor().header("If-Match", "*").delete(contact + "?replacedBy=" + internal.replaceFirst(".*/", "")).then().statusCode(200);
        assertHidden(contact, 410);
        editor().header("If-Match", "*").delete(never + "?replacedBy=" + forPartners.replaceFirst(".*/", "")).then().statusCode(200);
        as(given()).get(never).then().statusCode(404);
        as(carrier("jugendamt")).get(never).then().statusCode(301).header("Location", endsWith(forPartners));
        given().get("/api/v1/changes?since=1").then().statusCode(200).body("items.movedTo", everyItem(nullValue()));
        String feed = given().get("/api/v1/changes?since=1").asString();
        for (String hidden : List.of(into, internal, forPartners)) {
            assertFalse(feed.contains(hidden.replaceFirst(".*/", "")), feed);
        }
    }

    @Test
    void a_filter_by_what_is_hidden_finds_nothing_under_its_former_name_either() {
        String place = published("places", A, "\"name\": \"Vorleseraum\", \"kind\": \"office\"");
        patch(editor(), place, "{\"slug\": \"saal-neun\"}").then().statusCode(200);
        given().get("/api/v1/projects?place=vorleseraum").then().statusCode(200);
        patch(editor(), "/api/v1/places/saal-neun", "{\"publication\": \"archived\"}").then().statusCode(200);
        given().get("/api/v1/projects?place=vorleseraum").then().statusCode(400).body(not(containsString("saal-neun")));
    }

    /** To the public and to another carrier; an editor and its own carrier are led there. */
    private static void assertHidden(String address, int status) {
        for (RequestSpecification other : List.of(given(), carrier(B))) {
            for (String below : List.of("", "?fields=slug")) {
                as(other).get(address + below).then().statusCode(status).header("Location", nullValue());
            }
        }
        patch(as(carrier(B)), address, "{}").then().statusCode(status).header("Location", nullValue());
        String record = address.contains("/contacts/") ? "{\"function\": \"x\"}"
                : "{\"title\": \"x\", \"kind\": \"offer\", \"status\": \"planned\"}";
        as(carrier(B)).body(record).put(address).then().statusCode(status == 404 ? 409 : status).header("Location", nullValue());
        for (RequestSpecification own : List.of(editor(), carrier(A))) {
            as(own).get(address).then().statusCode(301);
        }
    }

    private static RequestSpecification as(RequestSpecification caller) {
        return caller.redirects().follow(false);
    }

    private static String submitted(String title) {
        return carrier(A).body("{\"title\": \"" + title + "\", \"kind\": \"offer\", \"status\": \"planned\"}").post("/api/v1/projects")
                .path("links.self");
    }

    @Test
    void a_deleted_record_is_gone() {
        given().get("/api/v1/projects/abgeschafft").then().statusCode(410).contentType("application/problem+json");
        given().get("/api/v1/projects?place=abgeschafft").then().statusCode(400);
    }
}
