package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A phone on a bad network loads nothing twice. */
@QuarkusTest
class ConditionalAnswersTest {

    private static final String EVERYBODY = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400";

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/projects?topic=sprache&size=3", "/api/v1/projects/windel-cafe-b3",
            "/api/v1/action-areas/nette/projects"})
    void an_answer_that_the_client_has_is_not_sent_again(String address) {
        var first = given().get(address).then().statusCode(200).header("Catalogue-Revision", matchesPattern("[1-9][0-9]*"))
                .header("Vary", containsString("Accept-Encoding")).extract();
        String etag = first.header("ETag");
        assertEquals(etag, given().get(address).header("ETag"));
        for (String known : new String[]{etag, "\"other\", " + etag, "W/" + etag, "*"}) {
            given().header("If-None-Match", known).get(address).then().statusCode(304).header("ETag", etag)
                    .header("Cache-Control", EVERYBODY).body(equalTo(""));
        }
        given().header("If-None-Match", "\"other\"").header("If-Modified-Since", first.header("Last-Modified")).get(address).then()
                .statusCode(200);
        given().header("If-Modified-Since", first.header("Last-Modified")).get(address).then().statusCode(304);
        given().header("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT").get(address).then().statusCode(200);
        given().header("If-Modified-Since", "yesterday").get(address).then().statusCode(200);
    }

    /** Pages and the contract are no part of the catalogue, and no reason to send a megabyte twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/imprint", "/problems", "/problems/not-found", "/robots.txt", "/openapi", "/openapi.json", "/openapi.yaml",
                    "/api/v1/imports/template.csv?kind=projects"})
    void what_is_no_part_of_the_catalogue_is_not_sent_again_either(String address) {
        for (String coding : new String[]{"gzip", "identity"}) {
            var first = given().header("Accept-Encoding", coding).header("Accept", "*/*").get(address).then().statusCode(200)
                    .header("Vary", containsString("Accept-Encoding")).header("Cache-Control", startsWith("public"))
                    .header("Access-Control-Allow-Origin", "*").extract();
            String etag = first.header("ETag");
            assertTrue(etag.matches("\"[0-9a-f]{24}(-gzip)?\""), etag);
            given().header("Accept-Encoding", coding).header("Accept", "*/*").header("If-None-Match", "\"x\", " + etag).get(address).then()
                    .statusCode(304).header("ETag", etag).body(equalTo(""));
            given().header("Accept-Encoding", coding).header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
        }
    }

    @Test
    void a_records_etag_begins_with_its_version_and_a_lists_is_a_hash() {
        given().get("/api/v1/topics/sprache").then().header("ETag", matchesPattern("\"1-[0-9a-f]{24}(-gzip)?\""));
        given().get("/api/v1/topics").then().header("ETag", matchesPattern("\"[0-9a-f]{24}(-gzip)?\""));
        assertNotEquals(given().get("/api/v1/topics").header("ETag"), given().get("/api/v1/topics?fields=slug").header("ETag"));
    }

    @Test
    void a_persons_data_is_kept_for_a_minute_and_no_longer() {
        given().get("/api/v1/contacts").then().header("Cache-Control", "public, max-age=60");
        given().get("/api/v1/contacts/vor-ort-hoerde").then().header("Cache-Control", "public, max-age=60");
        given().get("/api/v1/action-areas/hoerde").then().header("Cache-Control", EVERYBODY).body(not(containsString("Dimmerling")));
    }

    @Test
    void a_compressed_answer_has_the_same_content_and_an_etag_of_its_own() throws Exception {
        byte[] plain = fetch("/api/v1/projects", "identity").body();
        HttpResponse<byte[]> compressed = fetch("/api/v1/projects", "br;q=1, gzip;q=0.5");
        assertEquals("gzip", compressed.headers().firstValue("Content-Encoding").orElseThrow());
        assertArrayEquals(plain, new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes());
        assertNotEquals(fetch("/api/v1/projects", "identity").headers().firstValue("ETag"), compressed.headers().firstValue("ETag"));
        assertEquals(false, fetch("/api/v1/projects", "gzip;q=0").headers().firstValue("Content-Encoding").isPresent());
    }

    private HttpResponse<byte[]> fetch(String address, String encodings) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(service.resolve(address)).header("Accept-Encoding", encodings).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void errors_are_not_kept() {
        given().get("/api/v1/projects/nope").then().statusCode(404).header("Cache-Control", "no-store").header("ETag", nullValue());
        given().get("/api/v1/projects?x=1").then().statusCode(400).header("Cache-Control", startsWith("no-store"));
    }
}
