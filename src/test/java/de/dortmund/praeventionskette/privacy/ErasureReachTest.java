package de.dortmund.praeventionskette.privacy;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static de.dortmund.praeventionskette.change.Writers.proposal;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far an erasure goes, and that a disclosure shows before all that it reaches. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ErasureReachTest {

    private static final String CONTACTS = "/api/v1/contacts/";
    private static final String DESK = "+492317770001";
    private static final String NAME = "Jörg Müßig-Zwölfender";
    private static final List<String> TRACES = List.of("Zwölfender", "zwoelfender@", "7770002", "777-0002", "nur-dort@");

    /** At the desk of the office, with a number and an address of their own. */
    private static String person(String name, String mail, String number) {
        return "{\"name\": \"%s\", \"email\": %s, \"phones\": [{\"number\": \"%s\"}, {\"number\": \"%s\"}]}".formatted(name,
                mail == null ? "null" : '"' + mail + '"', DESK, number);
    }

    private static final String PERSON = person(NAME, "zwoelfender@example.org", "+492317770002");
    private static final String SUCCESSOR = person("Ute Nachfolge", "nachfolge@example.org", "+492317770005");

    private static String contact(String slug, String... persons) {
        editor().body("{\"function\": \"Beratung\", \"carrier\": \"" + A
                + "\", \"fieldVisibility\": {\"name\": \"public\", \"phones\": \"public\", \"email\": \"public\"}}").put(CONTACTS + slug)
                .then().statusCode(201);
        for (String person : persons) {
            patch(editor(), CONTACTS + slug, person).then().statusCode(200);
        }
        return CONTACTS + slug;
    }

    @Test
    void who_stood_in_another_contact_once_is_erased_from_its_history_and_its_successor_stays() {
        String asked = contact("erstes-buero", PERSON);
        // There the person has an address that the contact which is asked about never had.
        String other = contact("zweites-buero", PERSON.replace("zwoelfender@", "nur-dort@"), SUCCESSOR);
        proposal(A, other, PERSON.replace("\"phones\"", "\"licence\": \"cc-by/4.0\", \"phones\""));

        Response disclosed = admin().get(asked + "/disclosure");
        disclosed.then().statusCode(200).body("slugs", contains("erstes-buero")).body("formerlyIn", contains(other))
                .body("history.slug", hasItems("erstes-buero", "zweites-buero"))
                .body("history.record.email", hasItem("nur-dort@example.org"))
                .body("proposals.proposed.name", contains(NAME)).body("contacts.slug", contains("erstes-buero"))
                .body("history.record.name", not(hasItem("Ute Nachfolge")));
        admin().post(asked + "/erasure").then().statusCode(200).body("contacts", contains("erstes-buero"))
                .body("formerlyIn", contains(other)).body("hashes", hasSize(5));

        assertClean(asked, other);
        given().get(other).then().body("name", equalTo("Ute Nachfolge")).body("phones.number", contains(DESK, "+492317770005"))
                .body("email", equalTo("nachfolge@example.org"));
        editor().get(other + "/versions/3").then().statusCode(200).body("record.name", equalTo("Ute Nachfolge"));
        patch(editor(), other, "{\"function\": \"Neue Beratung\"}").then().statusCode(200).body("phones.number", hasItem(DESK));
        patch(editor(), other, PERSON).then().statusCode(422);
    }

    @Test
    void who_stood_in_a_contact_that_was_deleted_or_merged_is_erased_there_too() {
        String asked = contact("erstes-buero", PERSON);
        String deleted = contact("zweites-buero", person("Müßig-Zwölfender, Jörg", "nur-dort@example.org", "+492317770002"));
        editor().header("If-Match", "*").delete(deleted).then().statusCode(204);
        String merged = contact("drittes-buero", PERSON, SUCCESSOR);
        String into = contact("viertes-buero", SUCCESSOR);
        editor().header("If-Match", "*").delete(merged + "?replacedBy=viertes-buero").then().statusCode(200);

        admin().get(asked + "/disclosure").then().body("slugs", contains("erstes-buero", "zweites-buero"))
                .body("formerlyIn", contains(merged)).body("history.record.email", hasItem("nur-dort@example.org"));
        admin().post(asked + "/erasure").then().statusCode(200).body("contacts", contains("erstes-buero", "zweites-buero"));
        assertClean(asked, deleted);
        assertClean(into);
        admin().get(deleted + "/disclosure").then().body("history.record.name", not(hasItem("Müßig-Zwölfender, Jörg")))
                .body("erasures", hasSize(1));
        given().get(into).then().body("phones.number", hasItem(DESK));
    }

    @Test
    void a_namesake_stays_and_is_named() {
        String asked = contact("erstes-buero", PERSON);
        String namesake = contact("zweites-buero",
                "{\"name\": \"" + NAME + "\", \"phones\": [{\"number\": \"+492317770009\"}]}", "{\"name\": null}");
        admin().get(asked + "/disclosure").then().body("sameName", contains(namesake)).body("formerlyIn", empty());
        admin().post(asked + "/erasure").then().statusCode(200).body("contacts", contains("erstes-buero")).body("formerlyIn", empty());
        editor().get(namesake + "/versions/2").then().body("record.name", equalTo(NAME));
    }

    @Test
    void a_restored_database_forgets_again_what_stood_in_other_contacts() throws SQLException {
        String asked = contact("erstes-buero", PERSON);
        admin().post(asked + "/erasure").then().statusCode(200);
        byte[] kept = admin().get("/api/v1/erasures").asByteArray();
        new AsSeeded().afterEach(null);
        contact("erstes-buero", PERSON, SUCCESSOR);
        String other = contact("zweites-buero", PERSON, SUCCESSOR);
        admin().body(kept).post("/api/v1/erasures").then().statusCode(200);
        assertClean(other);
        given().get(other).then().body("phones.number", contains(DESK, "+492317770005"));
    }

    @Test
    void a_family_name_after_a_title_is_listed_however_short_it_is() {
        String asked = contact("erstes-buero", person("Katharina Wolf", "kwolf@example.org", "+492317770002"));
        String today = aProjectOf(A);
        patch(editor(), today, "{\"registration\": \"Anmeldung bei Frau Wolf\"}").then().statusCode(200);
        admin().get(asked + "/disclosure").then().statusCode(200).body("mentionedIn.size()", greaterThan(0));
    }

    @Test
    void texts_that_name_the_person_are_listed_for_an_editor_and_not_changed() {
        String asked = contact("erstes-buero", PERSON);
        String today = aProjectOf(A);
        patch(editor(), today, "{\"description\": \"Es berät Frau Dr. Müßig-Zwölfender.\", \"goal\": \"Zwölf Enden\"}").then()
                .statusCode(200);
        String once = aProjectOf(A);
        patch(editor(), once, "{\"summary\": \"Zu erreichen: JOERG  MUESSIG ZWOELFENDER\"}").then().statusCode(200);
        patch(editor(), once, "{\"summary\": \"Zu erreichen über das Büro\"}").then().statusCode(200);
        String proposed = proposal(A, aProjectOf(A), "{\"costs\": \"fragen Sie Jörg Müßig-Zwölfender\"}");
        String deleted = aProjectOf(A);
        patch(editor(), deleted, "{\"registration\": \"bei Müßig-Zwölfender, Jörg\"}").then().statusCode(200);
        editor().header("If-Match", "*").delete(deleted).then().statusCode(204);

        List<String> links = List.of(today, once + "/versions/2", deleted + "/versions/2", proposed);
        for (Response answer : List.of(admin().get(asked + "/disclosure"), admin().post(asked + "/erasure"))) {
            answer.then().statusCode(200).body("mentionedIn", hasSize(4))
                    .body("mentionedIn.links.self", hasItems(links.toArray(String[]::new)))
                    .body("mentionedIn.find { it.links.self == '" + today + "' }.field", equalTo("description"))
                    .body("mentionedIn.find { it.links.self == '" + today + "' }.version", nullValue())
                    .body("mentionedIn.find { it.version == 2 && it.field == 'summary' }.slug", equalTo(once.replaceFirst(".*/", "")))
                    .body("mentionedIn.find { it.kind == 'proposals' }.field", equalTo("costs"));
        }
        links.forEach(link -> editor().get(link).then().statusCode(200));
        given().get(today).then().body("description", equalTo("Es berät Frau Dr. Müßig-Zwölfender."));
        // Nobody knows the name any more.
        admin().post(asked + "/erasure").then().statusCode(200).body("mentionedIn", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"R. Plumpsack leitet", "Leitung: Plumpsack, R.", "mit R.M. Plumpsack", "bei Rosa Plumpsack",
            "Plumpsack, Rosa Maria",
            "Ansprechpartnerin: Plumpsack", "Ansprechpartner:in Plumpsack", "Ansprechpartner/-in ist Frau Plumpsack", "Plumpsack (Tel. 12)",
            "Kontakt Plumpsack", "Fragen: \u201ePlumpsack\u201c", "an PLUMPSACK@Example.org.", "plumpsack (at) example.org",
            "0231 / 777 00-02",
            "+49 (0) 231 7770002", "0049 231 777-0002", "Tel. 777-0002", "(0231)7770002."})
    void however_a_text_speaks_of_the_person_it_is_listed(String text) {
        String asked = contact("erstes-buero", person("Rosa Maria Plumpsack", "plumpsack@example.org", "+492317770002"));
        String project = aProjectOf(A);
        patch(editor(), project, "{\"registration\": \"Wo? " + text + "\"}").then().statusCode(200);
        for (Response answer : List.of(admin().get(asked + "/disclosure"), admin().post(asked + "/erasure"))) {
            answer.then().statusCode(200).body("mentionedIn.links.self", contains(project))
                    .body("mentionedIn.field", contains("registration"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Wir spielen Plumpsack", "Der Plumpsack geht um: mit allen", "T. Plumpsack", "Frau Plumpsackerl", "0231 777-00021",
                    "0231 770002", "02041 7770002", "1 231 777 0003", "xplumpsack@example.org", "plumpsack@example.org.uk", "R. Plump"})
    void what_speaks_of_somebody_else_is_not_listed(String text) {
        String asked = contact("erstes-buero", person("Rosa Maria Plumpsack", "plumpsack@example.org", "+492317770002"));
        patch(editor(), aProjectOf(A), "{\"registration\": \"Wo? " + text + "\"}").then().statusCode(200);
        admin().get(asked + "/disclosure").then().statusCode(200).body("mentionedIn", empty());
    }

    @Test
    void who_is_named_by_an_initial_elsewhere_is_the_same_person_with_the_same_number_and_else_is_named() {
        String asked = contact("erstes-buero", person("Rosa Plumpsack", "plumpsack@example.org", "+492317770002"));
        String shortened = contact("zweites-buero", person("Plumpsack, R.", null, "+492317770002"));
        String mailed = contact("drittes-buero",
                "{\"name\": \"Frau Plumpsack\", \"email\": \"Plumpsack@EXAMPLE.org\", \"phones\": [{\"number\": \"+492317770077\"}]}");
        String elsewhere = contact("viertes-buero", "{\"name\": \"R. Plumpsack\", \"phones\": [{\"number\": \"+492317770088\"}]}");
        String family = contact("fuenftes-buero", person("Tilo Plumpsack", null, "+492317770002"));
        contact("sechstes-buero", "{\"name\": \"Tilo Plumpsack\", \"phones\": [{\"number\": \"+492317770099\"}]}");
        admin().get(asked + "/disclosure").then().body("slugs", contains("erstes-buero", "drittes-buero", "zweites-buero"))
                .body("sameName", containsInAnyOrder(elsewhere, family));
        admin().post(asked + "/erasure").then().statusCode(200)
                .body("contacts", contains("erstes-buero", "drittes-buero", "zweites-buero"));
        for (String erased : List.of(asked, shortened, mailed)) {
            editor().get(erased).then().body("name", nullValue()).body("email", nullValue()).body("phones", empty());
            editor().get(erased + "/versions/2").then().body("record.name", nullValue()).body("record.phones", nullValue());
        }
        editor().get(elsewhere).then().body("name", equalTo("R. Plumpsack"));
        editor().get(family).then().body("name", equalTo("Tilo Plumpsack")).body("phones", hasSize(2));
    }

    @Test
    void rows_of_imports_that_name_the_person_are_dropped_and_no_others() {
        String asked = contact("erstes-buero", PERSON);
        String named = imported("Vorlesen", "mit Jörg Müßig-Zwölfender");
        String numbered = imported("Turnen", "Tel. +492317770002");
        String another = imported("Singen", "mit Herrn Müßig-Elfender, public");
        String done = imported("Malen", "zwoelfender@example.org");
        editor().post(done + "/run").then().statusCode(200);
        admin().get(asked + "/disclosure").then().body("imports", contains(named, numbered, done));

        admin().post(asked + "/erasure").then().statusCode(200);
        for (String dropped : List.of(named, numbered)) {
            editor().get(dropped).then().statusCode(404);
            editor().post(dropped + "/run").then().statusCode(404);
        }
        editor().get(done).then().statusCode(200).body("state", equalTo("done"));
        editor().get(done + "/rows").then().statusCode(200).body("items", empty());
        editor().post(another + "/run").then().statusCode(200).body("state", equalTo("done"));
        editor().get(another + "/rows").then().body("items", hasSize(1));
    }

    private static String imported(String title, String description) {
        return editor()
                .body(("[{\"title\": \"" + title + "\", \"kind\": \"offer\", \"status\": \"planned\", \"description\": \"" + description
                        + "\"}]").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports?kind=projects").then().statusCode(201).extract()
                .path("links.self");
    }

    /** In no version, no proposal and no disclosure of these contacts. */
    private static void assertClean(String... contacts) {
        for (String contact : contacts) {
            for (String address : List.of(contact + "/history", contact + "/versions/2", contact + "/disclosure", "/api/v1/proposals")) {
                String answer = admin().get(address).asString();
                TRACES.forEach(trace -> assertFalse(answer.contains(trace), trace + " in " + address + ": " + answer));
            }
        }
    }
}
