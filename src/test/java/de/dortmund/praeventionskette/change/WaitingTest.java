package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody waits without end: neither who follows the feed, nor who writes behind a large import. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class WaitingTest {

    @Inject
    RevisionWatch watch;

    @Inject
    WriteTransaction transaction;

    @Test
    void as_many_as_there_is_room_for_wait_for_a_change_and_the_next_is_told_when_to_come_again() {
        int waiting = 0;
        try {
            for (;;) {
                watch.enter();
                waiting++;
            }
        } catch (Problem full) {
            assertTrue(waiting > 1);
        }
        try {
            for (String address : new String[]{"/api/v1/changes?since=1&wait=60", "/api/v1/changes/stream?since=1"}) {
                get(address).then().statusCode(503).contentType("application/problem+json").header("Retry-After", "10")
                        .body("detail", containsString("wait"));
            }
            get("/api/v1/changes?since=1").then().statusCode(200);
            watch.leave();
            waiting--;
            get("/api/v1/changes?since=1&wait=1").then().statusCode(200);
            get("/api/v1/changes/stream?since=0&limit=1").then().statusCode(200).header("Cache-Control", "no-store");
        } finally {
            for (int i = 0; i < waiting; i++) {
                watch.leave();
            }
        }
    }

    @Test
    void who_writes_while_a_large_import_is_written_is_told_when_to_come_again() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Object> large = CompletableFuture.supplyAsync(() -> Caller.asTheService(
                () -> transaction.run("a large import", Duration.ofMinutes(1), () -> {
                    begun.countDown();
                    try {
                        assertTrue(enough.await(50, TimeUnit.SECONDS));
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                    throw new IllegalStateException("taken back");
                })));
        assertTrue(begun.await(50, TimeUnit.SECONDS));
        try {
            editor().body("{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"}").post("/api/v1/projects").then()
                    .statusCode(503).contentType("application/problem+json").header("Retry-After", "10")
                    .body("detail", containsString("Import"));
            get("/api/v1/projects/vorlesen").then().statusCode(404);
        } finally {
            enough.countDown();
        }
        assertEquals("taken back", assertThrows(CompletionException.class, large::join).getCause().getMessage());
        get(aProjectOf(Writers.A)).then().statusCode(200).body("version", equalTo(1));
    }
}
