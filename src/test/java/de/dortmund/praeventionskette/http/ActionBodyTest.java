package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.http.RawHttp.Answer;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody sends is read, or refused: an action that takes no body is not done as if none had come. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ActionBodyTest {

    private static final String ID = "0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11";
    private static final String CONFIRM = "POST /api/v1/projects/windel-cafe-b3/confirmations";
    private static final List<String> BODIES = List.of("x", "1", " ", "[]", "{ ", "ab", "\r\n", "{}x", "{ }", "null", "{\"a\": 1}");
    private static final String EMPTY = "Content-Length: 0\r\n\r\n";
    private static final String EMPTY_CHUNKS = "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";

    @TestHTTPResource
    URL service;

    /** Nothing is at these addresses: what gets so far is told so. */
    private static Map<String, String> actions() {
        return Map.of("POST /api/v1/projects/nirgends/confirmations", Tokens.editor(),
                "POST /api/v1/projects/nirgends/versions/1/restore", Tokens.editor(),
                "POST /api/v1/topics/nirgends/versions/1/restore", Tokens.editor(),
                "POST /api/v1/contacts/nirgends/erasure", Tokens.admin(),
                "POST /api/v1/proposals/" + ID + "/accept", Tokens.editor(),
                "POST /api/v1/proposals/" + ID + "/withdraw", Tokens.carrier("evinger-sportvereine"),
                "POST /api/v1/imports/" + ID + "/run", Tokens.editor(),
                "POST /api/v1/imports/" + ID + "/proposals/accept", Tokens.editor(),
                "DELETE /api/v1/projects/nirgends", Tokens.editor());
    }

    @Test
    void whatever_is_sent_to_an_action_that_takes_no_body_is_refused() throws IOException {
        for (Map.Entry<String, String> action : actions().entrySet()) {
            for (String body : BODIES) {
                for (String framed : List.of(withLength(body), inChunks(body))) {
                    Answer answer = send(action.getKey(), action.getValue(), framed);
                    assertEquals(400, answer.status(), action.getKey() + " " + framed + answer.body());
                    assertTrue(answer.body().contains("kein Rumpf"), answer.body());
                }
            }
            for (String framed : List.of(EMPTY, EMPTY_CHUNKS, withLength("{}"), inChunks("{}"), "\r\n")) {
                assertEquals(404, send(action.getKey(), action.getValue(), framed).status(), action.getKey() + " " + framed);
            }
        }
    }

    @Test
    void without_one_the_action_is_done() throws IOException {
        List<String> projects = given().get("/api/v1/projects?size=5").path("items.links.self");
        List<String> framings = List.of(EMPTY, EMPTY_CHUNKS, withLength("{}"), inChunks("{}"), "\r\n");
        for (int i = 0; i < framings.size(); i++) {
            String confirm = "POST " + projects.get(i) + "/confirmations";
            assertEquals(400, send(confirm, Tokens.editor(), inChunks("x")).status());
            Answer answer = send(confirm, Tokens.editor(), framings.get(i));
            assertEquals(200, answer.status(), framings.get(i) + answer.body());
            given().get(projects.get(i)).then().body("version", equalTo(2));
        }
    }

    @Test
    void who_has_no_token_is_told_that_first() throws IOException {
        assertEquals(401, send(CONFIRM, null, withLength("x")).status());
        assertEquals(401, send(CONFIRM, null, inChunks("x")).status());
    }

    private Answer send(String action, String token, String framed) throws IOException {
        return RawHttp.exchange(service.getPort(), action + " HTTP/1.1\r\nHost: localhost\r\nIf-Match: *\r\nAccept-Encoding: identity\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + framed);
    }

    private static String withLength(String body) {
        return "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String inChunks(String body) {
        return "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }
}
