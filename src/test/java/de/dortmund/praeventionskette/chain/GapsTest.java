package de.dortmund.praeventionskette.chain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the chain breaks, from one phase to the next, and what came of what was asked for. */
@QuarkusTest
class GapsTest {

    @Test
    void the_six_phases_of_the_chain_have_83_gaps() {
        read("/gaps").body("cells", equalTo(132)).body("count", equalTo(83)).body("items", hasSize(83))
                .body("items.count", everyItem(equalTo(0)));
    }

    @Test
    void thin_cells_are_gaps_where_more_is_expected() {
        JsonPath chain = read("").extract().jsonPath();
        int thin = chain.getList("cells.findAll { it.row != null && it.column != null && !(it.row in ['erwachsene', 'senioren'])"
                + " && it.count < 2 }").size();
        assertTrue(thin > 83, "thin: " + thin);
        read("/gaps?minCount=2").body("count", equalTo(thin)).body("items", hasSize(thin));
    }

    @Test
    void transitions_say_who_stands_in_both_phases_and_who_makes_the_transition_the_topic() {
        read("/gaps")
                .body("transitions.from.slug", contains("schwangerschaft-geburt", "0-3", "3-6", "6-10", "10-16"))
                .body("transitions.to.slug", contains("0-3", "3-6", "6-10", "10-16", "uebergang-schule-beruf"))
                .body("transitions.count", contains(2, 6, 3, 2, 3))
                .body("transitions.aboutTransition.count", contains(0, 0, 1, 0, 1))
                .body("transitions.items*.size()", contains(2, 6, 3, 2, 3));
    }

    @Test
    void beside_a_transition_stands_what_the_city_stated_in_2012() {
        read("/gaps")
                .body("transitions.statedGaps*.size()", contains(0, 1, 1, 1, 1))
                .body("transitions[2].statedGaps[0].programme.slug", equalTo("kekiz"))
                .body("transitions[2].statedGaps[0].text", equalTo("Übergänge von den Tageseinrichtungen für Kinder in die Schule"))
                .body("transitions[4].statedGaps[0].note", containsString("gut ausgebaute Strukturen"));
    }

    @Test
    void a_gap_where_most_records_state_no_area_is_doubtful() {
        read("/gaps?rows=actionArea&columns=topic")
                .body("unstated.find { it.dimension == 'actionArea' }.count", equalTo(27))
                .body("unstated.find { it.dimension == 'actionArea' }.of", equalTo(46))
                .body("items.confidence.level", everyItem(equalTo("low")))
                .body("items[0].confidence.reason", containsString("27 von 46 Datensätzen"));
        read("/gaps?actionArea=nette")
                .body("unstated.find { it.dimension == 'actionArea' }.count", equalTo(27))
                .body("unstated.find { it.dimension == 'actionArea' }.of", equalTo(39))
                .body("items.confidence.level", everyItem(equalTo("low")));
    }

    @Test
    void a_gap_that_records_for_all_ages_may_fill_is_less_sure_than_one_that_nothing_could_fill() {
        JsonPath gaps = read("/gaps").extract().jsonPath();
        for (Map<String, Object> gap : gaps.<Map<String, Object>>getList("items")) {
            boolean filler = ((List<?>) gap.get("nearby")).stream().anyMatch(n -> ((Map<?, ?>) n).get("kind").equals("allAges"));
            assertEquals(filler ? "medium" : "high", ((Map<?, ?>) gap.get("confidence")).get("level"), gap.toString());
        }
        List<String> levels = gaps.getList("items.confidence.level");
        assertTrue(levels.contains("medium") && levels.contains("high"), levels.toString());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/gaps?rows=lifePhase&columns=access&actionArea=nette", "/gaps?rows=lifePhase&columns=district&minCount=2",
            "/gaps?rows=access&columns=programme&topic=sprache&minCount=3&allAges=false"})
    void each_link_finds_what_is_near(String query) {
        JsonPath gaps = read(query).extract().jsonPath();
        assertTrue(gaps.getInt("count") > 0);
        List<Map<String, Object>> counted = new ArrayList<>();
        for (String numbers : List.of("items.nearby.flatten()", "items", "transitions", "transitions.aboutTransition")) {
            counted.addAll(gaps.getList(numbers));
        }
        for (Map<String, Object> numbers : counted) {
            String link = ((Map<?, ?>) numbers.get("links")).get("projects").toString();
            int found = given().urlEncodingEnabled(false).get(link + "&size=1&fields=slug").then().statusCode(200).extract()
                    .path("page.totalItems");
            assertEquals(numbers.get("count"), found, link);
        }
    }

    @Test
    void of_41_action_priorities_12_are_answered_by_none() {
        read("/priorities").body("count", equalTo(41)).body("unanswered", equalTo(12))
                .body("fields.priorities.flatten().findAll { it.projects.count == 0 }", hasSize(12))
                .body("fields.priorities.flatten().find { it.slug == 'forum-eltern-01' }.projects.count", equalTo(4));
    }

    @Test
    void the_answers_to_a_priority_keep_the_filters() {
        JsonPath all = read("/priorities?programme=kekiz&lifePhase=0-3").extract().jsonPath();
        assertTrue(all.getInt("unanswered") > 12);
        List<Map<String, Object>> priorities = all.getList("fields.priorities.flatten().projects");
        for (Map<String, Object> projects : priorities) {
            String link = ((Map<?, ?>) projects.get("links")).get("self").toString();
            given().get(link).then().statusCode(200).body("page.totalItems", equalTo(projects.get("count")));
        }
    }

    private static ValidatableResponse read(String query) {
        return given().get("/api/v1/chain" + query).then().statusCode(200);
    }
}
