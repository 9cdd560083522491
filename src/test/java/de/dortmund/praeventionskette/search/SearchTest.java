package de.dortmund.praeventionskette.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that people use find what the city's papers call otherwise. */
@QuarkusTest
class SearchTest {

    @ParameterizedTest(name = "{0} finds {1} as a {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "förderung | Sprachförderung | part",
                    "foerderung | Sprachförderung | part",
                    "FORDERUNG | Sprachförderung | part",
                    "frühstück | Schulfrühstück | word",
                    "lernwerk | Forschungshaus | part",
                    "Stadtteilmütter | Stadtteilmütter | word",
                    "Stadtteilmuetter | Stadtteilmütter | word",
                    "Stadteilmutter | Stadtteilmütter | similar",
                    "Windelkaffee | Windel-Cafe | similar",
                    "Windelcafe | Windel-Cafe | word",
                    "niedrigschwellig Mütter | Niederschwellige Sprachförderung | synonym",
                    "Kita Grundschule | Übergang Kindertageseinrichtung | synonym",
                    "KiTa Sprachbildung | Übergang Kindertageseinrichtung | synonym",
                    "Kindertagesstätte Sozialarbeit | Kita Sozialarbeit | synonym",
                    "Migrantenselbstorganisation | Kooperation mit Migrantenselbstorganisationen | word",
                    "Migranten-Selbstorganisation | Kooperation mit Migrantenselbstorganisationen | word",
                    "OGS | Offenen Ganztag | synonym",
                    "Oma | ältere Menschen | synonym",
                    "Babylotsen | Lotsendienste an Geburtskliniken | word",
                    "Babylots*innen | Lotsendienste an Geburtskliniken | word",
                    "BabylotsInnen | Lotsendienste an Geburtskliniken | word",
                    "walking bus | Walkingbus | word",
                    "Schul Frühstück | Schulfrühstück | word",
                    "Strassenkümmerer | Straßenkümmerer | word",
                    "Straßenkuemmerer | Straßenkümmerer | word",
                    "Weg | Walkingbus | word",
            })
    void a_word_finds_what_is_called_otherwise(String q, String title, String manner) {
        List<Map<String, Object>> found = search(q).extract().path("items.findAll { it.title.contains('" + title + "') }");
        assertTrue(!found.isEmpty(), q + " does not find " + title);
        assertEquals(Map.of("q", manner), found.get(0).get("match"));
    }

    @ParameterizedTest(name = "{0} finds {1} first")
    @CsvSource(
            delimiter = '|',
            value = {
                    "Sprachförderung | sprachfoerderung-muetter",
                    "Kita | kinderstark-kita-sozialarbeit",
                    "Windel-Cafe | windel-cafe-b3",
                    "Nette | begegnung-nette-sprachkurse",
            })
    void an_exact_hit_in_the_title_goes_first(String q, String slug) {
        search(q).body("items[0].slug", equalTo(slug)).body("items[0].match.q", equalTo("word"));
    }

    @Test
    void a_surer_manner_never_stands_below_a_less_sure_one() {
        for (String q : List.of("Förderung", "Kita", "Frühstück", "Schule", "Beratung", "Kinder")) {
            List<String> manners = search(q + "&size=100").extract().path("items.match.q");
            List<String> sorted = manners.stream().sorted((a, b) -> ORDER.indexOf(a) - ORDER.indexOf(b)).toList();
            assertEquals(sorted, manners, q);
        }
    }

    private static final List<String> ORDER = List.of("word", "synonym", "part", "similar");

    @Test
    void a_typing_error_is_only_forgiven_where_the_word_as_typed_is_nowhere() {
        search("Stadtteilmütter").body("items.match.q", everyItem(equalTo("word")));
        search("Kinder&size=100").body("items.match.q", not(hasItem("similar")));
    }

    @Test
    void all_words_must_match() {
        int one = search("Kinder").extract().path("page.totalItems");
        int two = search("Kinder Frühstück").extract().path("page.totalItems");
        assertTrue(two > 0 && two < one);
    }

    @Test
    void names_of_areas_are_no_forms_of_other_words() {
        search("Nette&size=100").body("items.highlights.flatten().findAll { it.length != 5 }", hasSize(0));
        search("nett").body("items.findAll { it.match.q == 'word' }", hasSize(0));
        searchAll("Hafen").body("items[0].kind", equalTo("action-areas")).body("items[0].slug", equalTo("hafen"));
        searchAll("Marten").body("items[0].slug", equalTo("marten"));
        searchAll("Nette").body("items[0].slug", equalTo("nette"));
    }

    @Test
    void highlights_are_ranges_of_the_text_and_no_markup() {
        ValidatableResponse answer = search("Babylotsen&fields=title,description,highlights");
        String description = answer.extract().path("items[0].description");
        Map<String, Object> range = answer.extract().path("items[0].highlights[0]");
        assertEquals("description", range.get("field"));
        int start = (Integer) range.get("start");
        assertEquals("Babylots*innen", description.substring(start, start + (Integer) range.get("length")));
    }

    @Test
    void a_word_in_the_name_of_a_topic_is_highlighted_there() {
        search("Frühstück&size=1").body("items[0].highlights.field", hasItem("title"));
        search("topic=sprache&q=Sprache&size=100").body("items.highlights.flatten().field", hasItem(containsString("topics/")));
    }

    @Test
    void a_list_without_a_search_has_neither_highlights_nor_suggestions() {
        given().get("/api/v1/projects?topic=sprache").then().statusCode(200).body("$", not(hasKey("suggestions")))
                .body("items[0]", not(hasKey("highlights")));
    }

    @Test
    void a_search_combines_with_filters_paging_sort_and_fields() {
        int all = search("Kinder").extract().path("page.totalItems");
        int inNette = search("Kinder&actionArea=nette").extract().path("page.totalItems");
        int notInNette = search("Kinder&actionArea=!nette").extract().path("page.totalItems");
        assertEquals(all, inNette + notInNette);
        assertTrue(inNette > 0);
        search("Kinder&actionArea=nette").body("items.match.q", hasSize(inNette)).body("items.match.actionArea", hasSize(inNette));
        List<String> pages = List.of(
                search("Kinder&size=1&fields=slug").extract().path("items[0].slug"),
                search("Kinder&size=1&page=2&fields=slug").extract().path("items[0].slug"));
        assertEquals(pages, search("Kinder&size=2").extract().<List<String>>path("items.slug"));
        List<String> byTitle = search("Kinder&sort=slug&size=100").extract().path("items.slug");
        assertEquals(byTitle.stream().sorted().toList(), byTitle);
        assertEquals(all, byTitle.size());
        assertEquals(search("Kinder&sort=relevance").extract().<List<String>>path("items.slug"),
                search("Kinder").extract().<List<String>>path("items.slug"));
    }

    @Test
    void the_projects_of_an_area_can_be_searched() {
        int nested = given().get("/api/v1/action-areas/nette/projects?q=Sprachkurse").then().statusCode(200).extract().path(
                "page.totalItems");
        assertEquals(search("Sprachkurse&actionArea=nette").extract().<Integer>path("page.totalItems"), nested);
    }

    @Test
    void relevance_needs_a_search() {
        given().get("/api/v1/projects?sort=relevance").then().statusCode(400).body("errors[0].parameter", equalTo("sort"))
                .body("errors[0].code", equalTo("needs-q"));
        given().get("/api/v1/topics?sort=relevance").then().statusCode(400).body("errors[0].code", equalTo("unknown-value"));
    }

    @Test
    void where_a_filter_is_in_the_way_the_search_without_it_is_offered() {
        search("Windel-Cafe&actionArea=hafen").body("items", hasSize(0))
                .body("suggestions[0].reason", equalTo("without-filter"))
                .body("suggestions[0].text", equalTo("actionArea=hafen")).body("suggestions[0].count", equalTo(1))
                .body("suggestions[0].links.self", equalTo("/api/v1/projects?q=Windel-Cafe"));
        given().get("/api/v1/action-areas/hafen/projects?q=Windel-Cafe").then().body("suggestions[0].links.self",
                equalTo("/api/v1/projects?q=Windel-Cafe"));
    }

    @Test
    void where_a_word_is_unknown_the_nearest_spelling_or_fewer_words_are_offered() {
        search("Schulfrühschtüüg").body("suggestions[0].reason", equalTo("spelling"))
                .body("suggestions[0].text", equalTo("Schulfrühstück")).body("suggestions[0].count", equalTo(1));
        search("Frühstück Raumschiff").body("suggestions.findAll { it.reason == 'fewer-words' }.text", hasItem(containsString("hstück")));
        searchAll("Frühstück Raumschiff").body("suggestions.reason", hasItem("fewer-words"));
    }

    @Test
    void every_suggestion_finds_as_many_as_it_says() {
        for (String q : List.of("Windel-Cafe&actionArea=hafen", "qqqqqqqqqq", "Frühstück Raumschiff", "Schulfrühschtüüg&topic=sprache")) {
            List<Map<String, Object>> suggestions = search(q).body("items", hasSize(0)).extract().path("suggestions");
            assertTrue(!suggestions.isEmpty(), q);
            for (Map<String, Object> suggestion : suggestions) {
                String address = (String) ((Map<?, ?>) suggestion.get("links")).get("self");
                given().urlEncodingEnabled(false).get(address).then().statusCode(200).body("page.totalItems",
                        equalTo(suggestion.get("count")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"\"", "&|!():*", "😀🎈", "' or 1=1 --", "%", "'", "\\", "a:*", "b3 & !c", "' | '", "und die für", "((((",
            "x😀Frühstück"})
    void odd_text_gets_a_clear_answer(String q) {
        int status = given().queryParam("q", q).get("/api/v1/projects").then().extract().statusCode();
        assertTrue(status == 200 || status == 400, q + " gives " + status);
        assertEquals(status, given().queryParam("q", q).get("/api/v1/search").statusCode(), q);
    }

    @Test
    void a_text_without_a_word_or_of_words_that_stand_everywhere_or_too_long_is_refused() {
        refused("&|!():*", "no-word");
        refused("😀", "no-word");
        refused("und für die", "only-filler-words");
        refused("a".repeat(301), "too-long");
        given().get("/api/v1/search").then().statusCode(400).body("errors[0].parameter", equalTo("q"));
        given().get("/api/v1/projects?q=a&q=b").then().statusCode(400).body("errors[0].code", equalTo("repeated"));
        given().queryParam("q", "a".repeat(10_000)).get("/api/v1/projects").then().statusCode(414);
    }

    @Test
    void the_whole_catalogue_is_searched_and_no_person_found() {
        searchAll("Jugendamt").body("items[0].kind", equalTo("organisations"));
        searchAll("Kinder&size=100").body("items.kind", hasItems("projects", "target-groups"));
        searchAll("Windelcafe").body("items[0].slug", equalTo("windel-cafe-b3"))
                .body("items[0].highlights[0].field", equalTo("name")).body("items[0].highlights[0].length", equalTo(11));
    }

    @Test
    void what_is_typed_is_completed() {
        given().get("/api/v1/suggest?q=wi").then().statusCode(200).body("items.text", hasItem("Wickede"))
                .body("items[0].kind", equalTo("action-areas")).body("items.slug", hasItem("windel-cafe-b3"))
                .body("items.size()", lessThanOrEqualTo(10));
        given().get("/api/v1/suggest?q=windel-c").then().body("items.slug", contains("windel-cafe-b3"));
        given().get("/api/v1/suggest?q=SCHULFRUE").then().body("items[0].text", containsString("Schulfrühstück"));
        given().get("/api/v1/suggest?q=zzz").then().body("items", hasSize(0));
        given().get("/api/v1/suggest?q=!").then().statusCode(400);
        given().get("/api/v1/suggest").then().statusCode(400).body("errors[0].detail", not(nullValue()));
    }

    private static void refused(String q, String code) {
        given().queryParam("q", q).get("/api/v1/projects").then().statusCode(400).body("errors[0].parameter", equalTo("q"))
                .body("errors[0].code", equalTo(code));
    }

    private static ValidatableResponse search(String query) {
        return given().get("/api/v1/projects?" + (query.contains("q=") ? "" : "q=") + query).then().statusCode(200);
    }

    private static ValidatableResponse searchAll(String query) {
        return given().get("/api/v1/search?q=" + query).then().statusCode(200);
    }
}
