package de.dortmund.praeventionskette.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types that are none, at addresses with one form and with several: never a failure of the service. */
@QuarkusTest
class AskedFormatTest {

    private static final List<String> ADDRESSES = List.of("/api/v1/projects", "/api/v1/projects/windel-cafe-b3", "/api/v1/topics",
            "/api/v1/chain", "/api/v1/exports", "/hsds/v3/services", "/hsds/v3/organizations", "/hsds/v3/taxonomies",
            "/hsds/v3/taxonomy_terms", "/hsds/v3/service_at_locations", "/dcat.ttl");

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "a", "/", "text", "application/", "/json", ";", "a/b/c", ",", "\"", "application/x-none",
            "application/json;q=0.000, text/turtle;q=0"})
    void what_accepts_nothing_that_there_is_gets_a_406(String accept) throws IOException {
        for (String address : ADDRESSES) {
            RawHttp.Answer answer = get(address, "Accept: " + accept);
            assertEquals(406, answer.status(), address);
            assertEquals("application/problem+json", answer.header("content-type"), address);
        }
    }

    @Test
    void what_is_thousands_of_parameters_fieldis_no_media_type() throws IOException {
        for (String field : List.of("text/html" + ";".repeat(7_000), "text/html;a=\"" + "x".repeat(7_000) + "\"")) {
            assertEquals(406, get(ADDRESSES.get(0), "Accept: " + field).status());
            assertEquals(200, get(ADDRESSES.get(0), "Content-Type: " + field).status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage, */*", "a/b/c,*/*;q=0.1", "application/json;profile=\"a,b\", garbage, text/*;q=0, */*;q=0.1"})
    void what_is_no_media_type_is_passed_over(String accept) throws IOException {
        for (String address : ADDRESSES) {
            assertEquals(200, get(address, "Accept: " + accept).status(), address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "/", "a/b/c", "application/json; charset"})
    void whoever_only_reads_may_send_any_content_type(String type) throws IOException {
        for (String address : ADDRESSES) {
            assertEquals(200, get(address, "Content-Type: " + type).status(), address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "%ff"})
    void a_query_that_cannot_be_read_names_its_parameter(String sent) throws IOException {
        for (String address : ADDRESSES) {
            RawHttp.Answer answer = get(address + "?search=" + sent, "Accept: */*");
            assertEquals(400, answer.status(), address);
            assertEquals(true, answer.body().contains("\"parameter\":\"search\""), address + ": " + answer.body());
        }
    }

    private static RawHttp.Answer get(String address, String field) throws IOException {
        return RawHttp.exchange(RestAssured.port, "GET " + address + " HTTP/1.1\r\nHost: localhost\r\n" + field + "\r\n\r\n");
    }
}
