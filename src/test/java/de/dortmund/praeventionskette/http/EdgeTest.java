package de.dortmund.praeventionskette.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.http.RawHttp.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EdgeTest {

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @CsvSource({"/trouble/%00,400", "/trouble/a%0Ab,400", "/trouble/%ff,400", "/trouble/%c3%28,400", "/trouble/%C0%AF,400",
            "/trouble/%ED%A0%80,400",
            "/%zz,400", "/trouble/%4,400", "/trouble/b\u00fcro,400", "/trouble;x=1/peace,400", "/trouble/peace;jsessionid=1,400",
            "/nowhere?q=%ff,400",
            "/trouble/peace?q=%00,400", "/trouble/peace?q=%c3%28,400", "/trouble/peace?q=%,400", "/trouble/peace?%zz=1,400",
            "/q/health?q=%ff,400",
            "/nowhere,404", "//trouble//nowhere,404", "/%2e%2e/..%2Fetc/passwd,404", "/trouble/fail/a%2Fb/..%5c,404"})
    void an_address_that_can_not_be_read_is_named_so(String target, int status) throws IOException {
        assertProblem(RawHttp.get(service.getPort(), target), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//trouble//peace", "/./trouble/../trouble/peace", "/%74rouble/peace", "/trouble/peace/", "/trouble/peace?",
            "/trouble/peace?&&",
            "http://elsewhere.example/trouble/peace"})
    void an_unusual_way_to_write_an_address_is_understood(String target) throws IOException {
        assertEquals(200, RawHttp.get(service.getPort(), target).status());
    }

    @Test
    void the_parameter_that_can_not_be_read_is_named() throws IOException {
        JsonObject problem = assertProblem(RawHttp.get(service.getPort(), "/trouble/peace?a=1&topic=%ff"), 400);
        assertEquals("topic", problem.getJsonArray("errors").getJsonObject(0).getString("parameter"));
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 500_000})
    void an_address_that_is_too_long_is_a_414(int length) throws IOException {
        assertProblem(RawHttp.get(service.getPort(), "/trouble/peace?q=" + "x".repeat(length)), 414);
    }

    @Test
    void header_fields_that_are_too_large_are_a_431() throws IOException {
        assertProblem(send("GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(300_000) + "\r\n\r\n"), 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET /trouble/peace\r\n\r\n", "GET /trouble/peace HTTP/banana\r\nHost: localhost\r\n\r\n",
            "GET /trouble/peace HTTP/3.7\r\nHost: localhost\r\n\r\n", "GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n",
            "GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\nBad\u0000Name: x\r\n\r\n", "GET /trouble/peace HTTP/1.1\r\n\r\n",
            "GET /trouble/peace HTTP/1.1\r\nHost: a b\r\n\r\n",
            "POST /trouble/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
            "POST /trouble/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n{}  ",
            "G\u00e4T /trouble/peace HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void what_is_no_http_request_is_told_so(String request) throws IOException {
        assertProblem(send(request), 400);
    }

    @Test
    void what_the_service_does_not_do_is_told_so() throws IOException {
        assertProblem(send("GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\nExpect: miracles\r\n\r\n"), 417);
        assertProblem(send("POST /trouble/things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 501);
        assertProblem(send("POST /trouble/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: nonsense\r\nContent-Length: 2\r\n\r\n{}"),
                415);
    }

    @ParameterizedTest
    @CsvSource({"FOO,/trouble/peace", "POST,/trouble/peace", "DELETE,/trouble/deep/any/down", "get,/trouble/peace", "PATCH,/",
            "PUT,/imprint", "FOO,/problems/gone",
            "TRACE,/trouble/peace", "POST,/q/health", "PUT,/openapi", "DELETE,/docs/", "FOO,/favicon.ico", "POST,/trouble/peace?q=%ff"})
    void a_method_that_an_address_does_not_take_is_a_405_before_all_else(String method, String target) throws IOException {
        Answer answer = send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}");
        assertProblem(answer, 405);
        assertEquals("GET, HEAD, OPTIONS", answer.header("allow"));
    }

    @Test
    void a_get_of_an_address_that_only_takes_posts_is_a_405() throws IOException {
        Answer answer = RawHttp.get(service.getPort(), "/trouble/things");
        assertProblem(answer, 405);
        assertEquals("OPTIONS, POST", answer.header("allow"));
    }

    @Test
    void an_unknown_method_on_an_unknown_address_is_a_404() throws IOException {
        assertProblem(send("FOO /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"), 404);
        assertProblem(send("CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: elsewhere.example:443\r\n\r\n"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/imprint", "/problems", "/problems/gone", "/.well-known/security.txt", "/robots.txt", "/favicon.svg",
            "/trouble/peace",
            "/trouble/deep/any/down", "/openapi", "/q/health", "/q/metrics", "*"})
    void options_says_what_an_address_takes(String target) throws IOException {
        Answer answer = send("OPTIONS " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertEquals(204, answer.status());
        assertEquals("GET, HEAD, OPTIONS", answer.header("allow"));
    }

    @Test
    void options_of_nothing_is_a_404() throws IOException {
        assertProblem(send("OPTIONS /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/imprint", "/problems/gone", "/robots.txt", "/favicon.ico", "/trouble/peace", "/nowhere",
            "/trouble/fail/defect", "/trouble/%ff",
            "/openapi", "/docs/", "/q/health/live"})
    void head_answers_as_get_does_without_the_body(String target) throws IOException {
        String fields = " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: same\r\n\r\n";
        Answer get = send("GET " + target + fields);
        try (RawHttp http = new RawHttp(service.getPort())) {
            Answer head = http.send("HEAD " + target + fields).answer(true);
            assertEquals(get.status(), head.status());
            assertEquals(get.headers(), head.headers());
            assertEquals(200, http.send("GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\n\r\n").answer(false).status());
        }
    }

    @Test
    void a_script_on_any_site_may_read_answers_and_errors() throws IOException {
        for (String target : new String[]{"/trouble/peace", "/nowhere", "/trouble/fail/defect", "/%ff"}) {
            Answer answer = send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nOrigin: https://elsewhere.example\r\n\r\n");
            assertEquals("*", answer.header("access-control-allow-origin"));
            assertTrue(answer.header("access-control-expose-headers").contains("ETag"));
            assertNull(answer.header("access-control-allow-credentials"));
        }
        assertEquals("*", send("nonsense\r\n\r\n").header("access-control-allow-origin"));
    }

    @Test
    void a_preflight_is_told_the_methods_of_the_address_and_the_headers_it_may_send() throws IOException {
        String fields = " HTTP/1.1\r\nHost: localhost\r\nOrigin: https://elsewhere.example\r\nAccess-Control-Request-Method: POST\r\n\r\n";
        Answer answer = send("OPTIONS /trouble/things" + fields);
        assertEquals(204, answer.status());
        assertEquals("*", answer.header("access-control-allow-origin"));
        assertEquals("OPTIONS, POST", answer.header("access-control-allow-methods"));
        assertTrue(answer.header("access-control-allow-headers").contains("If-Match"));
        assertEquals("86400", answer.header("access-control-max-age"));
        assertEquals(204, send("OPTIONS /nowhere" + fields).status());
    }

    @Test
    void every_answer_forbids_sniffing_and_referrers() throws IOException {
        for (String target : new String[]{"/", "/trouble/peace", "/nowhere", "/docs/", "/q/health"}) {
            Answer answer = RawHttp.get(service.getPort(), target);
            assertEquals("nosniff", answer.header("x-content-type-options"), target);
            assertEquals("no-referrer", answer.header("referrer-policy"), target);
            assertTrue(answer.header("content-security-policy").contains("frame-ancestors 'none'"), target);
        }
    }

    @Test
    void a_body_that_is_too_large_is_a_413_and_the_connection_goes_on() throws IOException {
        String large = "x".repeat(10_000_000);
        try (RawHttp http = new RawHttp(service.getPort())) {
            String length = " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + large.length()
                    + "\r\n\r\n";
            assertProblem(http.send("POST /trouble/things" + length + large).answer(false), 413);
            assertProblem(http.send("GET /trouble/peace" + length + large).answer(false), 413);
            assertProblem(http.send("POST /trouble/peace" + length + large).answer(false), 405);
            assertEquals(200, http.send("GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\n\r\n").answer(false).status());
        }
    }

    @Test
    void a_body_that_does_not_say_its_length_is_counted() throws IOException {
        String chunk = "61a80\r\n" + "{" + " ".repeat(399_999) + "\r\n";
        assertProblem(send(
                "POST /trouble/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk + chunk.replace('{', ' ').repeat(9) + "0\r\n\r\n"),
                413);
    }

    @Test
    void a_body_that_does_not_come_is_a_408() throws IOException {
        try (RawHttp http = new RawHttp(service.getPort())) {
            http.send("POST /trouble/things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{");
            assertProblem(http.answer(false), 408);
            assertTrue(http.isClosed());
        }
    }

    @Test
    void several_requests_at_once_are_answered_in_their_order() throws IOException {
        try (RawHttp http = new RawHttp(service.getPort())) {
            String fields = " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ";
            http.send("GET /trouble/peace" + fields + "one\r\n\r\nHEAD /trouble/peace" + fields + "two\r\n\r\nGET /nowhere" + fields
                    + "three\r\n\r\n");
            assertEquals("one", http.answer(false).header("x-request-id"));
            assertEquals("two", http.answer(true).header("x-request-id"));
            assertEquals("three", assertProblem(http.answer(false), 404).getString("requestId"));
        }
    }

    @Test
    void a_well_formed_request_id_is_taken_over_and_any_other_replaced() throws IOException {
        String request = "GET /trouble/peace HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ";
        assertEquals("abc-1.2_3", send(request + "abc-1.2_3\r\n\r\n").header("x-request-id"));
        for (String given : new String[]{"", "a b", "\u00e4", "x".repeat(65), "<script>"}) {
            String id = send(request + given + "\r\n\r\n").header("x-request-id");
            assertTrue(id.matches("[0-9a-f]{16}"), id);
        }
        assertNotEquals(send(request + "\r\n\r\n").header("x-request-id"), send(request + "\r\n\r\n").header("x-request-id"));
        assertFalse(send("nonsense\r\n\r\n").header("x-request-id").isEmpty());
    }

    private Answer send(String request) throws IOException {
        return RawHttp.exchange(service.getPort(), request);
    }

    private static JsonObject assertProblem(Answer answer, int status) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals("application/problem+json", answer.header("content-type"));
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals("de", answer.header("content-language"));
        assertEquals("*", answer.header("access-control-allow-origin"));
        JsonObject problem = new JsonObject(answer.body());
        assertEquals(status, problem.getInteger("status"));
        assertEquals(answer.header("x-request-id"), problem.getString("requestId"));
        assertTrue(problem.getString("type").contains("/problems/"));
        assertFalse(problem.getString("detail").isBlank());
        return problem;
    }
}
