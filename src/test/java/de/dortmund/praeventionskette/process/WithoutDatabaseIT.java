package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A read does not fail because the database is away. */
class WithoutDatabaseIT {

    private static final Duration AWAY = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int READERS = 3;
    private static final String PROJECT = "/api/v1/projects/windel-cafe-b3";
    private static final List<String> KNOWN =
            List.of("/api/v1", "/api/v1/projects", PROJECT, "/api/v1/topics", "/api/v1/action-areas/nette", "/api/v1/chain");

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unmarked = new AtomicInteger();
    private volatile boolean noticed;
    private volatile boolean over;

    @TempDir
    Path folder;

    private URI service;

    @Test
    void what_is_known_is_answered_for_a_minute_without_the_database_and_what_is_not_is_refused_at_once() throws Exception {
        try (ExternalDatabase database = new ExternalDatabase(folder.resolve("database")); Wire wire = new Wire(database.port());
                Service started = Service.start(Files.createDirectory(folder.resolve("service")), through(wire, database))) {
            service = started.ready().address();
            Await.that("the common answers are made in advance", Service.PATIENCE, () -> count("made") > 200);
            Map<String, String> before = new HashMap<>();
            for (String address : KNOWN) {
                before.put(address, get(address).body());
            }
            get("/api/v1/contacts");
            var threads = Executors.newFixedThreadPool(READERS);
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(CompletableFuture.runAsync(() -> read(before), threads));
            }

            wire.cut();
            long begin = System.nanoTime();
            Duration slowest = refused(0);
            Await.that("it is noticed", SOON, () -> get(PROJECT).headers().firstValue("Age").isPresent());
            Duration until = since(begin);
            noticed = true;
            assertTrue(get("/api/v1").body().contains("\"stale\":true"));
            int unknown = 1;
            while (since(begin).compareTo(AWAY) < 0) {
                Duration took = refused(unknown++);
                slowest = took.compareTo(slowest) > 0 ? took : slowest;
            }
            assertEquals(404, get("/api/v1/nowhere").statusCode());
            assertEquals(200, get("/q/health/ready").statusCode());
            assertTrue(count("stale") > 0 && gauge("catalogue_database_away_seconds") > 30);
            // A person's data: for no longer than a minute.
            Await.that("no person's data is told any more", SOON, () -> get("/api/v1/contacts").statusCode() == 503);
            over = true;
            readers.forEach(CompletableFuture::join);
            threads.shutdown();
            System.out.printf("%d of %d known reads answered in %d s without the database, which was noticed after %d ms;"
                    + " %d unknown ones refused, each within %d ms%n", answered.get(), asked.get(), since(begin).toSeconds(),
                    until.toMillis(),
                    unknown, slowest.toMillis());
            assertTrue(asked.get() > 10_000 && answered.get() >= asked.get() * 0.999, answered + " of " + asked);
            assertEquals(0, unmarked.get());

            long revision;
            try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
                statement.execute("update project set title = 'Inzwischen anders' where slug = 'windel-cafe-b3'");
                ResultSet number = statement.executeQuery("select max(number) from revision");
                number.next();
                revision = number.getLong(1);
            }
            assertEquals(before.get(PROJECT), get(PROJECT).body());
            wire.mend();
            begin = System.nanoTime();
            Await.that("it catches up", SOON, () -> get(PROJECT).headers().firstValue("Age").isEmpty());
            System.out.printf("The database was there again after %d ms%n", since(begin).toMillis());
            HttpResponse<String> after = get(PROJECT);
            assertTrue(after.body().contains("Inzwischen anders"), after.body());
            assertTrue(revisionOf(after) >= revision, revisionOf(after) + " is not " + revision);
            assertTrue(get("/api/v1").body().contains("\"stale\":false"));
            assertEquals(200, get("/api/v1/contacts").statusCode());
            assertEquals(200, get("/api/v1/projects?size=8").statusCode());
        }
    }

    /** As where its machine has gone: nobody says that the connections have ended. */
    @Test
    void a_database_that_says_nothing_any_more_holds_nobody_up() throws Exception {
        try (ExternalDatabase database = new ExternalDatabase(folder.resolve("database")); Wire wire = new Wire(database.port());
                Service started = Service.start(Files.createDirectory(folder.resolve("service")), through(wire, database))) {
            service = started.ready().address();
            get(PROJECT);
            wire.hold();
            long begin = System.nanoTime();
            HttpResponse<String> first = get("/api/v1/projects?size=7");
            Duration waited = since(begin);
            assertEquals(503, first.statusCode());
            assertTrue(first.headers().firstValue("Retry-After").isPresent());
            assertTrue(waited.compareTo(SOON) < 0, "after " + waited);
            refused(1);
            assertTrue(get(PROJECT).headers().firstValue("Age").isPresent());
            wire.mend();
            begin = System.nanoTime();
            Await.that("it is there again", SOON, () -> get("/api/v1/projects?size=7").statusCode() == 200);
            System.out.printf("The first who asked a silent database was refused after %d ms; after %d ms it was there again%n",
                    waited.toMillis(), since(begin).toMillis());
            assertTrue(get(PROJECT).headers().firstValue("Age").isEmpty());
        }
    }

    private void read(Map<String, String> before) {
        while (!over) {
            for (String address : KNOWN) {
                boolean told = noticed;
                asked.incrementAndGet();
                try {
                    HttpResponse<String> answer = get(address);
                    boolean good = answer.statusCode() == 200
                            && answer.body().replace("\"stale\":true", "\"stale\":false").equals(before.get(address));
                    answered.addAndGet(good ? 1 : 0);
                    boolean marked = answer.headers().firstValue("Age").isPresent()
                            && answer.headers().firstValue("Cache-Status").orElse("").contains("database-away");
                    unmarked.addAndGet(told && !marked ? 1 : 0);
                } catch (IOException | InterruptedException failed) {
                    // it was not answered
                }
            }
        }
    }

    /** How long it took to refuse what nobody has asked before. */
    private Duration refused(int number) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = get("/api/v1/projects?size=7&page=" + (number % 1_000 + 1));
        Duration took = since(begin);
        assertEquals(503, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        assertTrue(took.compareTo(AT_ONCE) < 0, "refused after " + took);
        return took;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Map<String, String> through(Wire wire, ExternalDatabase database) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.computeIfPresent("QUARKUS_DATASOURCE_JDBC_URL", (name, url) -> url.replace(":" + database.port(), ":" + wire.port()));
        return settings;
    }

    private double count(String way) throws Exception {
        return gauge("catalogue_answers_total{way=\"" + way + "\"");
    }

    private double gauge(String name) throws Exception {
        return get("/q/metrics").body().lines().filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private static long revisionOf(HttpResponse<String> answer) {
        return Long.parseLong(answer.headers().firstValue("Catalogue-Revision").orElseThrow());
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(service.resolve(address)).build(), BodyHandlers.ofString());
    }
}
