package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.aProjectOf;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that can be read, and are none that a catalogue could keep. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class PlausibleTest {

    private static final List<String> MOMENTS = List.of("visibleFrom", "visibleUntil", "verifiedAt");
    private static final Map<Kind, List<String>> DATES = Map.of(Kind.PROJECT, List.of("startsOn", "endsOn"),
            Kind.FUNDING_PROGRAMME, List.of("startsOn", "endsOn"), Kind.FUNDING, List.of("announcedOn"),
            Kind.SOURCE, List.of("publishedOn"), Kind.ACTION_AREA, List.of("validUntil"));

    /** The address of some record of the seed. */
    static String any(Kind kind) {
        return given().get(kind.address() + "?size=1").path("items[0].links.self");
    }

    private static String differs(String address, String patch, String pointer) {
        Response answer = patch(editor(), address, patch);
        List<String> pointers = answer.statusCode() == 422 && answer.path("errors") != null ? answer.path("errors.pointer") : List.of();
        return pointers.contains(pointer) && !answer.asString().contains("Zeile -1") ? null
                : address + " " + patch + ": " + answer.statusCode() + " " + answer.asString();
    }

    static void assertRefused(String address, String patch, String pointer) {
        assertEquals(null, differs(address, patch, pointer));
    }

    @Test
    void a_date_of_any_record_lies_in_the_years_of_the_catalogue() {
        List<String> wrong = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            String address = any(kind);
            for (String field : MOMENTS) {
                for (String value : List.of("\"+300000-01-01T00:00:00Z\"", "\"-4800-01-01T00:00:00Z\"")) {
                    wrong.add(differs(address, "{\"" + field + "\": " + value + "}", "/" + field));
                }
            }
            for (String field : DATES.getOrDefault(kind, List.of())) {
                for (String value : List.of("\"1899\"", "\"1899-12-31\"", "\"2201\"", "\"+300000-01-01\"")) {
                    wrong.add(differs(address, "{\"" + field + "\": " + value + "}", "/" + field));
                }
            }
        }
        for (String value : List.of("\"1899-12-31T23:59:59Z\"", "\"2201-01-01T00:00:00Z\"", "\"+1000000000-12-31T23:59:59Z\"",
                "\"2026-01-01\"", "1767225600", "\"\"", "true", "[2026, 1, 1]")) {
            wrong.add(differs(any(Kind.PROJECT), "{\"visibleUntil\": " + value + "}", "/visibleUntil"));
        }
        for (String value : List.of("\"2999-01-01\"", "\"0000\"", "2026", "\"2026-02-30\"", "\"\"")) {
            wrong.add(differs(any(Kind.PROJECT), "{\"endsOn\": " + value + "}", "/endsOn"));
        }
        wrong.removeIf(java.util.Objects::isNull);
        assertEquals(List.of(), wrong);
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
        for (String until : List.of("2200-12-31T23:59:59Z", "2200-12-31T23:59:59.123456789+14:00")) {
            patch(editor(), any(Kind.TOPIC), "{\"visibleFrom\": \"1900-01-01T00:00:00Z\", \"visibleUntil\": \"" + until + "\"}").then()
                    .statusCode(200);
        }
    }

    @Test
    void a_question_about_other_years_is_told_so() {
        for (Kind kind : Kind.values()) {
            for (String since : List.of("%2B300000-01-01T00:00:00Z", "-4800-01-01T00:00:00Z", "1899-12-31T23:59:59Z",
                    "2201-01-01T00:00:00Z", "%2B999999999-12-31T23:59:59Z")) {
                given().urlEncodingEnabled(false).get(kind.address() + "?modifiedSince=" + since).then().statusCode(400)
                        .body("errors[0].parameter", equalTo("modifiedSince"));
            }
        }
        for (String day : List.of("1899-12-31", "2201-01-01", "%2B300000-01-01", "2026-02-30")) {
            given().urlEncodingEnabled(false).get("/api/v1/action-areas?asOf=" + day).then().statusCode(400)
                    .body("errors[0].parameter", equalTo("asOf"));
        }
    }

    @Test
    void nobody_confirms_in_the_future() {
        String project = any(Kind.PROJECT);
        assertRefused(project, "{\"verifiedAt\": \"" + Instant.now().plusSeconds(600) + "\"}", "/verifiedAt");
        patch(editor(), project, "{\"verifiedAt\": \"" + Instant.now().plusSeconds(120) + "\"}").then().statusCode(200);
    }

    @Test
    void a_text_says_something_and_can_be_printed() {
        for (Kind kind : Kind.values()) {
            String address = any(kind);
            for (String blank : List.of(" ", "\\t\\n ", "\\u00a0", "\\u2003\\u200b")) {
                assertRefused(address, "{\"" + kind.label + "\": \"" + blank + "\"}", "/" + kind.label);
            }
            for (String mark : List.of("\\u0001", "\\u001b[31m", "\\n", "\\t", "\\u0085", "\\u007f", "\\u202e", "\\u2028")) {
                assertRefused(address, "{\"" + kind.label + "\": \"Eine" + mark + "Zeile\"}", "/" + kind.label);
            }
        }
        String project = any(Kind.PROJECT);
        for (String mark : List.of("\\u2066", "\\u2069", "\\u200e", "\\u061c", "\\u2029", "\\u200b", "\\u200d", "\\u2060", "\\ufeff",
                "\\u00ad",
                "\\udb40\\udc41", "\\uffff", "\\u034f", "\\u115f", "\\u2800", "\\u3164", "\\uffa0", "\\ufe0f", "\\ue000", "\\ufdd0")) {
            assertRefused(project, "{\"title\": \"Eine" + mark + "Zeile\"}", "/title");
        }
        for (String mark : List.of("\\u0007", "\\u202e", "\\u2028", "\\u2029", "\\u200b")) {
            assertRefused(project, "{\"description\": \"a" + mark + "b\"}", "/description");
        }
        patch(editor(), project, "{\"subtitle\": \"links\\u202erechts\"}").then().statusCode(422)
                .body("errors[0].code", equalTo("invisible-character")).body("errors[0].detail", containsString("U+202E"));
        assertRefused(any(Kind.ACTION_AREA), "{\"aliases\": [\"Nette\", \"Ne\\u200btte\"]}", "/aliases/1");
        assertRefused(any(Kind.FUNDING_PROGRAMME), "{\"goals\": [\"Eins\", \" \"]}", "/goals/1");
        assertRefused(any(Kind.CONTACT), "{\"phones\": [{\"number\": \"+49231500\", \"printed\": \" \"}]}", "/phones/0/printed");
        assertRefused(project, "{\"title\": \"\\u034f\"}", "/title");
        patch(editor(), project, "{\"subtitle\": \"Mit \\u2764\\ufe0f und 1\\ufe0f\\u20e3\"}").then().statusCode(200);
        patch(editor(), project, "{\"description\": \"Erste Zeile\\r\\n\\tZweite Zeile\"}").then().statusCode(200);
    }

    @Test
    void what_a_record_has_to_have_is_not_taken_away() {
        int required = 0;
        for (Kind kind : Kind.values()) {
            List<String> fields = new ArrayList<>(List.of("publication", "slug"));
            for (RecordComponent component : Writing.of(kind).input().getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(NotNull.class)) {
                    fields.add(component.getName());
                }
            }
            for (String field : fields) {
                assertRefused(any(kind), "{\"" + field + "\": null}", "/" + field);
            }
            required += fields.size();
        }
        assertTrue(required > 40, required + " fields");
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
    }

    @Test
    void a_list_names_nothing_twice() {
        String project = any(Kind.PROJECT);
        assertRefused(project, "{\"languages\": [\"de\", \"tr\", \"de\"]}", "/languages/2");
        assertRefused(project, "{\"languages\": [\"de\", \"tr\", \"DE\"]}", "/languages/2");
        assertRefused(project, "{\"languages\": [\"de\", \"de \"]}", "/languages/1");
        assertRefused(any(Kind.FUNDING_PROGRAMME), "{\"goals\": [\"Ein Ziel\", \" ein  ziel\"]}", "/goals/1");
        assertRefused(project, "{\"topics\": [\"bildung\", {\"slug\": \"bildung\", \"basis\": \"implied\"}]}", "/topics/1");
        assertRefused(any(Kind.FUNDING_PROGRAMME), "{\"goals\": [\"Eins\", \"Eins\"]}", "/goals/1");
        assertRefused(any(Kind.ACTION_AREA), "{\"aliases\": [\"Eins\", \"Zwei\", \"Zwei\"]}", "/aliases/2");
    }

    @Test
    void a_value_is_taken_for_what_it_is() {
        String project = any(Kind.PROJECT);
        Map.ofEntries(Map.entry("title", List.of("5", "true", "[\"a\"]", "{}", "1.5")),
                Map.entry("number", List.of("\"5\"", "true", "1.5", "1.0", "99999999999", "99999999999999999999999", "1e400", "\"\"")),
                Map.entry("cityWide", List.of("\"true\"", "1", "0", "\"\"", "[]")),
                Map.entry("kind", List.of("5", "0", "true", "\"\"", "\"OFFER\"")),
                Map.entry("programme", List.of("5", "true", "[]")),
                Map.entry("startsOn", List.of("2026", "true")),
                Map.entry("slug", List.of("null", "5", "\"\"", "\"Groß\"")))
                .forEach((field, values) -> values
                        .forEach(value -> assertRefused(project, "{\"" + field + "\": " + value + "}", "/" + field)));
        assertRefused(project, "{\"topics\": \"bildung\"}", "/topics");
        assertRefused(project, "{\"topics\": [5]}", "/topics/0");
        assertRefused(project, "{\"languages\": [5]}", "/languages/0");
        assertRefused(any(Kind.FUNDING), "{\"amount\": {\"amount\": \"5\", \"currency\": \"EUR\"}}", "/amount/amount");
        assertRefused(any(Kind.FUNDING), "{\"amount\": {\"amount\": 1e999999, \"currency\": \"EUR\"}}", "/amount/amount");
        for (String latitude : List.of("\"51.5\"", "\"NaN\"", "1e400", "true")) {
            assertRefused(any(Kind.PLACE), "{\"point\": {\"latitude\": " + latitude + ", \"longitude\": 7.4, \"precisionMetres\": 10}}",
                    "/point/latitude");
        }
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
        editor().body("{\"title\": \"x\", \"kind\": \"offer\", \"status\": \"planned\", \"slug\": 5}").post("/api/v1/projects").then()
                .statusCode(422).body("errors.pointer", hasItem("/slug"));
    }

    @Test
    void a_sum_is_the_same_however_its_zeros_are_written() {
        String funding = given().get("/api/v1/fundings").path("items.find { it.amount != null && it.amount.amount == 182000 }.links.self");
        String currency = given().get(funding).path("amount.currency");
        for (String same : List.of("182000.00", "182000", "1.82e5", "182000.0")) {
            patch(editor(), funding, "{\"amount\": {\"amount\": " + same + "}}").then().statusCode(200).body("version", equalTo(1))
                    .body("amount.currency", equalTo(currency));
        }
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
    }

    @Test
    void what_is_wrong_is_told_before_what_is_in_the_way() {
        editor().body("{\"title\": \" \", \"kind\": \"offer\", \"status\": \"planned\", \"slug\": \"windel-cafe-b3\"}")
                .post("/api/v1/projects")
                .then().statusCode(422);
        editor().body("{\"title\": \"x\", \"kind\": \"offer\", \"status\": \"planned\", \"slug\": \"windel-cafe-b3\"}")
                .post("/api/v1/projects")
                .then().statusCode(409).body("detail", containsString("/api/v1/projects/windel-cafe-b3"));
        editor().header("If-None-Match", "*").body("{\"title\": \"x\", \"kind\": \"offer\", \"status\": \"planned\", \"slug\": \"anders\"}")
                .put("/api/v1/projects/neu").then().statusCode(422).body("errors.pointer", hasItem("/slug"));
    }

    @Test
    void of_every_kind_what_is_wrong_is_told_before_that_its_key_is_taken() {
        for (Kind kind : Kind.values()) {
            List<Map<String, Object>> stored = editor().get(kind.address() + "?size=2").path("items");
            Map<String, Object> record = new LinkedHashMap<>(stored.get(0));
            record.keySet().retainAll(Form.fields(kind));
            editor().body(record).post(kind.address()).then().statusCode(409).body("errors.code", equalTo(List.of("taken")))
                    .body("errors.detail[0]", containsString(kind.address(record.get("slug").toString())));
            record.put("sources", List.of("nirgends"));
            editor().body(record).post(kind.address()).then().statusCode(422).body("errors.pointer", equalTo(List.of("/sources/0")));
            record.put("sources", List.of());
            record.putAll(Map.of("visibleFrom", "2026-02-01T00:00:00Z", "visibleUntil", "2026-01-01T00:00:00Z"));
            editor().body(record).post(kind.address()).then().statusCode(422).body("errors.pointer", equalTo(List.of("/visibleUntil")));

            String other = kind.address(stored.get(1).get("slug").toString());
            String slug = "{\"slug\": \"" + record.get("slug") + "\"";
            patch(editor(), other, slug + "}").then().statusCode(409).body("errors.pointer", equalTo(List.of("/slug")))
                    .body("errors.detail[0]", containsString(kind.address(record.get("slug").toString())));
            assertRefused(other, slug + ", \"sources\": [\"nirgends\"]}", "/sources/0");
            assertRefused(other, slug + ", \"visibleFrom\": \"2026-02-01T00:00:00Z\", \"visibleUntil\": \"2026-01-01T00:00:00Z\"}",
                    "/visibleUntil");
        }
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
    }

    @Test
    void what_is_not_the_carriers_to_say_is_told_before_which_version_it_knows() {
        String project = aProjectOf(A);
        carrier(A).header("If-Match", "\"7\"").contentType("application/merge-patch+json").body("{\"publication\": \"archived\"}")
                .patch(project).then().statusCode(403);
        carrier(A).header("If-Match", "\"7\"").body("{\"title\": \"x\", \"verifiedAt\": \"2020-01-01T00:00:00Z\"}").put(project).then()
                .statusCode(403);
        carrier(A).body("{\"title\": 5, \"publication\": \"published\"}").put("/api/v1/projects/ganz-neu").then().statusCode(403);
        carrier(A).header("If-Match", "\"7\"").body("{\"publication\": \"published\"}").put("/api/v1/projects/ganz-neu").then()
                .statusCode(403);
        carrier(A).delete(project + "?replacedBy=windel-cafe-b3").then().statusCode(403);
        editor().delete(project + "?replacedBy=nirgends").then().statusCode(400);
        editor().delete(project + "?replacedBy=windel-cafe-b3").then().statusCode(428);
        editor().header("If-Match", "\"7\"").body("{\"title\": 5}").put(project).then().statusCode(412);
    }

    @Test
    void an_action_takes_no_body_and_keeps_its_condition() {
        String project = any(Kind.PROJECT);
        editor().header("If-Match", "\"7\"").post(project + "/confirmations").then().statusCode(412);
        editor().header("If-None-Match", "*").post(project + "/confirmations").then().statusCode(412);
        editor().body("{\"verifiedAt\": \"2020-01-01T00:00:00Z\"}").post(project + "/confirmations").then().statusCode(400)
                .body("detail", containsString("{}"));
        given().body("{\"verifiedAt\": 1}").post(project + "/confirmations").then().statusCode(401);
        String contact = any(Kind.CONTACT);
        Writers.admin().header("If-Match", "\"7\"").post(contact + "/erasure").then().statusCode(412);
        Writers.admin().body("{\"fields\": [\"name\"]}").post(contact + "/erasure").then().statusCode(400);
        given().get("/api/v1").then().header("Catalogue-Revision", "1");
        editor().header("If-Match", "\"1\"").body("{}").post(project + "/confirmations").then().statusCode(200)
                .body("verifiedAt", not(equalTo(null)));
    }
}
