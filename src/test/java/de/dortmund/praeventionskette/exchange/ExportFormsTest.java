package de.dortmund.praeventionskette.exchange;

import static de.dortmund.praeventionskette.exchange.Taken.items;
import static de.dortmund.praeventionskette.exchange.Taken.json;
import static de.dortmund.praeventionskette.exchange.Taken.list;
import static de.dortmund.praeventionskette.exchange.Taken.table;
import static de.dortmund.praeventionskette.exchange.Taken.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the forms that are taken along: tables for spreadsheets, layers for maps. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ExportFormsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void a_table_reads_back_as_it_was_whatever_stands_in_it() throws IOException, SQLException {
        String text = "Zeile \"eins\",\r\nZeile; zwei – äöüß €";
        organisation("b3-test", "=HYPERLINK(\"x\")", text);
        try {
            for (String parameter : List.of("", "&separator=comma", "&separator=%2C", "&separator=semicolon", "&separator=%3B")) {
                String csv = text("organisations?format=csv&sort=slug&fields=slug,name,description" + parameter);
                assertEquals("\uFEFFslug", csv.substring(0, 5));
                List<List<String>> table = table(csv, parameter.matches(".*(semicolon|3B)") ? ';' : ',');
                assertEquals(List.of("slug", "name", "description"), table.get(0));
                assertTrue(table.contains(List.of("b3-test", "'=HYPERLINK(\"x\")", text)), csv);
                assertTrue(csv.endsWith("\r\n"));
            }
        } finally {
            execute("delete from organisation where slug = 'b3-test'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49", "-1", "@SUM(A1)", "\tx", "\rx"})
    void a_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(String name) throws IOException, SQLException {
        organisation("b3-test", name, "x");
        try {
            List<List<String>> table = table(text("organisations?format=csv&fields=slug,name"), ',');
            assertTrue(table.contains(List.of("b3-test", "'" + name)), table.toString());
        } finally {
            execute("delete from organisation where slug = 'b3-test'");
        }
    }

    @Test
    void a_table_shows_names_and_keeps_negative_numbers() throws IOException {
        List<List<String>> table = table(text("projects?format=csv&lifePhase=schwangerschaft-geburt&unknown=lifePhase"), ',');
        List<String> head = table.get(0);
        assertEquals(List.of("slug", "title", "subtitle", "kind", "status", "programme"), head.subList(0, 6));
        List<JsonNode> items = items("projects?lifePhase=schwangerschaft-geburt&unknown=lifePhase");
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            List<String> row = table.get(i + 1);
            List<String> topics = list(item.get("topics")).stream().map(topic -> topic.get("name").asText()).toList();
            assertEquals(String.join(" | ", topics), row.get(head.indexOf("topics")));
            assertEquals(item.get("ageFromMonths").asText(""), row.get(head.indexOf("ageFromMonths")));
            assertEquals("lifePhase: " + item.at("/match/lifePhase").asText(), row.get(head.indexOf("match")));
        }
        assertTrue(items.size() > 1);
    }

    @Test
    void a_map_layer_says_longitude_first_how_precise_it_is_and_null_where_nothing_is_known() throws IOException {
        List<JsonNode> areas = items("action-areas?");
        List<JsonNode> features = list(json(text("action-areas?format=geojson")).get("features"));
        for (int i = 0; i < areas.size(); i++) {
            JsonNode point = areas.get(i).get("point");
            JsonNode feature = features.get(i);
            assertEquals("Feature", feature.get("type").asText());
            assertEquals(List.of(point.get("longitude"), point.get("latitude")), list(feature.at("/geometry/coordinates")));
            assertEquals(point.get("precisionMetres"), feature.at("/properties/precisionMetres"));
            assertEquals(areas.get(i).get("name"), feature.at("/properties/name"));
        }
        JsonNode projects = json(text("projects?format=geojson"));
        assertEquals("FeatureCollection", projects.get("type").asText());
        assertFalse(projects.has("crs"));
        List<String> types = new ArrayList<>();
        for (JsonNode feature : projects.get("features")) {
            types.add(feature.at("/geometry/type").asText("null"));
            boolean cityWide = feature.at("/properties/cityWide").asBoolean();
            assertTrue(feature.has("geometry"));
            assertTrue(!cityWide || feature.get("geometry").isNull(), feature.get("id").asText());
            int points = feature.at("/properties/points").size();
            assertEquals(points == 0 ? "null" : points == 1 ? "Point" : "MultiPoint", types.get(types.size() - 1));
        }
        assertTrue(types.containsAll(List.of("null", "Point", "MultiPoint")), types.toString());
        for (JsonNode feature : json(text("organisations?format=geojson")).get("features")) {
            assertTrue(feature.get("geometry").isNull());
        }
    }

    @Test
    void an_area_with_a_boundary_is_its_boundary_the_outside_counterclockwise_and_holes_clockwise() throws IOException, SQLException {
        String sent =
                "[[[7.3, 51.5], [7.4, 51.6], [7.4, 51.5], [7.3, 51.5]], [[7.38, 51.52], [7.39, 51.52], [7.39, 51.53], [7.38, 51.52]]]";
        String wound =
                "[[[7.3, 51.5], [7.4, 51.5], [7.4, 51.6], [7.3, 51.5]], [[7.38, 51.52], [7.39, 51.53], [7.39, 51.52], [7.38, 51.52]]]";
        execute("update action_area set boundary = '{\"type\": \"Polygon\", \"coordinates\": " + sent + "}' where slug = 'nette'");
        try {
            JsonNode feature = list(json(text("action-areas?format=geojson")).get("features")).stream()
                    .filter(f -> f.get("id").asText().equals("nette")).findFirst().orElseThrow();
            assertEquals("Polygon", feature.at("/geometry/type").asText());
            assertEquals(json(wound), feature.at("/geometry/coordinates"));
            assertFalse(feature.get("properties").has("boundary"));
        } finally {
            execute("update action_area set boundary = null where slug = 'nette'");
        }
    }

    private void organisation(String slug, String name, String description) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into organisation (id, slug, version, created_at, updated_at, name, kind,"
                        + " description) values (nextval('record_seq'), ?, 1, now(), now(), ?, 'group', ?)")) {
            insert.setString(1, slug);
            insert.setString(2, name);
            insert.setString(3, description);
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        Kept.forget();
    }
}
