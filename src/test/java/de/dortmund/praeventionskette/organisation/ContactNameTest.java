package de.dortmund.praeventionskette.organisation;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slug and the function of a contact stay when the person goes: they do not say who it was. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ContactNameTest {

    private static final String CONTACTS = "/api/v1/contacts/";

    private static Response put(String slug, String function, String name) {
        return editor().body("{\"function\": \"%s\", \"name\": \"%s\"}".formatted(function, name).getBytes(StandardCharsets.UTF_8))
                .put(CONTACTS + slug);
    }

    @ParameterizedTest
    @CsvSource({"muessig-buero,Jörg Müßig", "buero-joerg,Dr. Jörg Müßig", "buero-mueller,Anna-Maria MÜLLER", "joergmuessig,Jörg Müßig",
            "buero-muessigjoerg2,Jörg Müßig", "rene-1,René Vogt", "eva,Eva Li", "von-der-leyen-leyen,U. von der Leyen",
            "li-wu,Wu Li", "beratung-wu-li,Wu Li", "liwu,Wu Li", "buero-muller,Eva Müller", "buero-mueller,Eva Muller", "goess,Jo Göß",
            "buero-gos,Jo Göß", "bueroslartibart,Magnus Slartibart", "slartibartteam-2,Magnus Slartibart", "buerowolf,Eva Wolf",
            "ewolf,Eva Wolf", "herrwolf2,Eva Wolf"})
    void a_word_of_the_name_is_in_no_slug(String slug, String name) {
        Response refused = put(slug, "Beratung", name);
        refused.then().statusCode(422).body("errors.pointer", contains("/slug")).body("errors.code", contains("names-the-person"));
        assertFalse(refused.body().jsonPath().getString("errors").contains(name), refused.asString());
    }

    @ParameterizedTest
    @CsvSource({"buero-von-der-stadt,U. von der Leyen", "beratung-li,Eva Li", "prof-dr-frau,Prof. Dr. Eva Li", "lutherkirche,Ute Herr",
            "telefon-2,Ann Te", "wolfsburger-strasse,Eva Wolf", "nordstadt-gruenflaeche,Eva Grün", "braunkohle,Eva Braun",
            "li-beratung-wu,Wu Li"})
    void short_words_titles_and_parts_of_other_words_are_no_names(String slug, String name) {
        put(slug, "Beratung", name).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Büro Jörg Müßig|Dr. Jörg Müßig", "Beratung (Müßig, Jörg)|Jörg Müßig", "JOERG MUESSIG|Jörg Müßig",
            "Leitung: Anna-Maria Müller-Lüdenscheidt|Müller-Lüdenscheidt, Anna Maria"})
    void the_full_name_is_in_no_function(String function, String name) {
        put("beratung", function, name).then().statusCode(422).body("errors.pointer", contains("/function"));
    }

    @Test
    void whoever_writes_is_told_the_same_and_what_was_stored_stays_editable() {
        put("beratung", "Müßig-Straße 4", "Jörg Müßig").then().statusCode(201);
        String address = CONTACTS + "beratung";
        patch(editor(), address, "{\"slug\": \"joerg\"}").then().statusCode(422).body("errors.pointer", contains("/slug"));
        patch(editor(), address, "{\"function\": \"Jörg Müßig\"}").then().statusCode(422).body("errors.pointer", contains("/function"));
        patch(editor(), address, "{\"name\": \"Berta Beratung\", \"function\": \"Beratung Berta\"}").then().statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/slug", "/function"));
        carrier(A).body("{\"slug\": \"vogt\", \"function\": \"Beratung\", \"name\": \"Eva Vogt\"}").post("/api/v1/contacts").then()
                .statusCode(422)
                .body("errors.pointer", contains("/slug"));
        patch(editor(), address, "{\"name\": null, \"slug\": \"joerg\"}").then().statusCode(200);
        // Of a name that is hidden or gone nothing is compared, and nothing that stands already is in the way of another change.
        patch(editor(), CONTACTS + "joerg", "{\"email\": \"buero@example.org\"}").then().statusCode(200);
    }

    @Test
    void a_slug_that_the_service_makes_leaves_the_name_out() {
        assertEquals("strasse-4", post("Müßig-Straße 4", "Jörg Müßig"));
        assertEquals("contact", post("Vogt", "Eva Lotte Vogt"));
        assertEquals("contact-2", post("Vogt", "Eva Lotte Vogt"));
        assertEquals("buero-eva", post("Büro Eva", null));
        assertEquals("beratung", post("Beratung LiWu", "Wu Li"));
        assertEquals("beratung-2", post("Beratung Slartibartbüro", "Magnus Slartibart"));
    }

    private static String post(String function, String name) {
        String body = "{\"function\": \"" + function + "\"" + (name == null ? "" : ", \"name\": \"" + name + "\"") + "}";
        return editor().body(body.getBytes(StandardCharsets.UTF_8)).post("/api/v1/contacts").then().statusCode(201).extract().path("slug");
    }

    @Test
    void no_contact_of_the_seed_says_in_its_slug_or_function_who_it_is() {
        List<Map<String, Object>> contacts = given().get("/api/v1/contacts?size=100").path("items");
        assertTrue(contacts.stream().anyMatch(contact -> contact.get("name") != null));
        for (Map<String, Object> contact : contacts) {
            patch(editor(), CONTACTS + contact.get("slug"), "{\"name\": null}").then().statusCode(200);
            String name = contact.get("name") == null ? "null" : "\"" + contact.get("name") + "\"";
            patch(editor(), CONTACTS + contact.get("slug"), "{\"name\": " + name + "}").then().statusCode(200)
                    .body("name", equalTo(contact.get("name")));
        }
    }
}
