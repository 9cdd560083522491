package de.dortmund.praeventionskette.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each value of a filter would find is counted beside the list. */
@QuarkusTest
class FacetTest {

    @Inject
    DataSource database;

    private static final String ALL = "facets=topic,actionArea,lifePhase,targetGroup,programme,status,access";

    private static ValidatableResponse list(String address) {
        return given().urlEncodingEnabled(false).get(address).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/api/v1/projects?size=1&" + ALL,
            "/api/v1/projects?topic=sprache&actionArea=!nette,hafen&unknown=topic,actionArea&page=2&size=1&" + ALL,
            "/api/v1/projects?age=2&near=51.52,7.48&radius=9000&allAges=false&size=1&sort=distance&" + ALL,
            "/api/v1/action-areas/nette/projects?size=1&cityWide=false&topic=!sprache&" + ALL,
            "/api/v1/organisations/stadt-dortmund/projects?size=1&" + ALL})
    void the_links_find_as_many_as_were_counted(String address) {
        Map<String, List<Map<String, Object>>> facets = list(address).extract().path("facets");
        assertEquals(List.of("topic", "actionArea", "lifePhase", "targetGroup", "programme", "status", "access"),
                List.copyOf(facets.keySet()));
        Random seeded = new Random(address.hashCode());
        facets.forEach((facet, values) -> sample(values, seeded).forEach(value -> {
            String link = (String) ((Map<?, ?>) value.get("links")).get("self");
            assertNotNull(value.get("name"), link);
            assertEquals(value.get("count"),
                    list(link.replaceAll("&facets=[^&]*|facets=[^&]*&", "")).extract().<Integer>path("page.totalItems"),
                    link);
        }));
    }

    /** What is unknown, what is found most often, and two others, always the same: to follow all links takes minutes. */
    private static Set<Map<String, Object>> sample(List<Map<String, Object>> values, Random seeded) {
        Set<Map<String, Object>> sample = new LinkedHashSet<>();
        sample.add(values.get(values.size() - 1));
        sample.add(values.stream().max(Comparator.comparing(value -> (Integer) value.get("count"))).orElseThrow());
        sample.add(values.get(seeded.nextInt(values.size())));
        sample.add(values.get(seeded.nextInt(values.size())));
        return sample;
    }

    @Test
    void every_count_is_what_the_relations_say() throws SQLException {
        Map<String, Integer> expected = new TreeMap<>();
        try (Connection connection = database.getConnection(); Statement counting = connection.createStatement();
                ResultSet row = counting.executeQuery("select facet, term, count(distinct project_id) from project_term group by 1, 2")) {
            while (row.next()) {
                expected.put(row.getString(1) + " " + row.getString(2), row.getInt(3));
            }
        }
        Map<String, List<Map<String, Object>>> facets = list("/api/v1/projects?size=1&" + ALL).extract().path("facets");
        facets.forEach((facet, values) -> values.stream().filter(value -> value.get("slug") != null)
                .forEach(value -> assertEquals(expected.getOrDefault(facet + " " + value.get("slug"), 0), value.get("count"),
                        facet + " " + value.get("slug"))));
    }

    @Test
    void each_is_counted_without_its_own_filter() {
        list("/api/v1/projects?topic=sprache&facets=topic,status&page=2&size=3")
                .body("page.totalItems", equalTo(5))
                .body("facets.topic.size()", equalTo(23))
                .body("facets.topic.find { it.slug == 'sprache' }.count", equalTo(5))
                .body("facets.topic.find { it.slug == 'arbeit-ausbildung' }.count", equalTo(10))
                .body("facets.topic.find { it.slug == 'arbeit-ausbildung' }.links.self",
                        equalTo("/api/v1/projects?facets=topic,status&size=3&topic=arbeit-ausbildung"))
                .body("facets.status.slug", contains("planned", "applied-for", "running", "paused", "ended", null))
                .body("facets.status.name", contains("geplant", "beantragt", "läuft", "ruht", "beendet", "ohne Angabe"))
                .body("facets.status.count", contains(0, 0, 5, 0, 0, 0));
    }

    @Test
    void what_states_nothing_is_counted_too_and_what_is_city_wide_in_every_area() {
        list("/api/v1/projects?facets=actionArea")
                .body("facets.actionArea.size()", equalTo(14))
                .body("facets.actionArea[12].slug", equalTo("nette"))
                .body("facets.actionArea[12].count", equalTo(12))
                .body("facets.actionArea[13].count", equalTo(27))
                .body("facets.actionArea[13].links.self", equalTo("/api/v1/projects?facets=actionArea&actionArea=!*"));
        list("/api/v1/projects?actionArea=!*&size=100").body("page.totalItems", equalTo(27))
                .body("items.match.actionArea.unique()", equalTo(List.of("unknown")));
        list("/api/v1/projects?actionArea=*").body("page.totalItems", equalTo(19));
        list("/api/v1/projects?organisation=!*").body("page.totalItems", equalTo(39));
        list("/api/v1/fundings?project=!*").body("page.totalItems", equalTo(1));
    }

    @Test
    void counts_come_only_when_asked_for_and_only_of_filters_that_have_them() {
        list("/api/v1/projects").body("$", not(hasKey("facets")));
        given().get("/api/v1/projects?facets=topic,titel").then().statusCode(400).body("errors[0].parameter", equalTo("facets"))
                .body("detail", containsString("topic, actionArea, lifePhase, targetGroup, programme, status, access"));
        given().get("/api/v1/projects?facets=topic&facets=status").then().statusCode(400);
        given().get("/api/v1/topics?facets=topic").then().statusCode(400);
        for (String value : List.of("*,nette", "!*,nette", "**", "!!*")) {
            given().queryParam("actionArea", value).get("/api/v1/projects").then().statusCode(400)
                    .body("errors[0].parameter", equalTo("actionArea"));
        }
    }
}
