package de.dortmund.praeventionskette.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that keeps a copy of the catalogue in a file by following the change feed: what a developer of an app would write. It may be
 * killed at any time, and so may the service: where it is comes from another file, because the service has another port each time.
 */
public final class FeedClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private FeedClient() {}

    /** Follows for ever: the file that names the service, the file of the copy, and how many entries to take at once. */
    public static void main(String[] args) throws IOException {
        while (true) {
            try {
                step(URI.create(Files.readString(Path.of(args[0])).strip()), Path.of(args[1]), Integer.parseInt(args[2]), 5);
            } catch (IOException | IllegalArgumentException | InterruptedException away) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** Takes one part of the feed into the copy, and says whether there is more. */
    static boolean step(URI service, Path copy, int limit, int wait) throws IOException, InterruptedException {
        ObjectNode state = Files.exists(copy) ? (ObjectNode) JSON.readTree(copy.toFile())
                : JSON.createObjectNode().put("cursor", "0").set("records", JSON.createObjectNode());
        URI address = service.resolve("/api/v1/changes?limit=" + limit + "&wait=" + wait + "&since=" + state.get("cursor").asText());
        HttpResponse<byte[]> answer = HTTP.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("answered " + answer.statusCode());
        }
        JsonNode part = JSON.readTree(answer.body());
        ObjectNode records = (ObjectNode) state.get("records");
        for (JsonNode entry : part.get("items")) {
            String key = entry.get("kind").asText() + "/" + entry.get("slug").asText();
            if (entry.has("record")) {
                records.set(key, entry.get("record"));
            } else {
                records.remove(key);
            }
        }
        state.put("cursor", part.get("next").asText());
        // The copy and its cursor change together: a half written file never takes the place of the whole one.
        Path fresh = copy.resolveSibling(copy.getFileName() + ".new");
        Files.write(fresh, JSON.writeValueAsBytes(state));
        Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
        return part.get("more").asBoolean();
    }
}
