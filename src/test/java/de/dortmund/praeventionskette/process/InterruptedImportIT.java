package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.security.TestProvider;
import de.dortmund.praeventionskette.security.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is killed while it writes an import has written nothing of it. */
class InterruptedImportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int ROWS = 3000;

    @TempDir
    Path folder;

    @Test
    void a_run_that_is_killed_leaves_nothing_says_so_and_can_be_done_again() throws Exception {
        TestProvider provider = new TestProvider();
        Map<String, String> tested = provider.start();
        tested.forEach(System::setProperty);
        Map<String, String> settings = Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", tested.get("quarkus.oidc.auth-server-url"));
        Service service = Service.start(folder, settings).ready();
        try {
            int before = projects(service);
            String catalogue = revision(service);
            JsonNode dry = answer(post(service, "imports?kind=projects", rows()), 201);
            assertEquals("ready", dry.get("state").asText());
            URI run = service.address().resolve(dry.at("/links/run").asText());
            CompletableFuture<HttpResponse<String>> cut = HTTP.sendAsync(request(run, ""), BodyHandlers.ofString());
            String atOnce;
            try (Connection database = service.connect()) {
                Await.that("a part of the run is done", Service.PATIENCE,
                        () -> done(database, "id = '" + id(dry) + "'").orElse(ROWS) < ROWS);
                Await.that("more of it is done", Service.PATIENCE, () -> done(database, "id = '" + id(dry) + "'").orElse(0) >= 500);
            }
            service.kill();
            assertTrue(cut.handle((answer, failed) -> failed != null).get());
            service.close();

            service = Service.start(folder, settings).ready();
            assertEquals(before, projects(service));
            assertEquals(catalogue, revision(service));
            JsonNode still = get(service, dry.at("/links/self").asText());
            assertEquals("ready", still.get("state").asText());

            CompletableFuture<HttpResponse<String>> second = HTTP.sendAsync(
                    request(service.address().resolve("/api/v1/imports?kind=projects&dryRun=false"), rows()), BodyHandlers.ofString());
            try (Connection database = service.connect()) {
                atOnce = Await.until("the import that is done at once has begun", Service.PATIENCE, () -> begun(database));
            }
            service.kill();
            assertTrue(second.handle((answer, failed) -> failed != null).get());
            service.close();

            service = Service.start(folder, settings).ready();
            assertEquals(before, projects(service));
            assertEquals(catalogue, revision(service));
            assertEquals("interrupted", get(service, "/api/v1/imports/" + atOnce).get("state").asText());
            JsonNode done =
                    answer(HTTP.send(request(service.address().resolve(dry.at("/links/run").asText()), ""), BodyHandlers.ofString()),
                            200);
            assertEquals("done", done.get("state").asText());
            assertEquals(ROWS, done.at("/counts/created").asInt());
            assertEquals(before + ROWS, projects(service));
        } finally {
            service.close();
            provider.stop();
        }
    }

    private static String id(JsonNode imported) {
        return imported.get("id").asText();
    }

    /** How many rows of an import that is worked on are done. */
    private static Optional<Integer> done(Connection database, String condition) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("select done from import where " + condition)) {
            return found.next() ? Optional.of(found.getInt(1)) : Optional.empty();
        }
    }

    /** An import that is done at once and has written some rows. */
    private static Optional<String> begun(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("select cast(id as text) from import where not dry_run and done >= 500")) {
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
        }
    }

    private static String rows() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS; i++) {
            rows.append("{\"externalId\": {\"system\": \"verein\", \"id\": \"" + i + "\"}, \"title\": \"Angebot " + i
                    + "\", \"kind\": \"offer\", \"status\": \"running\", \"topics\": [\"sprache\"]}\n");
        }
        return rows.toString();
    }

    private static HttpResponse<String> post(Service service, String address, String body) throws IOException, InterruptedException {
        return HTTP.send(request(service.address().resolve("/api/v1/" + address), body), BodyHandlers.ofString());
    }

    private static HttpRequest request(URI address, String body) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + Tokens.editor())
                .header("Content-Type", "application/x-ndjson").POST(BodyPublishers.ofString(body)).build();
    }

    private static JsonNode get(Service service, String address) throws IOException, InterruptedException {
        return answer(HTTP.send(HttpRequest.newBuilder(service.address().resolve(address)).header("Authorization", "Bearer "
                + Tokens.editor()).build(), BodyHandlers.ofString()), 200);
    }

    private static JsonNode answer(HttpResponse<String> answer, int status) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private static int projects(Service service) throws IOException, InterruptedException {
        return get(service, "/api/v1").at("/counts/projects").asInt();
    }

    private static String revision(Service service) throws IOException, InterruptedException {
        return get(service, "/api/v1").at("/revision/number").asText();
    }
}
