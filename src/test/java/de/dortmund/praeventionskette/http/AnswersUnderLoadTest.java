package de.dortmund.praeventionskette.http;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.process.Await;
import de.dortmund.praeventionskette.security.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While some write and many read: every answer says what the catalogue said at the revision that the answer names, whoever of the two was
 * faster, and what only editors see is told to nobody else.
 */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class AnswersUnderLoadTest {

    /** As long as it takes on a machine that has something else to do as well. */
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int CHANGES = 40;
    private static final int ANSWERS = 500;
    private static final int READERS = 4;
    private static final String LIST = "/api/v1/projects?size=100&fields=slug,title,summary";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Answers kept;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry metrics;

    /** What was committed: for each project the text that both of its fields have from a revision on. */
    private final Map<String, ConcurrentSkipListMap<Long, String>> written = new ConcurrentHashMap<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger changes = new AtomicInteger();
    private long deadline;

    /** What a reader was told of a project: the two fields, in an answer that names this revision. */
    private record Told(long revision, String project, String title, String summary) {}

    private final Set<Told> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answers = new AtomicInteger();

    @BeforeEach
    void forget() {
        kept.forget();
    }

    @Test
    void no_answer_is_older_than_it_says_or_mixes_two_revisions_and_nothing_private_gets_out() throws Exception {
        List<String> projects = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Response created = editor().body("{\"title\": \"0\", \"summary\": \"0\", \"kind\": \"offer\", \"status\": \"running\"}")
                    .post("/api/v1/projects").then().statusCode(201).extract().response();
            String project = created.path("slug");
            projects.add(project);
            written.put(project, new ConcurrentSkipListMap<>(Map.of(revisionOf(created), "0")));
            acknowledged.set(revisionOf(created));
        }
        String hidden = PrivateAnswersTest.aContact("partner");
        double ready = ready();

        deadline = System.nanoTime() + AT_MOST.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(READERS + 5);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        running.add(run(threads, () -> write(projects.get(0))));
        running.add(run(threads, () -> write(projects.get(1))));
        running.add(run(threads, () -> writeWithSql(projects.get(2))));
        for (int i = 0; i < READERS; i++) {
            int reader = i;
            running.add(run(threads, () -> read(reader, projects)));
        }
        running.add(run(threads, () -> readAsEditor(hidden)));
        running.add(run(threads, () -> readAsAnybody(hidden)));
        for (CompletableFuture<Void> one : running) {
            one.join();
        }
        threads.shutdown();

        for (Told one : told) {
            String then = written.get(one.project).floorEntry(one.revision).getValue();
            assertEquals(new Told(one.revision, one.project, then, then), one);
        }
        System.out.printf("%d answers, %.0f of them ready, during %d changes%n", answers.get(), ready() - ready, changes.get());
        assertTrue(changes.get() >= CHANGES && answers.get() >= ANSWERS, changes + " changes, " + answers + " answers");
        assertTrue(ready() - ready > 50, ready() - ready + " ready");
    }

    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> run(ExecutorService threads, Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }, threads);
    }

    private boolean goesOn() {
        return (changes.get() < CHANGES || answers.get() < ANSWERS) && System.nanoTime() < deadline;
    }

    /** Two fields in one change, which the writer itself sees at once. */
    private void write(String project) throws Exception {
        for (int i = 1; goesOn(); i++) {
            String text = project + " " + i;
            Response changed =
                    patch(editor(), "/api/v1/projects/" + project, "{\"title\": \"" + text + "\", \"summary\": \"" + text + "\"}");
            assertEquals(200, changed.statusCode(), changed.asString());
            long revision = revisionOf(changed);
            written.get(project).put(revision, text);
            acknowledged.accumulateAndGet(revision, Math::max);
            changes.incrementAndGet();
            assertEquals(text, JSON.readTree(get("/api/v1/projects/" + project, Map.of()).body()).path("title").asText());
        }
    }

    /** Past the service, which hears of it from the database alone. */
    private void writeWithSql(String project) throws Exception {
        for (int i = 1; goesOn(); i++) {
            String text = project + " " + i;
            try (Connection connection = database.getConnection();
                    PreparedStatement level = connection.prepareStatement("set transaction isolation level read committed");
                    PreparedStatement change = connection.prepareStatement("update project set title = ?, summary = ? where slug = ?");
                    PreparedStatement number = connection.prepareStatement("select current_setting('catalogue.revision')::bigint")) {
                connection.setAutoCommit(false);
                level.execute();
                change.setString(1, text);
                change.setString(2, text);
                change.setString(3, project);
                assertEquals(1, change.executeUpdate());
                ResultSet own = number.executeQuery();
                own.next();
                written.get(project).put(own.getLong(1), text);
                connection.commit();
                connection.setAutoCommit(true);
                changes.incrementAndGet();
            }
            Await.that("what was written with SQL is seen", Duration.ofSeconds(5),
                    () -> JSON.readTree(get("/api/v1/projects/" + project, Map.of()).body()).path("title").asText().equals(text));
        }
    }

    /** Records, the list with all of them, and the front door, each with the ETag of last time. */
    private void read(int reader, List<String> projects) throws Exception {
        List<String> addresses = new ArrayList<>(projects.stream().map(slug -> "/api/v1/projects/" + slug).toList());
        addresses.add(LIST);
        addresses.add("/api/v1");
        Map<String, HttpResponse<String>> known = new HashMap<>();
        long latest = 0;
        Random random = new Random(reader);
        while (goesOn()) {
            String address = addresses.get(random.nextInt(addresses.size()));
            long atLeast = Math.max(latest, acknowledged.get());
            HttpResponse<String> last = known.get(address);
            HttpResponse<String> answer =
                    get(address, last == null ? Map.of() : Map.of("If-None-Match", last.headers().firstValue("ETag").orElseThrow()));
            latest = revisionOf(answer);
            assertTrue(latest >= atLeast, address + " was told as of " + latest + " when " + atLeast + " was known");
            if (answer.statusCode() == 200) {
                known.put(address, answer);
            } else {
                assertEquals(304, answer.statusCode(), answer.body());
                assertEquals(last.headers().firstValue("ETag"), answer.headers().firstValue("ETag"));
            }
            note(address, latest, JSON.readTree(known.get(address).body()));
            answers.incrementAndGet();
        }
    }

    private void note(String address, long revision, JsonNode body) {
        if (address.equals("/api/v1")) {
            assertEquals(revision, body.path("revision").path("number").asLong());
            return;
        }
        for (JsonNode project : body.has("items") ? body.path("items") : List.of(body)) {
            String slug = project.path("slug").asText();
            if (written.containsKey(slug)) {
                told.add(new Told(revision, slug, project.path("title").asText(), project.path("summary").asText()));
            }
        }
    }

    private void readAsEditor(String contact) throws Exception {
        Map<String, String> token = Map.of("Authorization", "Bearer " + Tokens.editor());
        for (String address = contact; goesOn(); address = address.equals(contact) ? "/api/v1/contacts?size=100" : contact) {
            HttpResponse<String> answer = get(address, token);
            assertTrue(answer.statusCode() == 200 && answer.body().contains(PrivateAnswersTest.SECRET), answer.body());
            assertEquals("private, no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        }
    }

    private void readAsAnybody(String contact) throws Exception {
        for (String address = contact; goesOn(); address = address.equals(contact) ? "/api/v1/contacts?size=100" : contact) {
            HttpResponse<String> answer = get(address, Map.of());
            assertEquals(address.equals(contact) ? 404 : 200, answer.statusCode());
            assertFalse(answer.body().contains(PrivateAnswersTest.SECRET), answer.body());
        }
    }

    private double ready() {
        return List.of("ready", "known").stream()
                .mapToDouble(way -> metrics.get("catalogue.answers").tag("way", way).functionCounter().count())
                .sum();
    }

    private static long revisionOf(Response answer) {
        return Long.parseLong(answer.header("Catalogue-Revision"));
    }

    private static long revisionOf(HttpResponse<String> answer) {
        return Long.parseLong(answer.headers().firstValue("Catalogue-Revision")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }

    private HttpResponse<String> get(String address, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + address));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
