package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemTest {

    @ParameterizedTest
    @CsvSource({"defect,500,internal-error", "checked,500,internal-error", "error,500,internal-error", "sql,500,internal-error",
            "busy,429,too-many-requests",
            "login,401,unauthorized", "forbidden,403,forbidden", "stale,412,precondition-failed", "pool,503,unavailable",
            "database,503,unavailable",
            "slow,503,unavailable", "duplicate,409,conflict", "rule,422,invalid-record"})
    void whatever_fails_is_a_problem_document_that_gives_nothing_away(String how, int status, String name) {
        get("/trouble/fail/" + how).then().statusCode(status).contentType("application/problem+json").header("Cache-Control", "no-store")
                .header("Vary", "Accept-Language").body("type", is("http://localhost:8080/problems/" + name)).body("status", is(status))
                .body("title", notNullValue()).body("detail", notNullValue()).body("instance", is("/trouble/fail/" + how))
                .body("requestId", notNullValue()).body(not(containsString("secret"))).body(not(containsString("4711")))
                .body(not(containsString("Exception"))).body(not(containsString("de.dortmund"))).body(not(containsString("SELECT")));
    }

    @Test
    void some_problems_carry_the_header_that_goes_with_them() {
        get("/trouble/fail/login").then().header("WWW-Authenticate", "Bearer");
        get("/trouble/fail/busy").then().header("Retry-After", "17");
        get("/trouble/fail/pool").then().header("Retry-After", "5");
    }

    @Test
    void the_type_never_comes_from_the_host_header() {
        given().header("Host", "evil.example").get("/nowhere").then().statusCode(404).body("type",
                is("http://localhost:8080/problems/not-found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en|en", "en-GB,en;q=0.9,de;q=0.8|en", "fr,en;q=0.5|en", "de,en|de", "en;q=0.5,de;q=0.9|de",
            "en,de|de", "fr|de", "*|de",
            "de;q=0,*|en", "de-AT,en;q=0.4|de", "en;q=0.8,*;q=0.9|de", "en;q=nonsense|de", ";;;|de"})
    void the_language_is_german_unless_english_is_preferred(String asked, String given) {
        given().header("Accept-Language", asked).get("/nowhere").then().header("Content-Language", given).body("title",
                is(given.equals("en") ? "Not found" : "Nicht gefunden"));
    }

    @Test
    void a_format_that_does_not_exist_is_a_406_and_still_a_problem_document() {
        given().accept("image/png").get("/trouble/peace").then().statusCode(406).contentType("application/problem+json");
        given().accept("nonsense").get("/trouble/peace").then().statusCode(406).contentType("application/problem+json");
        given().accept("image/png").get("/nowhere").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_body_in_another_format_is_a_415() {
        given().contentType("text/plain").body("x").post("/trouble/things").then().statusCode(415).contentType("application/problem+json");
    }

    @Test
    void json_that_is_none_is_a_400_with_its_place() {
        post("{\n  \"title\": nope}").statusCode(400).body("type", containsString("invalid-request")).body("detail",
                containsString("Zeile 2, Spalte"));
        post("{\"title\": \"x\"").statusCode(400);
        post("{\"title\": \"\u0000\"}").statusCode(400);
    }

    @Test
    void a_body_that_is_not_utf_8_is_a_400() {
        given().contentType("application/json").body(new byte[]{'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'})
                .post("/trouble/things").then()
                .statusCode(400);
    }

    @Test
    void json_of_another_shape_is_a_422_with_the_pointer() {
        post("{\"title\": \"x\", \"parts\": [{\"name\": \"a\"}, {\"name\": {}}]}").statusCode(422)
                .body("errors[0].pointer", is("/parts/1/name"))
                .body("errors[0].code", is("wrong-type"));
        post("{\"title\": \"x\", \"amount\": \"many\"}").statusCode(422).body("errors[0].pointer", is("/amount"));
        post("[]").statusCode(422).body("errors[0].pointer", is(""));
    }

    @Test
    void a_record_that_breaks_rules_is_a_422_that_names_each_field() {
        post("{\"title\": \" \", \"amount\": 10, \"parts\": [{\"name\": \"a\"}, {\"name\": \"\"}]}").statusCode(422)
                .body("type", containsString("invalid-record")).body("errors.pointer", hasItems("/title", "/amount", "/parts/1/name"))
                .body("errors.find { it.pointer == '/title' }.code", is("not-blank"))
                .body("errors.find { it.pointer == '/amount' }.detail", containsString("kleiner"));
        given().header("Accept-Language", "en").contentType("application/json").body("{\"title\": \"x\", \"amount\": 10}")
                .post("/trouble/things").then()
                .body("errors[0].detail", is("must be less than or equal to 9"));
        post("").statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "99999999999", "1.5"})
    void a_parameter_that_is_no_number_is_a_400(String size) {
        get("/trouble/page?size=" + size).then().statusCode(400).body("type", containsString("invalid-parameter"));
    }

    @Test
    void a_parameter_that_breaks_a_rule_is_a_400_that_names_it() {
        get("/trouble/page?size=101").then().statusCode(400).body("errors[0].parameter", is("size")).body("errors[0].code", equalTo("max"))
                .body("errors[0].pointer", nullValue());
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/trouble/things").then().contentType("application/problem+json");
    }
}
