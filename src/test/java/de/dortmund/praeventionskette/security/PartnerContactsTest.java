package de.dortmund.praeventionskette.security;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.B;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contacts for partner carriers: who sees them, when, and where. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class PartnerContactsTest {

    private static final String LIST = "/api/v1/contacts?size=100";
    private static final String NETWORK = "/api/v1/contacts/netzwerk";

    private String project;

    @BeforeEach
    void a_contact_for_partners_stands_at_a_project() {
        editor().body("{\"function\": \"Netzwerk\", \"visibility\": \"partner\", \"carrier\": \"" + A + "\", \"actionAreas\": [\"nette\"]}")
                .put(NETWORK).then().statusCode(201);
        project = aProjectOf(B);
        patch(editor(), project, "{\"contacts\": [\"netzwerk\"]}").then().statusCode(200);
    }

    @Test
    void every_partner_and_the_editors_find_it_in_the_list_and_nobody_else() {
        int toThePublic = given().get(LIST).path("page.totalItems");
        for (RequestSpecification partner : List.of(carrier(A), carrier(B), editor(), admin())) {
            partner.get(LIST).then().statusCode(200).header("Cache-Control", "private, no-store")
                    .body("items.slug", hasItem("netzwerk")).body("page.totalItems", equalTo(toThePublic + 1));
        }
        for (RequestSpecification other : List.of(given(), given().auth().oauth2(Tokens.withoutRole()))) {
            other.get(LIST).then().statusCode(200).body("items.slug", not(hasItem("netzwerk"))).body("page.totalItems",
                    equalTo(toThePublic));
        }
        given().get(LIST).then().header("Cache-Control", startsWith("public"));
        carrier(B).get("/api/v1/contacts?actionArea=nette&sort=-function&size=100").then().body("items.slug", hasItem("netzwerk"));
        carrier(B).get("/api/v1/contacts?actionArea=!nette&size=100").then().body("items.slug", not(hasItem("netzwerk")));
    }

    @Test
    void what_is_internal_or_waits_is_in_no_list_of_other_partners() {
        editor().body("{\"function\": \"Leitung\", \"visibility\": \"internal\"}").put("/api/v1/contacts/leitung").then().statusCode(201);
        carrier(B).get(LIST).then().body("items.slug", not(hasItem("leitung")));
        for (String state : List.of("draft", "submitted", "archived")) {
            patch(editor(), NETWORK, "{\"publication\": \"" + state + "\"}").then().statusCode(200);
            assertUnseen();
        }
        carrier(A).get("/api/v1/contacts?publication=archived").then().body("items.slug", contains("netzwerk"));
    }

    @Test
    void it_is_there_for_partners_in_its_time_alone() {
        patch(editor(), NETWORK, "{\"visibleFrom\": \"2100-01-01T00:00:00Z\"}").then().statusCode(200);
        assertUnseen();
        patch(editor(), NETWORK, "{\"visibleFrom\": \"2020-01-01T00:00:00Z\", \"visibleUntil\": \"2100-01-01T00:00:00Z\"}").then()
                .statusCode(200);
        carrier(B).get(NETWORK).then().statusCode(200).body("slug", equalTo("netzwerk"));
        carrier(B).get(LIST).then().body("items.slug", hasItem("netzwerk"));
        carrier(B).get(project).then().body("contacts.slug", contains("netzwerk"));
        carrier(B).get("/api/v1/action-areas/nette").then().body("contacts.slug", hasItem("netzwerk"));
        patch(editor(), NETWORK, "{\"visibleUntil\": \"2021-01-01T00:00:00Z\"}").then().statusCode(200);
        assertUnseen();
        // Its own carrier keeps it current all the same.
        carrier(A).get(NETWORK).then().statusCode(200);
        given().get(NETWORK).then().statusCode(404);
    }

    /** By a partner who does not keep it: neither itself nor where others refer to it. */
    private void assertUnseen() {
        carrier(B).get(LIST).then().body("items.slug", not(hasItem("netzwerk")));
        carrier(B).get(project).then().statusCode(200).body("contacts.slug", not(hasItem("netzwerk")));
        carrier(B).get("/api/v1/action-areas/nette").then().statusCode(200).body("contacts.slug", not(hasItem("netzwerk")));
        String archived = editor().get(NETWORK).path("publication");
        carrier(B).get(NETWORK).then().statusCode(archived.equals("archived") ? 410 : 404);
        String another = aProjectOf(B);
        patch(carrier(B), another, "{\"contacts\": [\"netzwerk\"]}").then().statusCode(422);
    }
}
