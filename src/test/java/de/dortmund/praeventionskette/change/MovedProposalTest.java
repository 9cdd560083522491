package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static de.dortmund.praeventionskette.change.Writers.published;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to a record between a carrier's proposal and the decision on it, and to what others refer to. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class MovedProposalTest {

    private static final String SUBTITLE = "{\"subtitle\": \"Neu\"}";

    @Test
    void a_confirmation_moves_nothing() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, SUBTITLE);
        editor().post(project + "/confirmations").then().statusCode(200).body("version", equalTo(2));
        editor().post(proposal + "/accept").then().statusCode(200).body("state", equalTo("accepted"));
        given().get(project).then().body("subtitle", equalTo("Neu")).body("verifiedAt", not(equalTo(null)));
    }

    @Test
    void another_address_moves_nothing_and_is_not_shown_as_proposed() {
        String project = aProjectOf(A);
        String topic = editor().body("{\"name\": \"Vorlesen\", \"order\": 99}").post("/api/v1/topics").path("slug");
        patch(editor(), project, "{\"topics\": [\"" + topic + "\"]}").then().statusCode(200);
        String proposal = proposal(A, project, SUBTITLE);
        patch(editor(), "/api/v1/topics/" + topic, "{\"slug\": \"lesen\"}").then().statusCode(200);
        patch(editor(), project, "{\"slug\": \"vorlesen-fuer-alle\"}").then().statusCode(200);
        carrier(A).get(proposal).then().body("changes.field", equalTo(List.of("subtitle")))
                .body("record.slug", equalTo("vorlesen-fuer-alle"));
        patch(editor(), "/api/v1/projects/vorlesen-fuer-alle", "{\"summary\": \"Kurz\"}").then().statusCode(200);
        editor().post(proposal + "/accept").then().statusCode(409).body("errors.pointer", equalTo(List.of("/subtitle")));
        patch(editor(), "/api/v1/projects/vorlesen-fuer-alle", "{\"summary\": null}").then().statusCode(200);
        editor().post(proposal + "/accept").then().statusCode(200);
        given().get("/api/v1/projects/vorlesen-fuer-alle").then().body("subtitle", equalTo("Neu"))
                .body("topics.slug", equalTo(List.of("lesen")));
    }

    @Test
    void a_proposal_about_a_merged_record_is_closed_with_the_reason() {
        String project = aProjectOf(A);
        String proposal = proposal(A, project, SUBTITLE);
        editor().header("If-Match", "*").delete(project + "?replacedBy=windel-cafe-b3").then().statusCode(200);
        carrier(A).get(proposal).then().body("state", equalTo("withdrawn"))
                .body("comment", containsString("/api/v1/projects/windel-cafe-b3"));
    }

    @Test
    void an_external_key_that_is_taken_names_who_has_it() {
        String key = "{\"externalId\": {\"system\": \"angebote\", \"id\": \"1\"}}";
        String first = published("places", A, "\"name\": \"Haus\", \"kind\": \"office\"");
        String second = published("places", A, "\"name\": \"Hof\", \"kind\": \"office\"");
        patch(editor(), first, key).then().statusCode(200);
        patch(editor(), second, key).then().statusCode(409).body("detail", containsString(first))
                .body("errors[0].pointer", equalTo("/externalId"));
        patch(carrier(A), second, key).then().statusCode(409).body("detail", containsString(first));
        carrier(A).body("{\"name\": \"Halle\", \"kind\": \"office\", " + key.substring(1)).post("/api/v1/places").then().statusCode(409)
                .body("detail", containsString(first));
    }

    @Test
    void who_deletes_what_others_refer_to_is_told_of_those_they_may_know() {
        String place = published("places", A, "\"name\": \"Haus\", \"kind\": \"office\"");
        String slug = place.replaceFirst(".*/", "");
        String open = published("projects", A,
                "\"title\": \"Offen\", \"kind\": \"offer\", \"status\": \"planned\", \"places\": [\"" + slug + "\"]");
        String draft = editor()
                .body("{\"title\": \"Geheim\", \"kind\": \"offer\", \"status\": \"planned\", \"publication\": \"draft\", \"places\": [\""
                        + slug + "\"]}")
                .post("/api/v1/projects").path("links.self");
        carrier(A).header("If-Match", "*").delete(place).then().statusCode(409).body("errors.detail", equalTo(List.of(open)))
                .body("detail", allOf(containsString("1 weitere"), not(containsString("geheim"))));
        editor().header("If-Match", "*").delete(place).then().statusCode(409).body("errors.detail", hasItem(draft))
                .body("errors.detail", hasItem(open));
    }

    @Test
    void an_old_version_that_refers_to_what_is_gone_is_not_restored_without_it() {
        String place = published("places", A, "\"name\": \"Haus\", \"kind\": \"office\"").replaceFirst(".*/", "");
        String contact = published("contacts", A, "\"function\": \"Leitung\"").replaceFirst(".*/", "");
        String topic = editor().body("{\"name\": \"Vorlesen\", \"order\": 99}").post("/api/v1/topics").path("slug");
        String project =
                published("projects", A, "\"title\": \"Alt\", \"kind\": \"offer\", \"status\": \"planned\", \"places\": [\"" + place
                        + "\"], \"contacts\": [\"" + contact + "\"], \"topics\": [\"bildung\", \"" + topic + "\"]");
        patch(editor(), project, "{\"places\": [], \"contacts\": [], \"topics\": []}").then().statusCode(200)
                .body("version", equalTo(2));
        for (String gone : List.of("places/" + place, "contacts/" + contact, "topics/" + topic)) {
            editor().header("If-Match", "*").delete("/api/v1/" + gone).then().statusCode(204);
        }
        int version = given().get(project).path("version");
        editor().header("If-Match", "\"" + version + "\"").post(project + "/versions/1/restore").then().statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/contacts/0", "/places/0", "/topics/1"))
                .body("errors.detail", hasItem(containsString(place)));
        given().get(project).then().body("version", equalTo(version));
    }
}
