package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The change feed, for those who wait for the next change. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ChangesAwaitedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/api/v1/changes/stream")
    URI stream;

    @Test
    void who_waits_hears_of_a_change_at_once() throws Exception {
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return JSON.readTree(get("/api/v1/changes?since=1&wait=60&type=projects").asString());
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        });
        aProjectOf(A);
        JsonNode told = waiting.get(50, java.util.concurrent.TimeUnit.SECONDS);
        assertEquals("created", told.at("/items/0/action").asText());
        get("/api/v1/changes?since=2&wait=1").then().statusCode(200).header("Cache-Control", "no-store").body("items.size()", equalTo(0))
                .body("next", equalTo("2"));
    }

    @Test
    void the_stream_goes_on_after_the_last_event_that_was_read() throws Exception {
        String first = aProjectOf(A);
        HttpURLConnection connection = (HttpURLConnection) stream.toURL().openConnection();
        connection.setRequestProperty("Last-Event-ID", "1");
        connection.setReadTimeout(40_000);
        assertTrue(connection.getContentType().startsWith("text/event-stream"));
        try (BufferedReader events = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> one = event(events);
            assertTrue(one.contains("event:change") && one.contains("id:2"), one.toString());
            assertTrue(one.stream().anyMatch(line -> line.contains(first)), one.toString());
            patch(editor(), first, "{\"goal\": \"Alle Kinder lesen gern.\"}").then().statusCode(200);
            assertTrue(event(events).contains("id:3"));
        } finally {
            connection.disconnect();
        }
        given().header("Last-Event-ID", "nonsense").get("/api/v1/changes/stream").then().statusCode(400)
                .body("errors[0].parameter", startsWith("Last-Event-ID"));
    }

    /** The lines of the next event; heartbeats are none. */
    private static List<String> event(BufferedReader events) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.isEmpty() && lines.stream().anyMatch(l -> l.startsWith("data:"))) {
                return lines;
            } else if (line.isEmpty() || line.startsWith(":")) {
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        throw new IOException("the stream has ended");
    }
}
