package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every list keeps the same rules. */
@QuarkusTest
class ListTest {

    private static ValidatableResponse list(String address) {
        return given().urlEncodingEnabled(false).get("/api/v1/" + address).then();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void following_next_gives_every_record_once_and_an_item_is_the_record_itself(Kind kind) {
        List<Map<String, Object>> items = new ArrayList<>();
        String next = kind.address() + "?size=7";
        while (next != null) {
            ValidatableResponse page = get(next).then().statusCode(200);
            items.addAll(page.extract().<List<Map<String, Object>>>path("items"));
            next = page.extract().path("links.next");
        }
        int total = get(kind.address()).then().extract().<Integer>path("page.totalItems");
        assertEquals(total, items.size());
        assertEquals(total, new HashSet<>(items.stream().map(item -> item.get("slug")).toList()).size());
        assertEquals(items.get(0), get(kind.address((String) items.get(0).get("slug"))).then().extract().<Map<String, Object>>path("$"));
    }

    @Test
    void the_envelope_counts_and_links() {
        list("projects?topic=sprache,bildung&size=6&page=2")
                .statusCode(200)
                .body("page.number", equalTo(2))
                .body("page.size", equalTo(6))
                .body("page.totalItems", equalTo(11))
                .body("page.totalPages", equalTo(2))
                .body("links.self", equalTo("/api/v1/projects?topic=sprache,bildung&size=6&page=2"))
                .body("links.first", equalTo("/api/v1/projects?topic=sprache,bildung&size=6"))
                .body("links.prev", equalTo("/api/v1/projects?topic=sprache,bildung&size=6"))
                .body("links.next", nullValue())
                .body("links.last", equalTo("/api/v1/projects?topic=sprache,bildung&size=6&page=2"))
                .header("Link", containsString("</api/v1/projects?topic=sprache,bildung&size=6>; rel=\"first\""));
    }

    @Test
    void a_page_after_the_end_is_empty() {
        list("projects?page=9").statusCode(200).body("items.size()", equalTo(0)).body("page.totalItems", equalTo(46)).body("links.prev",
                equalTo("/api/v1/projects?page=3"));
    }

    @Test
    void nobody_gets_an_empty_page_without_a_hint() {
        ValidatableResponse empty =
                list("projects?actionArea=borsigplatz&cityWide=false").statusCode(200).body("page.totalItems", equalTo(0));
        List<Map<String, Object>> suggestions = empty.extract().path("suggestions");
        assertEquals(List.of("/api/v1/projects?cityWide=false 36", "/api/v1/projects?actionArea=borsigplatz 10"),
                suggestions.stream().map(s -> ((Map<?, ?>) s.get("links")).get("self") + " " + s.get("count")).toList());
        list("projects?actionArea=nette").body("containsKey('suggestions')", equalTo(false));
    }

    @Test
    void vocabularies_and_action_areas_come_whole() {
        for (String path : List.of("target-groups", "action-priorities", "topics", "life-phases", "action-areas", "sources")) {
            list(path).body("page.totalPages", equalTo(1)).body("page.size", equalTo(100));
        }
        list("projects").body("page.size", equalTo(20));
    }

    @Test
    void names_are_in_german_order() {
        List<String> names = list("organisations?size=100&fields=name").extract().path("items.name");
        assertEquals(List.of("Bertelsmann Stiftung", "Dezernat für Arbeit, Gesundheit und Soziales, Sozialplanung"), names.subList(0, 2));
        assertTrue(names.indexOf("Oberbürgermeister") < names.indexOf("Projektbüro „Aktionsplan Soziale Stadt“"));
        List<String> titles = list("projects?size=100&sort=title&fields=title").extract().path("items.title");
        int umlaut = titles.indexOf("Übergang Kindertageseinrichtung - Grundschule; Schwerpunkt Sprachbildung im Übergang");
        assertTrue(titles.get(umlaut - 1).compareTo("U") < 0 && titles.get(umlaut + 1).startsWith("Unterstützung"), titles.get(umlaut + 1));
    }

    @ParameterizedTest
    @CsvSource({
            "-title, Windel-Cafe im B3 - Treffpunkt für junge Eltern mit Kind (0–3 Jahre)",
            "title, Attraktivität und Beschäftigung in Nette",
            "slug, Attraktivität und Beschäftigung in Nette",
    })
    void projects_can_be_sorted(String sort, String first) {
        String title = list("projects?sort=" + sort).statusCode(200).extract().path("items[0].title");
        assertEquals(first, title);
    }

    @Test
    void without_a_number_comes_last_in_both_directions() {
        for (String sort : List.of("number", "-number")) {
            List<Integer> numbers = list("projects?size=100&sort=" + sort).extract().path("items.number");
            assertEquals(null, numbers.get(45));
            assertEquals(null, numbers.get(44));
        }
    }

    @Test
    void only_the_asked_fields_are_sent_in_the_order_of_the_record() {
        assertEquals(
                "{\"slug\":\"windel-cafe-b3\",\"title\":\"Windel-Cafe im B3 - Treffpunkt für junge Eltern mit Kind (0–3 Jahre)\",\"links\":{\"self\":\"/api/v1/projects/windel-cafe-b3\"}}",
                get("/api/v1/projects/windel-cafe-b3?fields=title,links,slug").asString());
        list("projects?fields=slug&size=1").body("items[0].size()", equalTo(1)).body("page.totalItems", equalTo(46));
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "contacts?actionArea=nette | 1",
                    "contacts?actionArea=!nette | 12",
                    "contacts?actionArea=nette&unknown=actionArea | 7",
                    "contacts?organisation=stadt-dortmund | 13",
                    "contacts?organisation=projektbuero-aktionsplan | 3",
                    "fundings?year=2020 | 1",
                    "fundings?programme=kinderstark | 2",
                    "fundings?status=granted | 1",
                    "fundings?project=!kinderstark-kita-sozialarbeit | 1",
                    "places?district=Mengede | 4",
                    "places?district=!Mengede | 15",
                    "places?district=Mengede&unknown=district | 9",
                    "places?kind=school | 5",
                    "places?kind=school,street | 7",
                    "places?actionArea=nordmarkt | 2",
                    "organisations?kind=group | 8",
                    "organisations?parent=stadt-dortmund | 13",
                    "organisations?parent=!stadt-dortmund | 12",
                    "target-groups?broader=kinder | 11",
                    "target-groups?broader=alle | 4",
                    "action-areas?district=Mengede | 2",
                    "action-areas?district=Innenstadt-Nord,Eving | 5",
                    "action-priorities?field=eltern | 8",
                    "funding-programmes?level=state | 2",
                    "action-areas/nette/projects | 12",
                    "action-areas/borsigplatz/projects?unknown=actionArea | 37",
                    "funding-programmes/kinderstark/projects?status=running | 2",
                    "funding-programmes/kinderstark/fundings | 2",
                    "organisations/stadt-dortmund/projects | 2",
            })
    void the_other_filters_keep_the_same_rule(String address, int expected) {
        list(address).statusCode(200).body("page.totalItems", equalTo(expected));
    }

    @ParameterizedTest(name = "{0} because {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "projects?actionArea=nette&cityWide=false | {actionArea=stated}",
                    "projects?actionArea=eving-kemminghausen&cityWide=false | {actionArea=ambiguous}",
                    "projects?actionArea=marten&cityWide=false | {actionArea=derived}",
                    "projects?actionArea=borsigplatz | {actionArea=cityWide}",
                    "projects?actionArea=nette&unknown=actionArea&cityWide=false&sort=-number | {actionArea=unknown}",
                    "projects?actionArea=!nette&place=b3 | {actionArea=unknown, place=stated}",
                    "projects?actionArea=!nette&place=clarenberg | {actionArea=derived, place=stated}",
                    "projects?lifePhase=0-3&place=b3 | {lifePhase=derived, place=stated}",
                    "projects?lifePhase=0-3&place=nette&allAges=true | {lifePhase=allAges, place=stated}",
                    "projects?targetGroup=kinder&place=stift-grundschule | {targetGroup=implied, place=stated}",
                    "projects?programme=kekiz&kind=offer | {programme=stated, kind=stated}",
                    "places?district=!Mengede&kind=venue | {district=unknown, kind=stated}",
            })
    void each_item_says_why_it_is_there(String address, String why) {
        Map<String, String> match = list(address).statusCode(200).extract().path("items[0].match");
        String[] expected = why.substring(1, why.length() - 1).split(", ");
        assertEquals(List.of(expected).stream().sorted().toList(), match.entrySet().stream().map(Object::toString).sorted().toList());
    }

    @Test
    void a_list_without_filter_gives_no_reasons() {
        list("projects?size=1").body("items[0].containsKey('match')", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "projects?size=abc", "projects?size=0", "projects?size=101", "projects?size=", "projects?size=1&size=2", "projects?page=0",
            "projects?page=-1",
            "projects?page=999999", "projects?page=99999999999999999999", "projects?sort=drop%20table", "projects?sort=-",
            "projects?fields=nope",
            "projects?fields=slug,", "projects?nope=1", "projects?topic=nope", "projects?topic=", "projects?topic=sprache,",
            "projects?topic=!",
            "projects?district=Berlin", "projects?status=RUNNING", "projects?cityWide=yes", "projects?unknown=topic",
            "projects?topic=sprache&unknown=actionArea",
            "projects?topic=sprache&unknown=", "topics?topic=sprache", "projects?cityWide=true&unknown=cityWide",
            "projects/windel-cafe-b3?fields=match", "fundings?year=20x20", "action-areas/nette/projects?size=abc",
            "action-areas/missing/projects?size=abc", "projects/windel-cafe-b3?fields=nope", "projects/windel-cafe-b3?size=1", "?x=1"
    })
    void bad_input_names_the_parameter_that_is_wrong(String address) {
        String last =
                address.substring(address.lastIndexOf(address.contains("&") && !address.contains("size=2") ? '&' : '?') + 1).split("=")[0];
        list(address).statusCode(400).contentType("application/problem+json").body("errors[0].parameter", equalTo(last))
                .body("errors[0].detail", containsString(last.equals("sort") ? "title" : last.equals("fields") ? "slug" : last));
    }

    @Test
    void an_unknown_record_is_a_404_and_an_unknown_slug_in_a_filter_a_400() {
        list("action-areas/atlantis/projects").statusCode(404);
        list("action-areas/atlantis").statusCode(404).body("detail", containsString("atlantis"));
        list("projects?actionArea=atlantis").statusCode(400).body("errors[0].detail", containsString("nordmarkt"));
    }
}
