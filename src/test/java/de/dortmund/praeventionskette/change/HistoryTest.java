package de.dortmund.praeventionskette.change;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(AsSeeded.class)
class HistoryTest {

    private static final String PROJECT = "/api/v1/projects/windel-cafe-b3";

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Test
    void the_seed_is_the_first_version_of_every_record() {
        editor().get(PROJECT + "/history").then().statusCode(200)
                .body("page.totalItems", equalTo(1)).body("items[0].action", equalTo("created")).body("items[0].by", equalTo("seed"))
                .body("items[0].revision", equalTo(1)).body("items[0].changes.field", hasItem("title"));
        given().get(PROJECT + "/history").then().statusCode(401);
        carrier("evinger-sportvereine").get(PROJECT + "/history").then().statusCode(403);
    }

    @Test
    void a_change_says_who_when_and_what_before_and_after_and_can_be_undone() {
        String title = given().get(PROJECT).path("title");
        patch(PROJECT, "\"1\"", "{\"title\": \"Neuer Titel\"}").statusCode(200);
        editor().get(PROJECT + "/history").then()
                .body("items.version", contains(2, 1)).body("items[0].by", equalTo("an-editor")).body("items[0].at", notNullValue())
                .body("items[0].changes.field", contains("title"))
                .body("items[0].changes[0].from", equalTo(title)).body("items[0].changes[0].to", equalTo("Neuer Titel"));
        editor().get(PROJECT + "/versions/1").then().statusCode(200).body("record.title", equalTo(title));
        editor().get(PROJECT + "/versions/7").then().statusCode(404);
        editor().post(PROJECT + "/versions/1/restore").then().statusCode(428);
        editor().header("If-Match", "\"2\"").post(PROJECT + "/versions/1/restore").then().statusCode(200).body("title", equalTo(title))
                .body("version", equalTo(3));
        editor().get(PROJECT + "/history").then().body("items[0].why", equalTo("restored version 1"));
        given().get("/api/v1").then().header("Catalogue-Revision", "3");
    }

    @Test
    void a_version_is_restored_with_the_key_that_it_had_elsewhere_unless_another_record_has_it_by_now() {
        String address = Writers.aProjectOf(Writers.A);
        String key = "{\"externalId\": {\"system\": \"verein\", \"id\": \"%s\"}}";
        Writers.patch(editor(), address, key.formatted("7")).then().statusCode(200);
        Writers.patch(editor(), address, key.formatted("8")).then().statusCode(200);
        editor().header("If-Match", "*").post(address + "/versions/2/restore").then().statusCode(200)
                .body("externalId.id", equalTo("7"));
        editor().header("If-Match", "*").post(address + "/versions/1/restore").then().statusCode(200)
                .body("externalId.id", equalTo("7"));
        String other = Writers.aProjectOf(Writers.A);
        Writers.patch(editor(), other, key.formatted("8")).then().statusCode(200);
        editor().header("If-Match", "*").post(address + "/versions/3/restore").then().statusCode(409)
                .body("errors.pointer", contains("/externalId")).body("detail", containsString(other));
    }

    @Test
    void the_history_of_a_deleted_record_says_who_deleted_it_to_who_might_have_written_it() {
        String address = Writers.aProjectOf(Writers.A);
        Writers.patch(editor(), address, "{\"subtitle\": \"Neu\"}").then().statusCode(200);
        Writers.patch(editor(), address, "{\"slug\": \"vorlesen-neu\"}").then().statusCode(200);
        String renamed = "/api/v1/projects/vorlesen-neu";
        editor().header("If-Match", "*").delete(renamed).then().statusCode(204);

        for (RequestSpecification own : List.of(editor(), carrier(Writers.A))) {
            own.get(renamed + "/history").then().statusCode(200).body("page.totalItems", equalTo(4))
                    .body("items[0].action", equalTo("deleted")).body("items[0].by", equalTo("an-editor"))
                    .body("items[2].changes[0].to", equalTo("Neu"));
        }
        carrier(Writers.A).get(address + "/versions/2").then().statusCode(200).body("record.subtitle", equalTo("Neu"));
        editor().get(renamed + "/versions/7").then().statusCode(404);
        for (String past : List.of("/history", "/versions/2")) {
            carrier(Writers.B).get(renamed + past).then().statusCode(410);
            given().get(renamed + past).then().statusCode(401);
        }
        editor().header("If-Match", "*").post(renamed + "/versions/2/restore").then().statusCode(410);
        editor().get("/api/v1/projects/nie-dagewesen/history").then().statusCode(404);
    }

    @Test
    void a_confirmation_is_a_change_of_one_field() {
        editor().post(PROJECT + "/confirmations").then().statusCode(200).body("verifiedAt", notNullValue()).body("version", equalTo(2));
        editor().get(PROJECT + "/history").then().body("items[0].changes.field", contains("verifiedAt"))
                .body("items[0].why", equalTo("confirmed"));
    }

    @Test
    void nobody_changes_the_history() throws SQLException {
        for (String sql : List.of("update history set slug = 'x'", "delete from history", "truncate history cascade",
                "update revision set actor = 'x'", "delete from revision")) {
            assertThrows(SQLException.class, () -> execute(sql), sql);
        }
        editor().get(PROJECT + "/history").then().body("page.totalItems", equalTo(1));
    }

    @Test
    void what_is_written_past_the_service_gets_a_revision_at_once_and_its_history_soon() throws SQLException {
        execute("update project set subtitle = 'von Hand' where slug = 'windel-cafe-b3'");
        given().get(PROJECT).then().header("Catalogue-Revision", "2").body("version", equalTo(2)).body("subtitle", equalTo("von Hand"));
        execute("delete from project_topic where owner_id = (select id from project where slug = 'windel-cafe-b3')");
        given().get(PROJECT).then().header("Catalogue-Revision", "3").body("version", equalTo(3));
        clock.look();
        editor().get(PROJECT + "/history").then().body("items[0].by", equalTo("database:postgres"))
                .body("items[0].changes.field", hasItem("topics"));
        // That the feed tells it is one more: somebody may have read the third already.
        given().get(PROJECT).then().header("Catalogue-Revision", "4").body("version", equalTo(3));
    }

    @Test
    void visibility_begins_and_ends_by_the_clock_as_a_change() throws SQLException {
        execute("begin; set local session_replication_role = replica; update project set visible_until = now() - interval '1 minute'"
                + " where slug = 'windel-cafe-b3'; commit");
        given().get(PROJECT).then().statusCode(200).header("Catalogue-Revision", "1");
        clock.look();
        given().get(PROJECT).then().statusCode(404);
        given().get("/api/v1/projects").then().header("Catalogue-Revision", "2").body("page.totalItems", equalTo(45));
        editor().get(PROJECT + "/history").then().body("items[0].by", equalTo("clock")).body("items[0].version", equalTo(2))
                .body("items[0].why", equalTo("the public sees it no longer"))
                .body("items[0].changes.find { it.field == 'visible' }.from", equalTo(true))
                .body("items[0].changes.find { it.field == 'visible' }.to", equalTo(false));
        editor().get(PROJECT + "/versions/2").then().statusCode(200).body("record.visible", nullValue());
        clock.look();
        given().get("/api/v1").then().header("Catalogue-Revision", "2");
        patch("/api/v1/projects/windel-cafe-b3", "*", "{\"visibleUntil\": null}").statusCode(200);
        given().get(PROJECT).then().statusCode(200);
        patch(PROJECT, "*", "{\"visibleFrom\": \"2199-01-01T00:00:00Z\"}").statusCode(200);
        given().get(PROJECT).then().statusCode(404);
        patch(PROJECT, "*", "{\"visibleUntil\": \"2198-01-01T00:00:00Z\"}").statusCode(422);
    }

    @Test
    void what_begins_and_is_stale_at_once_says_both() throws SQLException {
        patch(PROJECT, "*", "{\"visibleFrom\": \"2199-01-01T00:00:00Z\"}").statusCode(200);
        execute("begin; set local session_replication_role = replica; update project set visible_from = now() - interval '1 minute',"
                + " created_at = now() - interval '366 days' where slug = 'windel-cafe-b3'; commit");
        clock.look();
        editor().get(PROJECT + "/history").then().body("items[0].by", equalTo("clock"))
                .body("items[0].why", equalTo("the public sees it from now on; not confirmed for too long"))
                .body("items[0].changes.findAll { it.field != 'visibleFrom' }.field", contains("visible", "stale"))
                .body("items[0].changes.findAll { it.field != 'visibleFrom' }.to", contains(true, true))
                .body("items[0].changes.findAll { it.field != 'visibleFrom' }.from", contains(false, false));
    }

    @Test
    void what_nobody_confirms_becomes_stale_until_somebody_does() throws SQLException {
        given().get("/api/v1/projects?stale=true").then().statusCode(200).body("page.totalItems", equalTo(0));
        execute("begin; set local session_replication_role = replica; update project set created_at = now() - interval '366 days'"
                + " where slug = 'windel-cafe-b3'; commit");
        clock.look();
        given().get(PROJECT).then().body("stale", equalTo(true)).body("verifiedAt", nullValue());
        given().get("/api/v1/projects?stale=true").then().body("items.slug", contains("windel-cafe-b3"));
        editor().get(PROJECT + "/history").then().body("items[0].by", equalTo("clock"))
                .body("items[0].why", equalTo("not confirmed for too long")).body("items[0].changes.field", contains("stale"))
                .body("items[0].changes[0].from", equalTo(false)).body("items[0].changes[0].to", equalTo(true));
        editor().post(PROJECT + "/confirmations").then().statusCode(200).body("stale", equalTo(false));
    }

    @Test
    void of_twenty_writers_exactly_one_wins_each_version_and_none_is_lost() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(20);
        try {
            for (int version = 1; version <= 2; version++) {
                int expected = version;
                List<Callable<Integer>> all = new ArrayList<>();
                for (int writer = 0; writer < 20; writer++) {
                    String subtitle = "Fassung " + version + " von " + writer;
                    all.add(() -> patch(PROJECT, "\"" + expected + "\"", "{\"subtitle\": \"" + subtitle + "\"}").extract().statusCode());
                }
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> answer : writers.invokeAll(all)) {
                    statuses.add(answer.get());
                }
                assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
                assertEquals(19, statuses.stream().filter(status -> status == 412 || status == 503).count(), statuses.toString());
            }
        } finally {
            writers.shutdownNow();
        }
        given().get(PROJECT).then().body("version", equalTo(3)).header("Catalogue-Revision", "3");
    }

    private io.restassured.response.ValidatableResponse patch(String address, String version, String body) {
        return given().auth().oauth2(Tokens.editor()).contentType("application/merge-patch+json").header("If-Match", version).body(body)
                .patch(address).then();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        Kept.forget();
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor()).contentType("application/json");
    }

    private static RequestSpecification carrier(String organisation) {
        return given().auth().oauth2(Tokens.carrier(organisation)).contentType("application/json");
    }
}
