package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.security.TestProvider;
import de.dortmund.praeventionskette.security.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As in production: several replicas start at once on one database that is still empty. */
class TwoReplicasIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PROJECT = "/api/v1/projects/windel-cafe-b3";
    /** Two that have just started are compiled first. */
    private static final int WARM_UP = 50;
    private static final int CHANGES = 300;

    @TempDir
    Path folder;

    /** Twice: which of the two is ahead by how much is chance. */
    @RepeatedTest(2)
    void two_that_start_at_once_load_the_catalogue_once() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        try (ExternalDatabase database = new ExternalDatabase(folder.resolve("database"));
                Service first = Service.start(one, database.settings());
                Service second = Service.start(two, database.settings())) {
            first.ready();
            second.ready();
            try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                    ResultSet counts =
                            statement.executeQuery("select (select count(*) from project), (select max(number) from revision)")) {
                counts.next();
                assertEquals(46, counts.getInt(1));
                assertEquals(1, counts.getInt(2));
            }
        }
    }

    /**
     * Each of both is written to in turn and answers from what it has ready until it hears of the other's change: who only looked once a
     * second would see half of the changes after half a second or more. How late the latest come says more about the machine; they are printed.
     */
    @Test
    void a_change_is_seen_at_once_on_the_replica_that_made_it_and_by_its_notification_on_the_other() throws Exception {
        TestProvider provider = new TestProvider();
        Map<String, String> tested = provider.start();
        tested.forEach(System::setProperty);
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        try (ExternalDatabase database = new ExternalDatabase(folder.resolve("database"))) {
            Map<String, String> settings = new HashMap<>(database.settings());
            settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", tested.get("quarkus.oidc.auth-server-url"));
            try (Service first = Service.start(one, settings); Service second = Service.start(two, settings)) {
                List<URI> replicas = List.of(first.ready().address(), second.ready().address());
                List<Double> millis = new ArrayList<>();
                for (int i = 0; i < WARM_UP + CHANGES; i++) {
                    String title = "Fassung " + i;
                    change(replicas.get(i % 2), title);
                    long begin = System.nanoTime();
                    assertTrue(tells(replicas.get(i % 2), title), "who writes does not see it");
                    while (!tells(replicas.get((i + 1) % 2), title)) {
                        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(5).toNanos(), "never seen on the other replica");
                    }
                    if (i >= WARM_UP) {
                        millis.add((System.nanoTime() - begin) / 1e6);
                    }
                }
                millis.sort(null);
                double median = millis.get(CHANGES / 2);
                System.out.printf(
                        "%d changes were seen on the other replica after %.1f ms in the median, %.1f ms p99, %.1f ms at the most%n",
                        CHANGES, median, millis.get(CHANGES * 99 / 100 - 1), millis.get(CHANGES - 1));
                assertTrue(median <= 200, median + " ms");
            }
        } finally {
            provider.stop();
        }
    }

    private static void change(URI replica, String title) throws Exception {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(replica.resolve(PROJECT))
                .header("Authorization", "Bearer " + Tokens.editor()).header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "*").method("PATCH", BodyPublishers.ofString("{\"title\": \"" + title + "\"}")).build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private static boolean tells(URI replica, String title) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(replica.resolve(PROJECT)).build(), BodyHandlers.ofString()).body()
                .contains("\"title\":\"" + title + "\"");
    }
}
