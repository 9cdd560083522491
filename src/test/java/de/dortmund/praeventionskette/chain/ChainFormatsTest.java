package de.dortmund.praeventionskette.chain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** The chain as it ends up in a report: a table and a picture with the numbers of the matrix. */
@QuarkusTest
class ChainFormatsTest {

    @Test
    void the_table_begins_with_a_byte_order_mark_and_is_parted_by_semicolons() {
        byte[] bytes = given().get("/api/v1/chain.csv").then().statusCode(200).contentType("text/csv;charset=UTF-8")
                .header("ETag", notNullValue()).header("Catalogue-Revision", "1").extract().asByteArray();
        assertEquals("\uFEFFLebensphase / Handlungsfeld;Frühe Hilfen;", new String(bytes, StandardCharsets.UTF_8).substring(0, 42));
    }

    @Test
    void the_table_has_the_numbers_of_the_matrix() {
        List<String> lines = text("/api/v1/chain.csv").lines().toList();
        JsonPath chain = given().get("/api/v1/chain").jsonPath();
        List<Map<String, Object>> phases = chain.getList("rows.lines");
        for (int i = 0; i < phases.size(); i++) {
            List<Object> counts = chain.getList("cells.findAll { it.row == %s }.count"
                    .formatted(phases.get(i).get("slug") == null ? "null" : "'" + phases.get(i).get("slug") + "'"));
            String numbers = String.join(";", counts.stream().map(String::valueOf).toList());
            assertTrue(lines.get(i + 1).endsWith(";" + numbers + ";" + phases.get(i).get("sum") + ";" + phases.get(i).get("count")),
                    lines.get(i + 1));
        }
        assertTrue(lines.get(phases.size() + 1).startsWith("für jedes Alter;") && lines.get(phases.size() + 1).endsWith(";;11"),
                lines.get(phases.size() + 1));
        assertTrue(lines.get(lines.size() - 1).endsWith(";;46"));
        assertTrue(text("/api/v1/chain.csv").endsWith("\r\n"));
    }

    @ParameterizedTest(name = "?{0}")
    @ValueSource(strings = {"rows=lifePhase", "rows=actionArea&columns=programme", "rows=access&columns=district&topic=sprache",
            "rows=lifePhase&columns=actionArea", "rows=targetGroup&columns=lifePhase", "topic=sprache&topic=!sprache"})
    void the_picture_is_well_formed_and_says_in_words_what_it_shows(String query) throws Exception {
        byte[] bytes = given().urlEncodingEnabled(false).get("/api/v1/chain.svg?" + query).then().statusCode(200)
                .contentType("image/svg+xml;charset=UTF-8").header("ETag", notNullValue())
                .header("Cache-Control", containsString("max-age=60")).extract().asByteArray();
        Document picture = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertEquals("img", picture.getDocumentElement().getAttribute("role"));
        assertEquals("title desc", picture.getDocumentElement().getAttribute("aria-labelledby"));
        assertTrue(picture.getElementsByTagName("title").item(0).getTextContent().startsWith("Präventionskette: "));
        JsonPath chain = given().urlEncodingEnabled(false).get("/api/v1/chain?" + query).jsonPath();
        String words = picture.getElementsByTagName("desc").item(0).getTextContent();
        assertTrue(words.startsWith("%d Datensätze, %d von %d Feldern leer. ".formatted(chain.getInt("totals.records"),
                chain.getInt("totals.emptyCells"), chain.getInt("totals.cells"))), words);
        for (Map<String, Object> row : chain.<Map<String, Object>>getList("rows.lines")) {
            assertTrue(words.contains(row.get("name") + " (Datensätze: " + row.get("count") + "):"), row.toString());
        }
    }

    @Test
    void the_picture_shows_each_gap_hatched_with_a_dashed_edge() {
        // One more in the legend.
        assertEquals(83 + 1, text("/api/v1/chain.svg").split("stroke-dasharray", -1).length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/chain.svg", "/api/v1/chain.csv"})
    void a_client_that_has_it_gets_no_second_copy(String address) {
        String etag = given().get(address).then().statusCode(200).extract().header("ETag");
        given().header("If-None-Match", etag).get(address).then().statusCode(304);
        given().head(address).then().statusCode(200).header("ETag", etag);
    }

    private static String text(String address) {
        return new String(given().get(address).then().statusCode(200).extract().asByteArray(), StandardCharsets.UTF_8);
    }
}
