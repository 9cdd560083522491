package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
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
    void a_deleted_record_is_gone() {
        given().get("/api/v1/projects/abgeschafft").then().statusCode(410).contentType("application/problem+json");
        given().get("/api/v1/projects?place=abgeschafft").then().statusCode(400);
    }
}
