package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What will be taken away says so in every answer. */
@QuarkusTest
class OutdatedTest {

    private static final String SINCE = "@1799971200";
    private static final String UNTIL = "Wed, 05 Jan 2028 00:00:00 GMT";
    private static final String INSTEAD = "</docs/instead>; rel=\"deprecation\"; type=\"text/html\"";

    @Test
    void an_outdated_operation_says_since_when_until_when_and_what_instead() {
        for (int i = 0; i < 2; i++) {
            // the second answer is the kept one of the first
            check(given().get("/api/v1/leaving/soon").then().statusCode(200).extract().response());
        }
        String etag = given().get("/api/v1/leaving/soon").header("ETag");
        check(given().header("If-None-Match", etag).get("/api/v1/leaving/soon").then().statusCode(304).extract().response());
        check(given().head("/api/v1/leaving/soon").then().statusCode(200).extract().response());
        check(given().get("/api/v1/leaving/soon?nonsense=1").then().statusCode(400).extract().response());
    }

    private static void check(Response answer) {
        assertEquals(SINCE, answer.header("Deprecation"));
        assertEquals(UNTIL, answer.header("Sunset"));
        assertEquals(List.of(INSTEAD), answer.headers().getValues("Link"));
    }

    @Test
    void an_outdated_parameter_says_so_to_those_who_send_it() {
        given().get("/api/v1/leaving/in-part?older=1").then().statusCode(200).header("Deprecation", "@1795132800")
                .header("Sunset", nullValue()).header("Link", nullValue());
        given().get("/api/v1/leaving/in-part?q=1").then().statusCode(200).header("Deprecation", nullValue());
    }

    @Test
    void of_several_outdated_parts_the_first_day_counts() {
        given().get("/api/v1/leaving/soon?older=1").then().statusCode(200).header("Deprecation", "@1795132800")
                .header("Sunset", "Tue, 01 Jun 2027 00:00:00 GMT").header("Link", INSTEAD);
    }

    @Test
    void a_browser_may_read_it_and_nothing_else_says_it() {
        String readable = given().get("/api/v1/projects").then().header("Deprecation", nullValue()).header("Sunset", nullValue()).extract()
                .header("Access-Control-Expose-Headers");
        org.hamcrest.MatcherAssert.assertThat(List.of(readable.split(", ")), hasItem("Deprecation"));
        org.hamcrest.MatcherAssert.assertThat(List.of(readable.split(", ")), hasItem("Sunset"));
    }
}
