package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.PlausibleTest.any;
import static de.dortmund.praeventionskette.change.PlausibleTest.assertRefused;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of a text is what a reader sees of it. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class PrintedTextTest {

    @Test
    void a_joiner_stays_where_a_script_needs_it() {
        String project = any(Kind.PROJECT);
        for (String text : List.of("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\ud83d\udc69\u200d\ud83d\udc67",
                "\u2764\ufe0f\u200d\ud83d\udd25 Fest",
                "Gr\u00f6\u00dfe \u00a0\u2013 \u202fZahl")) {
            patch(editor(), project, "{\"subtitle\": \"" + text + "\"}").then().statusCode(200).body("subtitle", equalTo(text));
        }
        for (String text : List.of("\u200d\ud83d\udc69", "\ud83d\udc69\u200d", "\ud83d\udc69\u200d\u200d\ud83d\udc67", "Auf\u200clage")) {
            assertRefused(project, "{\"subtitle\": \"" + text + "\"}", "/subtitle");
        }
    }

    @Test
    void a_line_has_no_white_space_around_it() {
        for (Kind kind : Kind.values()) {
            for (String value : kind == Kind.PROJECT ? List.of(" Titel", "Titel ", "\\u00a0Titel", "Titel\\u2003")
                    : List.of(" Titel")) {
                patch(editor(), any(kind), "{\"" + kind.label + "\": \"" + value + "\"}").then().statusCode(422)
                        .body("errors.pointer", equalTo(List.of("/" + kind.label))).body("errors.code", equalTo(List.of("outer-blank")));
            }
            assertRefused(any(kind), "{\"externalId\": {\"system\": \"verein\", \"id\": \"1 \"}}", "/externalId/id");
        }
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
        patch(editor(), any(Kind.PROJECT), "{\"description\": \"Ein Absatz.\\n\"}").then().statusCode(200);
    }

    @Test
    void a_licence_is_one_that_is_known() {
        for (Kind kind : Kind.values()) {
            assertRefused(any(kind), "{\"licence\": \"foo\"}", "/licence");
        }
        for (String licence : List.of("", " ", "CC-BY", "dl-de/zero-2-0 ")) {
            assertRefused(any(Kind.PROJECT), "{\"licence\": \"" + licence + "\"}", "/licence");
        }
        patch(editor(), any(Kind.PROJECT), "{\"licence\": \"foo\"}").then().statusCode(422)
                .body("errors[0].code", equalTo("unknown-licence")).body("errors[0].detail", containsString("dl-de/by-2-0"));
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
        for (String licence : List.of("\"dl-de/by-2-0\"", "\"cc-by/4.0\"", "\"cc-zero\"")) {
            patch(editor(), any(Kind.TOPIC), "{\"licence\": " + licence + "}").then().statusCode(200)
                    .body("licence", equalTo(licence.replace("\"", "")));
        }
        patch(editor(), any(Kind.TOPIC), "{\"licence\": null}").then().statusCode(200).body("licence", equalTo("dl-de/zero-2-0"));
    }
}
