package de.dortmund.praeventionskette.http;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not for everybody neither gets into the kept answers nor comes out of them. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class PrivateAnswersTest {

    static final String SECRET = "Büro hinter der verborgenen Tür";

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void forget() {
        Kept.forget();
    }

    @Test
    void whoever_asks_first_a_hidden_contact_is_told_to_editors_alone() {
        for (boolean editorFirst : new boolean[]{true, false}) {
            String hidden = aContact("partner");
            for (int i = 0; i < 2; i++) {
                if (editorFirst == (i == 0)) {
                    editor().get(hidden).then().statusCode(200).body(containsString(SECRET));
                    editor().get("/api/v1/contacts?size=100").then().statusCode(200).body(containsString(hidden));
                } else {
                    given().get(hidden).then().statusCode(404);
                    given().get("/api/v1/contacts?size=100").then().statusCode(200).body(not(containsString(hidden)));
                }
            }
        }
    }

    @Test
    void whoever_asks_first_a_hidden_field_is_told_to_editors_alone_and_no_reading_of_theirs_is_kept() {
        for (boolean editorFirst : new boolean[]{true, false}) {
            String shown = aContact("public");
            for (int i = 0; i < 4; i++) {
                double ready = ready();
                if (editorFirst == (i % 2 == 0)) {
                    editor().get(shown).then().statusCode(200).body(containsString("Geheim")).header("Cache-Control", "private, no-store");
                    assertEquals(ready, ready());
                } else {
                    given().get(shown).then().statusCode(200).body(not(containsString("Geheim")));
                    assertEquals(i < 2 ? ready : ready + 1, ready());
                }
            }
        }
    }

    /** The address of a new one with a name that is for editors alone, and this visibility itself. */
    static String aContact(String visibility) {
        return editor().body("{\"function\": \"" + SECRET + "\", \"name\": \"Frau Geheim\", \"visibility\": \"" + visibility
                + "\", \"fieldVisibility\": {\"name\": \"internal\"}}").post("/api/v1/contacts").then().statusCode(201).extract()
                .path("links.self");
    }

    private double ready() {
        return List.of("ready", "known").stream()
                .mapToDouble(way -> metrics.get("catalogue.answers").tag("way", way).functionCounter().count())
                .sum();
    }
}
