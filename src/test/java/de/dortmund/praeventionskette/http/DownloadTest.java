package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that are made while they are sent: nobody can hold the service up with them, nor take a half one for a whole one. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class DownloadTest {

    private static final String WHOLE = "0\r\n\r\n";
    /** Larger than all buffers between here and the service. */
    private static final String LARGE = "/api/v1/places?kind=street&format=ndjson";

    @TestHTTPResource
    URI service;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void a_file_of_many_megabytes() throws SQLException {
        execute("insert into place (id, slug, version, created_at, updated_at, name, kind, address)"
                + " select 90000000 + g, 'viele-' || g, 1, now(), now(), repeat('Lang ', 60), 'street', repeat('Lang ', 60)"
                + " from generate_series(1, 16000) g");
    }

    @AfterEach
    void as_it_was() throws SQLException {
        execute("delete from place where slug like 'viele-%'");
    }

    @Test
    void who_takes_nothing_is_cut_off_and_until_then_others_wait_their_turn() throws IOException {
        try (Socket one = asksForAndTakesNothing(); Socket other = asksForAndTakesNothing()) {
            given().get("/api/v1/exports/topics.csv").then().statusCode(404);
            given().get("/api/v1/exports/action-areas.csv").then().statusCode(503).contentType("application/problem+json")
                    .header("Retry-After", matchesPattern("[0-9]+")).header("Content-Disposition", nullValue())
                    .header("ETag", nullValue());
            given().get("/api/v1/action-areas").then().statusCode(200);
            given().head("/api/v1/exports/action-areas.csv").then().statusCode(200);

            Instant latest = Instant.now().plus(Duration.ofSeconds(30));
            int status = 503;
            while (status == 503 && Instant.now().isBefore(latest)) {
                status = given().get("/api/v1/exports/action-areas.csv").statusCode();
            }
            assertEquals(200, status);
            // A turn became free because one of them was given up; the other goes on when it is read.
            int whole = 0;
            for (Socket reader : new Socket[]{one, other}) {
                String rest = readToTheEnd(reader);
                assertTrue(rest.startsWith("HTTP/1.1 200"), rest.substring(0, Math.min(50, rest.length())));
                whole += rest.endsWith(WHOLE) ? 1 : 0;
            }
            assertTrue(whole < 2, "half a file looks whole");
        }
    }

    @Test
    void who_takes_it_gets_all_of_it_and_an_end() throws IOException {
        try (Socket reader = asksForAndTakesNothing()) {
            assertTrue(readToTheEnd(reader).endsWith(WHOLE));
        }
        assertEquals(16_002, given().get(LARGE).asString().lines().count());
    }

    /** With a small buffer of its own. */
    private Socket asksForAndTakesNothing() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(30_000);
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
        socket.getOutputStream().write(("GET " + LARGE + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        // The first octet: it has its turn.
        InputStream in = socket.getInputStream();
        assertEquals('H', in.read());
        return socket;
    }

    private static String readToTheEnd(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder("H");
        byte[] some = new byte[64 * 1024];
        try {
            for (int count = socket.getInputStream().read(some); count >= 0; count = socket.getInputStream().read(some)) {
                text.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            return text.toString();
        }
        return text.toString();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0; set session_replication_role = replica; " + sql
                    + "; set session_replication_role = origin; reset statement_timeout");
        }
    }
}
