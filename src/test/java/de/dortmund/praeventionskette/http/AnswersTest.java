package de.dortmund.praeventionskette.http;

import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.change.Latest;
import de.dortmund.praeventionskette.process.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers that are handed out again: the same to the last octet, never older than they say, and nobody's but the public's. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class AnswersTest {

    private static final String PROJECT = "/api/v1/projects/windel-cafe-b3";
    private static final List<String> KINDS = List.of("projects", "action-areas", "funding-programmes", "fundings", "target-groups",
            "life-phases", "topics", "action-priorities", "organisations", "contacts", "places", "sources");
    private static final List<String> OTHERS = List.of("/api/v1", "/api/v1/chain", "/api/v1/chain/gaps", "/api/v1/data-quality",
            "/api/v1/search?q=sprache", "/api/v1/suggest?q=kin", "/api/v1/projects?actionArea=nette&topic=!gesundheit",
            "/api/v1/projects?fields=slug,title&size=5&page=2", "/api/v1/projects?modifiedSince=2020-01-01T00:00:00Z",
            "/api/v1/projects/windel-cafe-b3?fields=districts", "/api/v1/action-areas/nette/projects", "/api/v1/changes?since=0&limit=5",
            "/api/v1/exports", "/api/v1/exports/catalogue.ndjson", "/api/v1/projects?format=csv", "/api/v1/places?format=geojson");

    @Inject
    Answers answers;

    @Inject
    Latest latest;

    @Inject
    MeterRegistry metrics;

    @Inject
    DataSource database;

    @BeforeEach
    void forget() {
        answers.forget();
    }

    @Test
    void a_ready_answer_is_the_one_that_was_made_in_every_field_and_octet() {
        for (Supplier<RequestSpecification> client : clients()) {
            for (String address : addresses()) {
                Response made = client.get().get(address);
                double ready = ways("ready");
                Response again = client.get().get(address);
                assertEquals(ready + 1, ways("ready"), address + " was not ready");
                assertEquals(200, again.statusCode());
                assertEquals(fields(made), fields(again), address);
                assertEquals(made.asString(), again.asString(), address);
                assertNotEquals(made.header("X-Request-Id"), again.header("X-Request-Id"));
            }
        }
    }

    /** Those who take nothing in particular, gzip, and a browser's script. */
    private static List<Supplier<RequestSpecification>> clients() {
        return List.of(() -> given().header("Accept-Encoding", "identity"), () -> given().header("Accept-Encoding", "gzip"),
                () -> given().header("Accept-Encoding", "br, zstd;q=0.5").header("Accept", "application/json, text/plain, */*"));
    }

    private static List<String> addresses() {
        List<String> all = new ArrayList<>(OTHERS);
        for (String kind : KINDS) {
            all.add("/api/v1/" + kind);
            List<String> slugs = get("/api/v1/" + kind + "?fields=slug&size=3").path("items.slug");
            slugs.forEach(slug -> all.add("/api/v1/" + kind + "/" + slug));
        }
        return all;
    }

    /** Of no meaning are the letters' case and the order; how the length is told depends on whether it was known. */
    private static Map<String, List<String>> fields(Response answer) {
        Map<String, List<String>> fields = new TreeMap<>();
        for (Header field : answer.headers()) {
            fields.computeIfAbsent(field.getName().toLowerCase(), name -> new ArrayList<>()).add(field.getValue());
        }
        List.of("x-request-id", "content-length", "transfer-encoding").forEach(fields::remove);
        return fields;
    }

    @Test
    void a_ready_answer_knows_what_the_client_has_and_what_a_head_is() {
        Response made = get(PROJECT);
        given().header("If-None-Match", made.header("ETag")).get(PROJECT).then().statusCode(304).header("ETag", made.header("ETag"))
                .header("Catalogue-Revision", made.header("Catalogue-Revision")).body(equalTo(""));
        given().header("If-None-Match", "\"other\", W/" + made.header("ETag")).get(PROJECT).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get(PROJECT).then().statusCode(200);
        given().header("If-Modified-Since", made.header("Last-Modified")).get(PROJECT).then().statusCode(304);
        Response head = given().head(PROJECT);
        assertEquals(200, head.statusCode());
        assertEquals(fields(get(PROJECT)), fields(head));
        assertEquals("", head.asString());
        given().header("X-Request-Id", "meine-nummer").get(PROJECT).then().header("X-Request-Id", "meine-nummer");
        given().header("X-Request-Id", "meine nummer").get(PROJECT).then().header("X-Request-Id", not("meine nummer"));
    }

    @Test
    void an_answer_that_the_first_client_knew_already_is_kept_for_the_next() {
        String etag = get(PROJECT).header("ETag");
        answers.forget();
        given().header("If-None-Match", etag).get(PROJECT).then().statusCode(304);
        double made = ways("made");
        get(PROJECT).then().statusCode(200).header("ETag", etag);
        assertEquals(made, ways("made"));
    }

    @Test
    void who_sends_a_token_gets_an_answer_of_their_own_and_leaves_none() {
        String address =
                editor().body("{\"title\": \"Ein Entwurf\", \"kind\": \"offer\", \"status\": \"running\", \"publication\": \"draft\"}")
                        .post("/api/v1/projects").path("links.self");
        int publicCount = get("/api/v1/projects").path("page.totalItems");
        editor().get(address).then().statusCode(200);
        get(address).then().statusCode(404);
        editor().get("/api/v1/projects?publication=draft").then().body("page.totalItems", equalTo(1)).header("Cache-Control",
                "private, no-store");
        get("/api/v1/projects").then().body("page.totalItems", equalTo(publicCount));
        given().header("Authorization", "Bearer nonsense").get("/api/v1/projects").then().statusCode(401);
    }

    @Test
    void a_writer_reads_its_own_change_at_once() {
        get(PROJECT);
        get("/api/v1/projects");
        for (int i = 0; i < 20; i++) {
            String title = "Windel-Cafe, " + i + ". Fassung";
            Response written = patch(editor(), PROJECT, "{\"title\": \"" + title + "\"}").then().statusCode(200).extract().response();
            get(PROJECT).then().body("title", equalTo(title)).header("Catalogue-Revision", written.header("Catalogue-Revision"));
            get("/api/v1/projects?size=100").then().body("items.title", hasItem(title));
        }
    }

    @Test
    void what_shows_nothing_of_a_change_outlives_it_and_says_the_later_revision() {
        String known = get("/api/v1/projects?sort=title&size=1").path("items[0].links.self");
        Response before = get(known);
        Response written = patch(editor(), PROJECT, "{\"summary\": \"Für junge Eltern.\"}").then().statusCode(200).extract().response();
        awaitUnderstood(written);
        double made = ways("made");
        get(known).then().header("Catalogue-Revision", written.header("Catalogue-Revision")).header("ETag", before.header("ETag"))
                .header("Last-Modified", before.header("Last-Modified"));
        assertEquals(made, ways("made"), "it was made again");
    }

    @Test
    void a_record_shows_the_new_name_of_what_it_refers_to() {
        String area = get("/api/v1/projects?actionArea=nette&cityWide=false").path("items[0].actionAreas[0].links.self");
        String project = get("/api/v1/projects?actionArea=nette&cityWide=false").path("items[0].links.self");
        get(project);
        awaitUnderstood(patch(editor(), area, "{\"name\": \"Anders benannt\"}").then().statusCode(200).extract().response());
        get(project).then().body("actionAreas.name", hasItem("Anders benannt"));
    }

    /** The rule that decides what outlives a change is right where what it lets live is what would be made. */
    @Test
    void what_outlives_a_change_is_what_would_be_made_anew() {
        List<String> addresses = addresses();
        int outlived = 0;
        for (Supplier<Response> change : List.<Supplier<Response>>of(
                () -> patch(editor(), PROJECT, "{\"title\": \"Anders\", \"topics\": [\"gesundheit\"], \"cityWide\": true}"),
                () -> patch(editor(), "/api/v1/action-areas/nette", "{\"name\": \"Anders\"}"),
                () -> patch(editor(), "/api/v1/organisations/stadt-dortmund", "{\"name\": \"Anders\"}"),
                () -> patch(editor(), "/api/v1/funding-programmes/kinderstark", "{\"name\": \"Anders\", \"licence\": null}"),
                () -> patch(editor(), "/api/v1/topics/gesundheit", "{\"name\": \"Anders\"}"),
                () -> editor().post(PROJECT + "/confirmations"),
                () -> patch(editor(), PROJECT, "{\"publication\": \"draft\"}"))) {
            addresses.forEach(RestAssured::get);
            Response changed = change.get();
            assertEquals(200, changed.statusCode(), changed.asString());
            awaitUnderstood(changed);
            List<String> ready = addresses.stream().filter(address -> answers.find(AnswerKey.of(address, "*/*", "gzip")) != null).toList();
            List<String> kept = ready.stream().map(address -> get(address).asString()).toList();
            answers.forget();
            assertEquals(ready.stream().map(address -> get(address).asString()).toList(), kept);
            outlived += ready.size();
        }
        assertTrue(outlived > 30, outlived + " answers");
    }

    private void awaitUnderstood(Response written) {
        long revision = Long.parseLong(written.header("Catalogue-Revision"));
        Await.that("revision " + revision + " is understood", Duration.ofSeconds(10), () -> latest.understood() >= revision);
    }

    @Test
    void nobody_who_was_erased_is_in_an_answer_that_was_ready() {
        String contact = editor().body("{\"function\": \"Elterntreff\", \"name\": \"Erika Zauberhut\", \"visibility\": \"public\", "
                + "\"fieldVisibility\": {\"name\": \"public\"}}").post("/api/v1/contacts").then().statusCode(201).extract().path("slug");
        patch(editor(), PROJECT, "{\"contacts\": [\"" + contact + "\"]}").then().statusCode(200);
        execute("update contact set slug = 'frau-zauberhut' where slug = '" + contact + "'");
        List<String> shown = List.of(PROJECT, "/api/v1/projects?size=100", "/api/v1/contacts/frau-zauberhut", "/api/v1/contacts?size=100",
                "/api/v1/changes?since=1", "/api/v1/exports/catalogue.ndjson");
        Await.that("the key is seen", Duration.ofSeconds(5), () -> get(PROJECT).asString().contains("frau-zauberhut"));
        shown.forEach(RestAssured::get);
        admin().post("/api/v1/contacts/frau-zauberhut/erasure").then().statusCode(200);
        // A refusal repeats the address that was asked for.
        shown.stream().map(RestAssured::get).filter(answer -> answer.statusCode() == 200)
                .forEach(answer -> assertFalse(answer.asString().toLowerCase().contains("zauberhut"), answer.asString()));
        assertEquals(200, get(PROJECT).statusCode());
        assertEquals(404, get("/api/v1/contacts/frau-zauberhut").statusCode());
    }

    @Test
    void what_somebody_changes_with_psql_is_seen_soon() {
        get(PROJECT);
        execute("update project set title = 'Mit psql' where slug = 'windel-cafe-b3'");
        Await.that("it is seen", Duration.ofSeconds(5), () -> "Mit psql".equals(get(PROJECT).path("title")));
    }

    /** No record has changed, and none is named in the feed. */
    @Test
    void a_word_of_the_search_that_somebody_adds_is_seen_soon() {
        get("/api/v1/projects?q=pampers").then().body("page.totalItems", equalTo(0));
        execute("insert into search_synonym (term, finds) values ('Pampers', 'Windel')");
        Await.that("it is seen", Duration.ofSeconds(5), () -> get("/api/v1/projects?q=pampers").<Integer>path("page.totalItems") > 0);
    }

    @Test
    void many_who_ask_the_same_at_once_have_it_made_once() throws Exception {
        double made = ways("made");
        List<CompletableFuture<Response>> asked;
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table project in access exclusive mode");
            asked = IntStream.range(0, 12).mapToObj(i -> CompletableFuture.supplyAsync(() -> get("/api/v1/projects?size=7"))).toList();
            Await.that("one is being made", Duration.ofSeconds(4), () -> ways("made") > made);
            connection.rollback();
        }
        var bodies = new TreeSet<String>();
        asked.forEach(answer -> bodies.add(answer.join().then().statusCode(200).extract().asString()));
        assertEquals(1, bodies.size());
        assertEquals(made + 1, ways("made"));
    }

    @Test
    void requests_on_one_connection_are_answered_in_their_order() throws Exception {
        get(PROJECT);
        String ready = "GET " + PROJECT + " HTTP/1.1\r\nHost: x\r\n\r\n";
        String made = "GET /api/v1/projects?size=9 HTTP/1.1\r\nHost: x\r\n\r\n";
        String nowhere = "GET /api/v1/nowhere HTTP/1.1\r\nHost: x\r\n\r\n";
        try (RawHttp http = new RawHttp(RestAssured.port)) {
            http.send(ready + ready.replace("GET", "HEAD") + made + ready + nowhere + ready);
            assertEquals(200, http.answer(false).status());
            assertEquals(200, http.answer(true).status());
            assertTrue(http.answer(false).body().startsWith("{\"items\""));
            assertTrue(http.answer(false).body().startsWith("{\"slug\":\"windel-cafe-b3\""));
            assertEquals(404, http.answer(false).status());
            assertTrue(http.answer(false).body().startsWith("{\"slug\":\"windel-cafe-b3\""));
        }
    }

    private double ways(String way) {
        return metrics.get("catalogue.answers").tag("way", way).functionCounter().count();
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
