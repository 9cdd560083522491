package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A read does not fail because the database is away. */
class WithoutDatabaseIT {

    private static final Duration AWAY = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private URI service;

    @Test
    void what_is_known_is_answered_for_a_minute_without_the_database_and_what_is_not_is_refused_at_once() throws Exception {
        try (ExternalDatabase database = new ExternalDatabase(folder.resolve("database")); Wire wire = new Wire(database.port());
                Service started = Service.start(Files.createDirectory(folder.resolve("service")), through(wire, database))) {
            service = started.ready().address();
            List<String> known = List.of("/api/v1", "/api/v1/projects", "/api/v1/projects/windel-cafe-b3", "/api/v1/topics",
                    "/api/v1/action-areas/nette");
            Await.that("the common answers are made in advance", Service.PATIENCE, () -> madeInAdvance() > 200);
            Map<String, String> before = new HashMap<>();
            for (String address : known) {
                before.put(address, get(address).body());
            }

            wire.cut();
            Await.that("it is noticed", Duration.ofSeconds(10), () -> get("/api/v1/topics").headers().firstValue("Age").isPresent());
            long begin = System.nanoTime();
            int asked = 0;
            int answered = 0;
            while (System.nanoTime() - begin < AWAY.toNanos()) {
                for (String address : known) {
                    HttpResponse<String> answer = get(address);
                    asked++;
                    answered += answer.statusCode() == 200 && answer.headers().firstValue("Cache-Status").isPresent()
                            && answer.body().replace("\"stale\":true", "\"stale\":false").equals(before.get(address)) ? 1 : 0;
                }
            }
            assertTrue(asked > 1_000 && answered >= asked * 0.999, answered + " of " + asked);
            assertTrue(get("/api/v1").body().contains("\"stale\":true"));
            long asking = System.nanoTime();
            HttpResponse<String> unknown = get("/api/v1/projects?size=7");
            assertEquals(503, unknown.statusCode());
            assertTrue(unknown.headers().firstValue("Retry-After").isPresent());
            assertTrue(System.nanoTime() - asking < Duration.ofSeconds(2).toNanos());
            assertEquals(404, get("/api/v1/nowhere").statusCode());
            assertEquals(200, get("/q/health/ready").statusCode());
            // A person's data: for no longer than a minute.
            Await.that("no person's data is told any more", Duration.ofSeconds(10), () -> get("/api/v1/contacts").statusCode() == 503);

            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                statement.execute("update project set title = 'Inzwischen anders' where slug = 'windel-cafe-b3'");
            }
            assertEquals(before.get("/api/v1/projects/windel-cafe-b3"), get("/api/v1/projects/windel-cafe-b3").body());
            wire.mend();
            Await.that("it catches up", Duration.ofSeconds(10), () -> get("/api/v1/projects/windel-cafe-b3").body().contains("Inzwischen"));
            assertEquals(200, get("/api/v1/contacts").statusCode());
            assertTrue(get("/api/v1").body().contains("\"stale\":false"));
        }
    }

    private static Map<String, String> through(Wire wire, ExternalDatabase database) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.computeIfPresent("QUARKUS_DATASOURCE_JDBC_URL", (name, url) -> url.replace(":" + database.port(), ":" + wire.port()));
        return settings;
    }

    private double madeInAdvance() throws Exception {
        return get("/q/metrics").body().lines().filter(line -> line.startsWith("catalogue_answers_total{way=\"made\"}"))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1])).sum();
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(service.resolve(address)).build(), BodyHandlers.ofString());
    }
}
