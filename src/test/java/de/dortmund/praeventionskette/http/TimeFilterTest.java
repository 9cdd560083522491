package de.dortmund.praeventionskette.http;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was confirmed, what has changed, and what had ended. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class TimeFilterTest {

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/" + query).then();
    }

    @Test
    void nobody_has_confirmed_anything_of_the_seed() {
        for (String list : List.of("projects", "action-areas", "places", "organisations", "contacts", "fundings", "funding-programmes")) {
            list(list + "?verifiedWithin=P100D").statusCode(200).body("page.totalItems", equalTo(0));
        }
        list("projects?verifiedWithin=P180D&unknown=verifiedWithin").body("page.totalItems", equalTo(46))
                .body("items[0].match.verifiedWithin", equalTo("unknown"));
        list("projects?verifiedWithin=!P180D").body("page.totalItems", equalTo(46));
    }

    @Test
    void a_period_counts_back_from_today() {
        sql("update project set verified_at = now() - interval '10 days' where slug = 'windel-cafe-b3'");
        try {
            list("projects?verifiedWithin=P180D").body("items.slug", equalTo(List.of("windel-cafe-b3")))
                    .body("items[0].match.verifiedWithin", equalTo("stated"));
            list("projects?verifiedWithin=P11D").body("page.totalItems", equalTo(1));
            list("projects?verifiedWithin=P2W").body("page.totalItems", equalTo(1));
            list("projects?verifiedWithin=P8D").body("page.totalItems", equalTo(0));
            list("projects?verifiedWithin=!P8D").body("page.totalItems", equalTo(46));
            list("projects?verifiedWithin=!P1M").body("page.totalItems", equalTo(45));
        } finally {
            sql("update project set verified_at = null where slug = 'windel-cafe-b3'");
        }
    }

    @Test
    void a_list_says_what_has_changed_since_and_what_is_gone() {
        String gone = aProjectOf(A);
        String since = given().get(gone).path("updatedAt");
        String draft =
                carrier(A).body("{\"title\": \"Nie zu sehen\", \"kind\": \"offer\", \"status\": \"planned\"}").post("/api/v1/projects")
                        .path("links.self");
        patch(editor(), "/api/v1/projects/windel-cafe-b3", "{\"goal\": \"Eltern treffen sich.\"}").then().statusCode(200);
        patch(editor(), "/api/v1/projects/walkingbus", "{\"publication\": \"archived\"}").then().statusCode(200);
        editor().header("If-Match", "*").delete(gone).then().statusCode(204);
        editor().header("If-Match", "*").delete(draft).then().statusCode(204);
        String slug = gone.replaceAll(".*/", "");
        list("projects?sort=slug&modifiedSince=" + since).statusCode(200).body("items.slug", equalTo(List.of("windel-cafe-b3")))
                .body("deleted.slug", equalTo(List.of("walkingbus", slug)))
                .body("items[0]", not(hasKey("match")));
        String archived =
                given().get("/api/v1/changes?since=0&limit=1000&view=link").path("items.find { it.action == 'deleted' }.committedAt");
        list("projects?modifiedSince=" + archived).body("page.totalItems", equalTo(0)).body("deleted.slug",
                equalTo(List.of("walkingbus", slug)));
        list("projects?modifiedSince=" + since + "&status=running&facets=status").body("page.totalItems", equalTo(1))
                .body("facets.status.find { it.slug == 'running' }.count", equalTo(1));
        list("action-areas/nette/projects?modifiedSince=" + archived).body("page.totalItems", equalTo(0))
                .body("deleted.slug", equalTo(List.of("walkingbus", slug)));
        list("topics?modifiedSince=" + since).body("deleted", equalTo(List.of()));
        list("projects").body("$", not(hasKey("deleted")));
        sql("select forget_changes(now() + interval '1 minute')");
        list("projects?modifiedSince=2020-01-01T00:00:00Z").statusCode(410);
    }

    @ParameterizedTest(name = "{0} has {1}")
    @CsvSource({
            "action-areas, 13",
            "action-areas?asOf=2019-01-01, 13",
            "action-areas?asOf=2020-12-31, 13",
            "action-areas?asOf=2021-01-01, 11",
            "action-areas?asOf=2021-01-01&district=Scharnhorst, 1",
            "projects?asOf=2020-12-31, 46",
            "projects?asOf=2021-01-01, 44",
            "projects?asOf=2021-01-01&actionArea=alt-scharnhorst, 10",
            "projects?asOf=2020-12-31&actionArea=alt-scharnhorst, 12",
    })
    void a_day_leaves_out_the_areas_that_had_ended_before(String query, int expected) {
        list(query).statusCode(200).body("page.totalItems", equalTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "asOf=2019", "asOf=2019-02-30", "asOf=gestern", "asOf=9019-01-01", "asOf=2019-01-01&asOf=2020-01-01",
            "verifiedWithin=180", "verifiedWithin=P", "verifiedWithin=P-5D", "verifiedWithin=-P5D", "verifiedWithin=PT5H",
            "verifiedWithin=P999999999Y", "modifiedSince=gestern", "modifiedSince=2019-01-01", "modifiedSince=9999-01-01T00:00:00Z",
            "modifiedSince=2019-13-01T00:00:00Z", "modifiedSince=2026-01-01T00:00Z"})
    void what_is_no_time_is_refused(String query) {
        list("projects?" + query).statusCode(400).contentType("application/problem+json").body("errors[0].parameter",
                equalTo(query.substring(0, query.indexOf('='))));
    }

    private static void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = Panache.getEntityManager().createNativeQuery(statement);
            if (statement.startsWith("select")) {
                query.getResultList();
            } else {
                query.executeUpdate();
            }
        });
        Kept.forget();
    }
}
