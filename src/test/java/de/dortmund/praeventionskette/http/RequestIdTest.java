package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logging.MDC;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestIdTest {

    private record Line(String requestId, String category, String text) {
    }

    private static final Formatter FORMAT = new PatternFormatter("%s");

    @TestHTTPResource
    URI service;

    private final List<Line> log = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            ExtLogRecord extended = ExtLogRecord.wrap(line);
            log.add(new Line(extended.getMdc("requestId"), line.getLoggerName(), FORMAT.format(extended)));
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void it_stands_on_every_line_of_the_request_on_whichever_thread() {
        given().header("X-Request-Id", "my-own").get("/trouble/peace").then().statusCode(200).header("X-Request-Id", "my-own");
        assertEquals("my-own", line("all quiet").requestId());
        assertEquals("my-own", line("GET /trouble/peace 200").requestId());
    }

    @Test
    void requests_at_the_same_time_do_not_mix_theirs() {
        IntStream.range(0, 200).parallel()
                .forEach(i -> given().header("X-Request-Id", "n" + i).get("/trouble/fail/n" + i).then().statusCode(200));
        for (int i = 0; i < 200; i++) {
            assertEquals("n" + i, line("GET /trouble/fail/n" + i + " 200").requestId());
        }
        assertNull(MDC.get("requestId"));
    }

    @Test
    void a_request_without_a_line_of_its_own_does_not_inherit_one() throws IOException {
        RawHttp.exchange(service.getPort(), "nonsense\r\n\r\n");
        String refused = RawHttp.exchange(service.getPort(), "nonsense\r\n\r\n").header("x-request-id");
        assertTrue(log.stream().anyMatch(line -> refused.equals(line.requestId()) && line.text().contains(" 400 ")), log.toString());
    }

    @Test
    void a_defect_is_logged_once_under_it_and_the_client_is_told() {
        String id = given().get("/trouble/fail/defect").then().statusCode(500).extract().path("requestId");
        assertEquals(List.of("GET /trouble/fail/defect failed"),
                log.stream().filter(line -> id.equals(line.requestId()) && !line.category().equals("access")).map(Line::text).toList());
    }

    @Test
    void the_log_has_neither_queries_nor_what_the_database_quotes() {
        given().queryParam("q", "someone@example.org").get("/trouble/peace").then().statusCode(200);
        given().get("/trouble/fail/rule").then().statusCode(422);
        assertFalse(log.stream().anyMatch(line -> line.text().contains("someone") || line.text().contains("4711")), log.toString());
    }

    /** The access line is written after the answer is on its way, so it may come a moment after the client has it. */
    private Line line(String text) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            for (Line line : log) {
                if (line.text().startsWith(text)) {
                    return line;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("Not logged: " + text);
    }
}
