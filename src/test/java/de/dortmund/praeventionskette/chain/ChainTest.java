package de.dortmund.praeventionskette.chain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix of the chain: its numbers, and that each link finds exactly what was counted. */
@QuarkusTest
class ChainTest {

    @Inject
    DataSource database;

    private static final String PHASES = "rows.lines.find { it.slug == '%s' }.%s";

    @Test
    void shows_life_phases_by_topics_with_83_of_132_cells_empty() {
        JsonPath chain = chain("");
        assertEquals(132, chain.getInt("totals.cells"));
        assertEquals(83, chain.getInt("totals.emptyCells"));
        assertEquals(9 * 23, chain.getList("cells").size());
        assertEquals(46, chain.getInt("totals.records"));
        assertEquals(11, chain.getInt("totals.allAges"));
    }

    @ParameterizedTest(name = "{0} has {1} records")
    @CsvSource({"schwangerschaft-geburt, 3", "0-3, 8", "3-6, 9", "6-10, 10", "10-16, 5", "uebergang-schule-beruf, 9", "erwachsene, 6",
            "senioren, 2"})
    void counts_each_record_of_a_phase_once(String phase, int records) {
        assertEquals(records, chain("").getInt(PHASES.formatted(phase, "count")));
    }

    @ParameterizedTest(name = "{0} × {1} is {2}")
    @CsvSource({"0-3, fruehe-foerderung, 6", "uebergang-schule-beruf, arbeit-ausbildung, 7"})
    void counts_the_records_that_name_row_and_column(String phase, String topic, int count) {
        assertEquals(count, (int) chain("").get("cells.find { it.row == '%s' && it.column == '%s' }.count".formatted(phase, topic)));
    }

    @Test
    void says_the_sum_of_a_row_beside_the_number_of_its_records() {
        JsonPath chain = chain("");
        List<Integer> cells = chain.getList("cells.findAll { it.row == '0-3' }.count");
        int sum = cells.stream().mapToInt(i -> i).sum();
        assertEquals(sum, chain.getInt(PHASES.formatted("0-3", "sum")));
        assertTrue(sum > 8, "a record with several topics stands in several cells: " + sum);
        List<Integer> all = chain.getList("cells.count");
        assertEquals(all.stream().mapToInt(i -> i).sum(), chain.getInt("totals.sum"));
    }

    @ParameterizedTest(name = "?{0}")
    @ValueSource(strings = {
            "",
            "rows=actionArea&columns=access",
            "rows=lifePhase&columns=district",
            "rows=targetGroup&columns=access&topic=sprache",
            "rows=programme&columns=lifePhase&district=Innenstadt-Nord&status=running",
            "rows=access&columns=programme&actionArea=nette&unknown=actionArea",
            "rows=lifePhase&columns=programme&lifePhase=0-3,3-6&unknown=lifePhase",
            "rows=programme&columns=district&actionArea=!nette&topic=!sprache&unknown=actionArea,topic",
            "rows=lifePhase&columns=access&allAges=true",
            "rows=access&columns=district&cityWide=false"})
    void every_kind_of_link_finds_exactly_the_counted_records(String query) {
        JsonPath chain = chain(query);
        Map<String, Map<String, Object>> counts = new TreeMap<>();
        for (Map<String, Object> cell : chain.<Map<String, Object>>getList("cells")) {
            String place = cell.get("row") == null ? "unknown row" : cell.get("column") == null ? "unknown column" : "cell";
            Map<String, Object> counted = new HashMap<>(cell);
            counted.put("projects", cell.get("count"));
            collect(counts, place, counted);
        }
        for (String side : List.of("rows", "columns")) {
            for (Map<String, Object> line : chain.<Map<String, Object>>getList(side + ".lines")) {
                collect(counts, line.get("slug") == null ? "unknown of " + side : side,
                        Map.of("links", line.get("links"), "projects", line.get("count")));
            }
        }
        Map<String, Object> totals = new HashMap<>(chain.getMap("totals"));
        totals.put("projects", totals.get("records"));
        collect(counts, "totals", totals);
        Random seeded = new Random(query.hashCode());
        counts.forEach(
                (kind, links) -> sample(links, seeded).forEach(link -> assertEquals(links.get(link), found(link), kind + ": " + link)));
    }

    /** The links of a part of the answer by what they are and whether they find something, each with the number that stands beside it. */
    private static void collect(Map<String, Map<String, Object>> counts, String part, Map<String, Object> of) {
        Map<?, ?> links = (Map<?, ?>) of.get("links");
        for (String name : List.of("projects", "allAges", "cityWide")) {
            assertEquals(links.get(name) == null, of.get(name) == null, part + " " + name);
            if (links.get(name) != null) {
                String kind = part + " " + name + (of.get(name).equals(0) ? ", none" : ", some");
                counts.computeIfAbsent(kind, k -> new TreeMap<>()).put(links.get(name).toString(), of.get(name));
            }
        }
    }

    /** A few of each kind, always the same: to follow all of the thousands of links takes minutes. */
    private static List<String> sample(Map<String, Object> links, Random seeded) {
        List<String> shuffled = new ArrayList<>(links.keySet());
        Collections.shuffle(shuffled, seeded);
        return shuffled.subList(0, Math.min(2, shuffled.size()));
    }

    private static int found(String link) {
        assertTrue(link.startsWith("/api/v1/projects"), link);
        return given().urlEncodingEnabled(false).get(link + (link.contains("?") ? "&" : "?") + "size=1&fields=slug").then()
                .statusCode(200).extract().path("page.totalItems");
    }

    @ParameterizedTest(name = "{0} × {1}")
    @CsvSource({"lifePhase, topic", "targetGroup, access", "programme, topic", "lifePhase, district", "actionArea, targetGroup"})
    void every_cell_is_what_the_relations_say(String rows, String columns) throws SQLException {
        Map<List<String>, Integer> expected = new HashMap<>();
        try (Connection connection = database.getConnection(); PreparedStatement counting = connection.prepareStatement(
                "select r.term, c.term, count(distinct p.id) from project p join project_named_term r on r.project_id = p.id and r.facet = ?"
                        + " join project_named_term c on c.project_id = p.id and c.facet = ?"
                        + " where not (p.all_ages and 'lifePhase' in (r.facet, c.facet))"
                        + " and not (p.city_wide and (r.facet in ('actionArea', 'district') or c.facet in ('actionArea', 'district'))) group by 1, 2")) {
            counting.setString(1, rows);
            counting.setString(2, columns);
            try (ResultSet row = counting.executeQuery()) {
                while (row.next()) {
                    expected.put(List.of(row.getString(1), row.getString(2)), row.getInt(3));
                }
            }
        }
        assertTrue(expected.size() > 3, "the relations say something");
        Map<List<String>, Integer> shown = new HashMap<>();
        chain("rows=" + rows + "&columns=" + columns).<Map<String, Object>>getList("cells").stream()
                .filter(cell -> cell.get("row") != null && cell.get("column") != null && !cell.get("count").equals(0))
                .forEach(cell -> shown.put(List.of((String) cell.get("row"), (String) cell.get("column")), (Integer) cell.get("count")));
        assertEquals(expected, shown);
    }

    @Test
    void hides_nothing_every_record_is_named_unknown_or_fits_everything() {
        JsonPath chain = chain("rows=actionArea&columns=access");
        int unknown = chain.getInt("rows.lines.find { it.slug == null }.count");
        assertEquals(27, unknown);
        assertEquals(10, chain.getInt("totals.cityWide"));
        assertEquals(46, chain.getInt("totals.records"));
        assertEquals("keine Angabe", chain.getString("rows.lines[-1].name"));
    }

    @Test
    void tells_the_records_apart_that_may_be_meant() {
        JsonPath chain = chain("rows=actionArea&columns=topic");
        List<Integer> ambiguous = chain.getList("rows.lines.ambiguous");
        assertTrue(ambiguous.stream().mapToInt(i -> i).sum() > 0, ambiguous.toString());
    }

    @Test
    void a_group_includes_its_narrower_ones() {
        JsonPath chain = chain("rows=targetGroup&columns=access");
        assertEquals(13, chain.getInt("rows.lines.find { it.slug == 'kinder' }.count"));
    }

    @Test
    void takes_the_other_side_by_itself_where_one_is_given() {
        read("?rows=topic").body("columns.dimension", equalTo("lifePhase"));
        read("?columns=lifePhase").body("rows.dimension", equalTo("topic"));
        read("?columns=access").body("rows.dimension", equalTo("lifePhase"));
        read("").body("rows.dimension", equalTo("lifePhase")).body("columns.dimension", equalTo("topic"));
    }

    @Test
    void an_address_that_found_nothing_counts_nothing() {
        JsonPath chain = chain("topic=sprache&topic=!sprache");
        assertEquals(0, chain.getInt("totals.records"));
        assertEquals(132, chain.getInt("totals.emptyCells"));
    }

    @ParameterizedTest(name = "{0} is a 400 at {1}")
    @CsvSource({"?rows=farbe, rows, unknown-value", "?columns=, columns, empty", "?rows=topic&columns=topic, columns, same-as-rows",
            "?rows=topic&rows=access, rows, repeated", "?topic=farbe, topic, unknown-value", "?page=1, page, unknown-parameter",
            "?unknown=topic, unknown, unknown-value", "/gaps?minCount=0, minCount, out-of-range",
            "/gaps?minCount=viele, minCount, not-a-number", "/priorities?rows=topic, rows, unknown-parameter",
            ".csv?columns=farbe, columns, unknown-value", ".svg?rows=topic&columns=topic, columns, same-as-rows"})
    void bad_input_is_told(String query, String parameter, String code) {
        given().urlEncodingEnabled(false).get("/api/v1/chain" + query).then().statusCode(400).contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(parameter)).body("errors[0].code", equalTo(code));
    }

    @Test
    void an_unknown_side_is_told_with_the_allowed_ones() {
        given().get("/api/v1/chain?rows=farbe").then().body("detail",
                containsString("lifePhase, topic, actionArea, district, targetGroup, programme, access"));
    }

    @Test
    void the_answer_can_be_kept_and_asked_for_again() {
        String etag = read("").header("Catalogue-Revision", "1").extract().header("ETag");
        given().header("If-None-Match", etag).get("/api/v1/chain").then().statusCode(304);
    }

    @Test
    void the_links_lead_to_the_same_matrix_in_other_forms() {
        read("?rows=access&columns=programme&topic=sprache")
                .body("links.gaps", equalTo("/api/v1/chain/gaps?rows=access&columns=programme&topic=sprache"))
                .body("links.svg", equalTo("/api/v1/chain.svg?rows=access&columns=programme&topic=sprache"))
                .body("cells[0].cityWide", nullValue())
                .body("cells.row", hasItem(nullValue()));
    }

    private static ValidatableResponse read(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/chain" + query).then().statusCode(200);
    }

    private static JsonPath chain(String query) {
        return read(query.isEmpty() ? "" : "?" + query).extract().jsonPath();
    }
}
