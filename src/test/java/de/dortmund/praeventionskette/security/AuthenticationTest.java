package de.dortmund.praeventionskette.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AuthenticationTest {

    private static final String THING = "{\"title\": \"x\"}";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("audit").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("audit").removeHandler(listener);
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("expired", "abgelaufen", Tokens::expired),
                bad("notYetValid", "gilt noch nicht", Tokens::notYetValid),
                bad("wrongAudience", "nicht für diesen Dienst", Tokens::wrongAudience),
                bad("ofAnotherRealm", "nicht vom eingerichteten Identitätsanbieter unterschrieben", Tokens::ofAnotherRealm),
                bad("ofAnotherIssuer", "stammt nicht", Tokens::ofAnotherIssuer),
                bad("idToken", "kein Zugriffstoken", Tokens::idToken),
                bad("idTokenThatDoesNotSaySo", "kein Zugriffstoken", Tokens::idTokenThatDoesNotSaySo),
                bad("refreshToken", "kein Zugriffstoken", Tokens::refreshToken),
                bad("algNone", "", Tokens::algNone),
                bad("signedWithASecret", "unterschrieben", Tokens::signedWithASecret),
                bad("tampered", "unterschrieben", Tokens::tampered),
                bad("withoutSubject", "fehlt eine Angabe", Tokens::withoutSubject),
                bad("calledByNothing", "keine Kennung", () -> Tokens.editorCalled("")),
                bad("calledByTwoLines", "keine Kennung", () -> Tokens.editorCalled("x\nrefused 403 caller=somebody-else")),
                bad("calledByAZero", "keine Kennung", () -> Tokens.editorCalled("x\u0000")),
                bad("calledByALineSeparator", "keine Kennung", () -> Tokens.editorCalled("x\u2028y")),
                bad("calledByABlank", "keine Kennung", () -> Tokens.editorCalled(" ")),
                bad("calledByBlanks", "keine Kennung", () -> Tokens.editorCalled("\u00a0\u2003 ")),
                bad("calledWithABlankBehind", "keine Kennung", () -> Tokens.editorCalled("an-editor ")),
                bad("calledByWhatTurnsTheLine", "keine Kennung", () -> Tokens.editorCalled("x\u202ey")),
                bad("calledByNothingVisible", "keine Kennung", () -> Tokens.editorCalled("\u200b")),
                bad("calledByANumber", "", Tokens::calledByANumber),
                bad("calledByTooMuch", "keine Kennung", () -> Tokens.editorCalled("x".repeat(256))),
                bad("rolesAsText", "nicht in einer Liste", () -> Tokens.rolesAsText("editor")),
                bad("rolesAsSeveralTexts", "nicht in einer Liste", () -> Tokens.rolesAsText("carrier editor")),
                bad("realmAccessAsText", "nicht in einer Liste", () -> Tokens.realmAccess("editor")),
                bad("realmAccessAsSeveralTexts", "nicht in einer Liste", () -> Tokens.realmAccess("carrier editor")),
                bad("realmAccessAsList", "nicht in einer Liste", () -> Tokens.realmAccess(List.of("editor"))),
                bad("realmAccessAsListOfObjects", "nicht in einer Liste",
                        () -> Tokens.realmAccess(List.of(Map.of("roles", List.of("editor"))))),
                bad("realmAccessAsTruth", "nicht in einer Liste", () -> Tokens.realmAccess(true)),
                bad("rolesAsObject", "nicht in einer Liste", () -> Tokens.realmAccess(Map.of("roles", Map.of("editor", true)))),
                bad("rolesAsListOfLists", "nicht in einer Liste", () -> Tokens.realmAccess(Map.of("roles", List.of(List.of("editor"))))),
                bad("groupsAsText", "nicht in einer Liste", () -> Tokens.groupsAsText("editor")),
                bad("ofAKeyNobodyHasSeen", "unterschrieben", Tokens::ofAKeyNobodyHasSeen),
                bad("opaque", "", () -> "an-opaque-token"),
                bad("nonsense", "", () -> "a.b.c"));
    }

    private static Arguments bad(String name, String why, Supplier<String> token) {
        return Arguments.of(name, why, token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_refused_for_writing_and_reading_and_noted_once(String name, String why, Supplier<String> token) {
        String bad = token.get();
        for (String address : List.of("/api/v1/projects", "/vault/caller")) {
            assertInvalidToken(as(bad).get(address).then(), why);
        }
        assertEquals(2, log.size(), log.toString());
        assertTrue(log.stream().noneMatch(line -> line.matches("(?s).*[\\p{Cc}\u2028].*")), log.toString());
        assertTrue(log.get(0).contains("caller=unknown operation=GET /api/v1/projects record=- reason="), log.toString());
        log.clear();
        assertInvalidToken(as(bad).body(THING).post("/vault/things/a").then(), why);
        assertEquals(1, log.size(), log.toString());
        assertFalse(log.get(0).contains(bad.substring(bad.length() / 2)), log.toString());
    }

    private static void assertInvalidToken(ValidatableResponse answer, String why) {
        answer.statusCode(401).contentType("application/problem+json").header("Cache-Control", "no-store")
                .header("Access-Control-Allow-Origin", "*")
                .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\", error_description=\"The"))
                .body("type", containsString("/problems/unauthorized")).body("detail", containsString(why))
                .body(not(containsString("jose4j")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ZWRpdG9yOmVkaXRvcg==", "Bearer", "Bearer ", "Bearer a b", "bearer =", "Token x", "Bearer ..", "Bearer .",
            "Bearer ...", "Bearer a..", "Bearer .b.", "Bearer ..c", "Bearer a.b.c", "Bearer e30.e30", "Bearer e30.W10.",
            "Bearer bnVsbA.bnVsbA.x",
            "Bearer e30.e30.e30.e30.e30"})
    void what_is_no_bearer_token_is_not_taken_for_no_token(String authorization) {
        given().header("Authorization", authorization).get("/api/v1/projects").then().statusCode(401)
                .body("detail", containsString("kein lesbares Bearer-Token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e30.e30.", "e30.e30.e30", "eyJhbGciOjF9.e30.x", "eyJhbGciOiJSUzI1NiJ9.e30.x", "eyJraWQiOjF9.eyJzdWIiOjF9.x"})
    void what_has_the_form_of_a_token_and_is_none_is_refused(String token) {
        assertInvalidToken(as(token).get("/api/v1/projects").then(), "");
    }

    @Test
    void two_tokens_are_none() {
        given().header("Authorization", "Bearer " + Tokens.editor(), "Bearer " + Tokens.admin()).get("/api/v1").then().statusCode(401);
    }

    @Test
    void probes_and_metrics_know_no_callers() {
        given().header("Authorization", "Bearer of-the-monitoring").get("/q/health/live").then().statusCode(200);
    }

    @Test
    void a_good_token_says_who_the_caller_is() {
        as(Tokens.editor()).get("/vault/caller").then().statusCode(200).body("", is(Map.of("name", "an-editor", "anonymous", false,
                "carrier", false, "editor", true, "admin", false, "organisation", "-")));
        as(Tokens.admin()).get("/vault/caller").then().body("editor", is(true)).body("admin", is(true)).body("carrier", is(false));
        as(Tokens.carrier("stadt-dortmund")).get("/vault/caller").then().body("carrier", is(true)).body("editor", is(false))
                .body("organisation", is("stadt-dortmund"));
        as(Tokens.withoutRole()).get("/vault/caller").then().body("carrier", is(false)).body("editor", is(false))
                .body("anonymous", is(false));
        given().get("/vault/caller").then().body("", is(Map.of("name", "anonymous", "anonymous", true,
                "carrier", false, "editor", false, "admin", false, "organisation", "-")));
    }

    @Test
    void whoever_has_one_of_the_roles_may() {
        for (String token : List.of(Tokens.editor(), Tokens.admin(), Tokens.carrier("stadt-dortmund"))) {
            as(token).body(THING).post("/vault/things/a").then().statusCode(200).header("Cache-Control", "private, no-store");
        }
        as(Tokens.admin()).get("/vault/secrets").then().statusCode(200);
        assertEquals(List.of(), log);
    }

    @Test
    void whoever_has_none_of_the_roles_is_refused_and_noted_once() {
        as(Tokens.withoutRole()).header("X-Request-Id", "refused-1").body(THING).post("/vault/things/a-slug").then().statusCode(403)
                .contentType("application/problem+json").body("type", containsString("/problems/forbidden"))
                .body("detail", is("Dafür braucht das Token eine der Rollen: carrier, editor."))
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
        assertEquals(List.of("refused 403 request=refused-1 caller=somebody operation=POST /vault/things/{slug} "
                + "record=- reason=This needs a token with one of the roles: carrier, editor."), log);
        for (String token : List.of(Tokens.editor(), Tokens.carrier("stadt-dortmund"), Tokens.withoutRole())) {
            as(token).get("/vault/secrets").then().statusCode(403);
        }
        assertEquals(4, log.size(), log.toString());
    }

    @Test
    void a_carrier_has_to_say_for_whom_it_speaks() {
        for (String token : List.of(Tokens.carrierOfNobody(), Tokens.carrier("Not a Slug"), Tokens.carrier(""))) {
            as(token).body(THING).post("/vault/things/a").then().statusCode(403).body("detail", containsString("organisation"));
        }
        assertEquals(3, log.size(), log.toString());
    }

    @Test
    void without_a_token_only_reading_is_allowed() {
        given().header("X-Request-Id", "refused-2").contentType("application/json").body(THING).post("/vault/things/a").then()
                .statusCode(401).header("WWW-Authenticate", "Bearer").body("detail", is("Dafür ist ein gültiges Bearer-Token nötig."));
        assertEquals(List.of("refused 401 request=refused-2 caller=unknown operation=POST /vault/things/{slug} "
                + "record=- reason=This needs a valid bearer token."), log);
        given().get("/vault/secrets").then().statusCode(401);
        given().head("/vault/secrets").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().get("/api/v1/projects").then().statusCode(200);
    }

    /** The order that API.md gives: 405, 401, 413 and 415, 400, 403, and then what the operation itself finds. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // method | path | format | body | anonymous | without role | editor
            "PUT    | /vault/things/a         | application/json | {            | 405 | 405 | 405",
            "POST   | /vault/things/a         | text/plain       | x            | 401 | 415 | 415",
            "POST   | /vault/things/a?q=%ff   | application/json | {'title':''} | 401 | 400 | 400",
            "POST   | /vault/things/a         | application/json | {            | 401 | 400 | 400",
            "POST   | /vault/things/a         | application/json | {'title':''} | 401 | 403 | 422",
            "POST   | /vault/things/a         | application/json | {'title':'x'}| 401 | 403 | 200",
            "POST   | /vault//things/./a/     | application/json | {'title':'x'}| 401 | 403 | 200",
            "POST   | /vault/nowhere          | application/json | {            | 404 | 404 | 404",
            "GET    | /vault/secrets?size=x   | application/json |              | 401 | 400 | 400"})
    void the_first_of_several_reasons_is_told(String method, String path, String format, String body, int anonymous, int withoutRole,
            int editor) {
        String json = body == null ? "" : body.replace('\'', '"');
        assertEquals(anonymous, send(given(), method, path, format, json));
        assertEquals(withoutRole, send(given().header("Authorization", "Bearer " + Tokens.withoutRole()), method, path, format, json));
        assertEquals(editor, send(given().header("Authorization", "Bearer " + Tokens.editor()), method, path, format, json));
    }

    private static int send(RequestSpecification request, String method, String path, String format, String body) {
        return request.urlEncodingEnabled(false).contentType(format).body(body).request(method, path).statusCode();
    }

    @Test
    void a_body_that_is_too_large_is_refused_for_its_sender_first() {
        String large = " ".repeat(3_000_000);
        given().contentType("application/json").body(large).post("/vault/things/a").then().statusCode(401);
        as(Tokens.withoutRole()).body(large).post("/vault/things/a").then().statusCode(413);
    }

    @Test
    void what_somebody_is_shown_is_kept_by_no_cache() {
        as(Tokens.editor()).get("/api/v1/projects").then().statusCode(200).header("Cache-Control", "private, no-store")
                .header("Vary", containsString("Authorization"));
        given().get("/api/v1/projects").then().statusCode(200).header("Cache-Control", startsWith("public"))
                .header("Vary", allOf(containsString("Authorization"), containsString("Accept-Encoding")));
    }

    @Test
    void a_script_may_ask_with_a_token_and_without() {
        given().header("Origin", "https://elsewhere.example").header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization").options("/api/v1/projects").then().statusCode(204)
                .header("Access-Control-Allow-Origin", "*").header("Access-Control-Allow-Headers", containsString("Authorization"));
        given().header("Origin", "https://elsewhere.example").get("/api/v1/projects").then().header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void while_the_provider_is_away_reading_goes_on_and_what_can_not_be_checked_waits() {
        given().post(Tokens.provider() + "/away").then().statusCode(204);
        try {
            given().get("/api/v1/projects").then().statusCode(200);
            as(Tokens.ofAKeyNobodyHasSeen()).body(THING).post("/vault/things/a").then().statusCode(503).header("Retry-After", "5")
                    .contentType("application/problem+json").body("detail", containsString("Identitätsanbieter"));
            as(Tokens.editor()).body(THING).post("/vault/things/a").then().statusCode(200);
            as(Tokens.expired()).body(THING).post("/vault/things/a").then().statusCode(401);
        } finally {
            given().post(Tokens.provider() + "/back").then().statusCode(204);
        }
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }
}
