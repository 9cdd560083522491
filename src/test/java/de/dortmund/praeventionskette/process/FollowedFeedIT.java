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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever crashes in between, who follows the change feed ends with the same catalogue. */
class FollowedFeedIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final int WRITERS = 4;
    /** Of the service; of the client twice as often. */
    private static final int KILLS = 5;
    /** So many changes are committed between two kills. */
    private static final int CHANGES = 25;

    @TempDir
    Path folder;

    @Test
    void the_copy_is_the_catalogue_although_service_and_client_are_killed() throws Exception {
        TestProvider provider = new TestProvider();
        Map<String, String> tested = provider.start();
        tested.forEach(System::setProperty);
        Map<String, String> settings = Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", tested.get("quarkus.oidc.auth-server-url"));
        Path where = folder.resolve("where");
        Path copy = folder.resolve("copy.json");
        List<Path> copies = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger changes = new AtomicInteger();
        Service service = Service.start(folder, settings).ready();
        Process client = null;
        try {
            tell(where, service);
            client = follow(where, copy);
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                writers.add(CompletableFuture.runAsync(() -> write(number, where, over, changes)));
            }
            for (int kills = 0; kills < KILLS; kills++) {
                int before = changes.get();
                Await.that("somebody writes, and the client has begun", Service.PATIENCE,
                        () -> changes.get() >= before + CHANGES && Files.exists(copy));
                client.destroyForcibly().waitFor();
                copies.add(Files.copy(copy, folder.resolve("copy-" + kills + ".json")));
                client = follow(where, copy);
                service.kill();
                service.close();
                service = Service.start(folder, settings).ready();
                tell(where, service);
                client.destroyForcibly().waitFor();
                client = follow(where, copy);
            }
            over.set(true);
            for (CompletableFuture<Void> writer : writers) {
                writer.get();
            }
            client.destroyForcibly().waitFor();
            copies.add(copy);
            copies.add(folder.resolve("from-the-beginning.json"));
            List<String> snapshot = snapshot(service.address());
            for (Path one : copies) {
                while (FeedClient.step(service.address(), one, 50, 0)) {
                    continue;
                }
                assertEquals(snapshot, lines(one), one.toString());
            }
            assertTrue(changes.get() >= KILLS * CHANGES);
            System.out.printf(
                    "The feed was followed through %d changes by %d writers, %d kills of the service and %d of the client; %d records%n",
                    changes.get(), WRITERS, KILLS, 2 * KILLS, snapshot.size());
        } finally {
            over.set(true);
            if (client != null) {
                client.destroyForcibly().waitFor();
            }
            service.close();
            provider.stop();
        }
    }

    private static void tell(Path where, Service service) throws IOException {
        Path fresh = Files.writeString(where.resolveSibling("where.new"), service.address().toString());
        Files.move(fresh, where, StandardCopyOption.ATOMIC_MOVE);
    }

    private Process follow(Path where, Path copy) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-Xmx64m",
                "-cp", System.getProperty("java.class.path"), FeedClient.class.getName(), where.toString(), copy.toString(), "7")
                .redirectErrorStream(true).redirectOutput(folder.resolve("client.log").toFile()).start();
    }

    /** Creates, changes, hides, shows, renames and deletes until it is over; a refusal, or a service that is away, is no harm. */
    private static void write(int number, Path where, AtomicBoolean over, AtomicInteger changes) {
        Random random = new Random(number);
        List<String> own = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            try {
                URI service = URI.create(Files.readString(where));
                String project = own.isEmpty() ? null : own.get(random.nextInt(own.size()));
                int choice = own.size() < 3 ? 0 : random.nextInt(8);
                int status = switch (choice) {
                    case 0, 1 -> {
                        String slug = "angebot-" + number + "-" + i;
                        own.add(slug);
                        yield send(service, "PUT", "projects/" + slug,
                                "{\"title\": \"Angebot " + i + "\", \"kind\": \"offer\", \"status\": \"running\","
                                        + " \"topics\": [\"sprache\"], \"places\": [\"holte-grundschule\"]}");
                    }
                    case 2 -> send(service, "PATCH", "projects/" + project, "{\"publication\": \"draft\"}");
                    case 3 -> send(service, "PATCH", "projects/" + project, "{\"publication\": \"published\"}");
                    case 4 -> {
                        String slug = project + "-neu";
                        own.remove(project);
                        own.add(slug);
                        yield send(service, "PATCH", "projects/" + project, "{\"slug\": \"" + slug + "\"}");
                    }
                    case 5 -> {
                        own.remove(project);
                        yield send(service, "DELETE", "projects/" + project, null);
                    }
                    case 6 -> send(service, "PATCH", "places/holte-grundschule",
                            "{\"publication\": \"" + (random.nextBoolean() ? "draft" : "published") + "\"}");
                    default -> send(service, "PATCH", "projects/" + project, "{\"goal\": \"Ziel " + i + "\"}");
                };
                if (status < 300) {
                    changes.incrementAndGet();
                }
            } catch (IOException away) {
                // It was killed, or is not there again yet: what it had not committed is gone, as the answer that did not come says.
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private static int send(URI service, String method, String address, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/api/v1/" + address)).timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + Tokens.editor())
                .header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HTTP.send(method.equals("PUT") ? request.build() : request.header("If-Match", "*").build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** The records of a copy, as the snapshot has them. */
    private static List<String> lines(Path copy) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        JSON.readTree(copy.toFile()).get("records").properties()
                .forEach(record -> lines.put(record.getKey(), record.getValue().toString()));
        return List.copyOf(lines.values());
    }

    private static List<String> snapshot(URI service) throws IOException, InterruptedException {
        HttpResponse<java.util.stream.Stream<String>> answer = HTTP.send(
                HttpRequest.newBuilder(service.resolve("/api/v1/exports/catalogue.ndjson")).build(), BodyHandlers.ofLines());
        Map<String, String> lines = new TreeMap<>();
        for (String line : answer.body().skip(1).toList()) {
            JsonNode record = JSON.readTree(line);
            lines.put(record.get("kind").asText() + "/" + record.get("slug").asText(), record.get("record").toString());
        }
        return List.copyOf(lines.values());
    }
}
