package de.dortmund.praeventionskette.http;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of what is not public yet, for those who work on it. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class PublicationTest {

    private static final String WAITING = "/api/v1/projects?publication=submitted,draft";

    private String submittedByA;
    private String submittedByB;
    private String draft;

    @BeforeEach
    void something_waits() {
        submittedByA = submitted(A, "Aufwachsen");
        submittedByB = submitted(B, "Begleiten");
        draft = editor().body(project("Chancen").replace("{", "{\"publication\": \"draft\", \"topics\": [\"sprache\"], "))
                .post("/api/v1/projects").path("links.self");
    }

    private static String submitted(String carrier, String title) {
        return carrier(carrier).body(project(title)).post("/api/v1/projects").path("links.self");
    }

    private static String project(String title) {
        return "{\"title\": \"" + title + "\", \"kind\": \"offer\", \"status\": \"planned\"}";
    }

    @Test
    void an_editor_finds_what_waits_and_a_carrier_what_is_its_own_of_it() {
        editor().get(WAITING + "&sort=title").then().statusCode(200).body("page.totalItems", equalTo(3))
                .body("items.links.self", equalTo(List.of(submittedByA, submittedByB, draft)))
                .header("Cache-Control", containsString("no-store"));
        carrier(A).get(WAITING).then().body("items.links.self", equalTo(List.of(submittedByA))).body("page.totalItems", equalTo(1));
        editor().get(WAITING + "&topic=sprache&facets=topic").then().body("items.links.self", equalTo(List.of(draft)))
                .body("facets.topic.find { it.slug == 'sprache' }.count", equalTo(1));
        editor().get(WAITING + "&size=2").then().body("links.next", containsString("publication=submitted,draft"));
    }

    @Test
    void a_carrier_finds_its_own_published_records() {
        String own = aProjectOf(A);
        carrier(A).get("/api/v1/projects?publication=published").then().body("items.links.self", equalTo(List.of(own)));
        editor().get("/api/v1/projects?publication=published").then().body("page.totalItems", equalTo(47));
    }

    @Test
    void an_editor_finds_what_is_archived_or_published_later() {
        String archived = aProjectOf(A);
        patch(editor(), archived, "{\"publication\": \"archived\"}").then().statusCode(200);
        editor().get("/api/v1/projects?publication=archived").then().body("items.links.self", equalTo(List.of(archived)));
        String later = aProjectOf(A);
        patch(editor(), later, "{\"visibleFrom\": \"2100-01-01T00:00:00Z\"}").then().statusCode(200);
        carrier(A).get("/api/v1/projects?publication=published").then().body("items.links.self", equalTo(List.of(later)));
    }

    @Test
    void without_the_parameter_everybodys_lists_show_what_the_public_sees() {
        int toThePublic = given().get("/api/v1/projects").path("page.totalItems");
        assertEquals(46, toThePublic);
        for (String token : List.of(Tokens.editor(), Tokens.admin(), Tokens.carrier(A))) {
            given().auth().oauth2(token).get("/api/v1/projects").then().body("page.totalItems", equalTo(46));
        }
    }

    @Test
    void the_public_is_told_that_it_needs_a_token_for_more_than_what_is_published() {
        given().get(WAITING).then().statusCode(401).header("WWW-Authenticate", "Bearer").body("detail", containsString("Token"));
        given().get("/api/v1/projects?publication=published,archived").then().statusCode(401);
        given().get("/api/v1/projects?publication=draft&size=0").then().statusCode(401);
        given().get("/api/v1/projects?publication=published").then().statusCode(200).body("page.totalItems", equalTo(46));
        given().auth().oauth2(Tokens.withoutRole()).get(WAITING).then().statusCode(403);
        given().auth().oauth2(Tokens.carrierOfNobody()).get(WAITING).then().statusCode(403).body("detail", containsString("organisation"));
    }

    @Test
    void a_wrong_value_is_named_with_the_allowed_ones() {
        for (String wrong : List.of("waiting", "draft,waiting", "Draft", "!draft", "draft,")) {
            editor().get("/api/v1/projects?publication=" + wrong).then().statusCode(400)
                    .body("errors[0].parameter", equalTo("publication")).body("detail", containsString("submitted"));
        }
        editor().get("/api/v1/projects?publication=draft&publication=submitted").then().statusCode(400);
        editor().get("/api/v1/projects?publication=").then().statusCode(400);
        editor().get("/api/v1/projects?publication=draft&format=csv").then().statusCode(400)
                .body("errors[0].parameter", equalTo("publication"));
    }

    @Test
    void what_only_the_city_keeps_waits_for_editors_alone() {
        for (String resource : List.of("topics", "action-areas", "organisations", "funding-programmes", "fundings", "sources",
                "target-groups", "life-phases", "action-priorities")) {
            String address = "/api/v1/" + resource + "?publication=draft";
            editor().get(address).then().statusCode(200).body("items", empty());
            carrier(A).get(address).then().statusCode(403);
            carrier(A).get("/api/v1/" + resource + "?publication=published").then().statusCode(200);
        }
        for (String resource : List.of("contacts", "places")) {
            carrier(A).get("/api/v1/" + resource + "?publication=draft").then().statusCode(200).body("items", empty());
        }
    }

    @Test
    void lists_below_a_record_take_it_too() {
        patch(editor(), draft, "{\"actionAreas\": [\"nette\"]}").then().statusCode(200);
        editor().get("/api/v1/action-areas/nette/projects?publication=draft").then().body("items.links.self", equalTo(List.of(draft)));
        given().get("/api/v1/action-areas/nette/projects?publication=draft").then().statusCode(401);
    }

    @Test
    void words_are_searched_only_in_what_is_public() {
        editor().get(WAITING + "&q=Chancen").then().statusCode(400).body("errors[0].parameter", equalTo("publication"));
        given().get("/api/v1/projects?publication=published&q=Chancen").then().statusCode(200);
        given().get("/api/v1/search?q=Chancen").then().body("items.findAll { it.links.self == '" + draft + "' }", empty());
    }
}
