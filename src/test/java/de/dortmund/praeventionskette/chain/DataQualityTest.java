package de.dortmund.praeventionskette.chain;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.change.Clock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The work list of the editors. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class DataQualityTest {

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @ParameterizedTest(name = "{0} is asked of {1}")
    @CsvSource({"no-organisation, 39", "no-area, 27", "no-age, 28", "never-verified, 46", "stale, 0", "contact-never-verified, 13",
            "contact-stale, 0", "two-numbers, 1",
            "source-without-date, 4", "ended-area-in-use, 2"})
    void each_question_is_counted_and_is_a_filter(String issue, int count) {
        read("?size=1").body("issues.find { it.issue == '%s' }.count".formatted(issue), equalTo(count));
        read("?size=100&issue=" + issue).body("page.totalItems", equalTo(count)).body("items", hasSize(count))
                .body("items.issue", everyItem(equalTo(issue)));
    }

    @Test
    void each_row_links_to_its_record() {
        List<String> links = read("?size=100").extract().path("items.record.links.self");
        new TreeSet<>(links).forEach(link -> given().get(link).then().statusCode(200));
        read("?issue=two-numbers").body("items[0].record.slug", equalTo("vor-ort-nordstadt")).body("items[0].kind", equalTo("contacts"));
        read("?issue=ended-area-in-use").body("items.record.slug", hasItems("alt-scharnhorst", "wickede"));
    }

    @Test
    void pages_through_every_question_once() {
        TreeSet<String> rows = new TreeSet<>();
        for (int page = 1; page <= 8; page++) {
            read("?page=" + page).extract().jsonPath().getList("items").forEach(row -> assertTrue(rows.add(row.toString())));
        }
        assertEquals(160, rows.size());
        read("?page=2").header("Link", containsString("</api/v1/data-quality?page=3>; rel=\"next\"")).body("page.totalPages", equalTo(8));
    }

    @Test
    void several_questions_are_or_and_a_leading_exclamation_mark_negates() {
        read("?issue=no-area,no-age").body("page.totalItems", equalTo(55));
        read("?issue=!never-verified").body("page.totalItems", equalTo(160 - 46)).body("items.issue", not(hasItems("never-verified")));
    }

    @Test
    void what_goes_stale_by_the_clock_is_asked_about_until_somebody_confirms_it() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    begin; set local session_replication_role = replica;
                    update project set created_at = now() - interval '366 days' where slug in ('windel-cafe-b3', 'ausbildungsplatzakquise');
                    update contact set created_at = now() - interval '366 days' where slug = 'vor-ort-nordstadt'; commit""");
        }
        clock.look();
        Map.of("projects", "stale", "contacts", "contact-stale").forEach((resource, issue) -> {
            List<String> stale = read("?issue=" + issue).body("items.kind", everyItem(equalTo(resource))).extract()
                    .path("items.record.links.self");
            assertEquals(given().get("/api/v1/" + resource + "?stale=true").<List<String>>path("items.links.self").stream().sorted()
                    .toList(), stale.stream().sorted().toList());
            read("?size=1").body("issues.find { it.issue == '%s' }.count".formatted(issue), equalTo(stale.size()));
            stale.forEach(link -> given().get(link).then().statusCode(200).body("stale", equalTo(true)));
        });
        read("?issue=stale").body("items.record.slug", hasItems("windel-cafe-b3"));
        read("?issue=contact-stale").body("items.record.slug", equalTo(List.of("vor-ort-nordstadt")));

        editor().post("/api/v1/projects/windel-cafe-b3/confirmations").then().statusCode(200);
        patch(editor(), "/api/v1/contacts/vor-ort-nordstadt", "{\"verifiedAt\": \"" + Instant.now() + "\"}").then().statusCode(200);
        read("?issue=stale,never-verified").body("items.record.slug", not(hasItems("windel-cafe-b3")));
        read("?issue=contact-stale").body("items", hasSize(0));
    }

    @ParameterizedTest(name = "?{0} is a 400 at {1}")
    @CsvSource({"issue=farbe, issue, unknown-value", "size=0, size, out-of-range", "page=2000&size=100, page, out-of-range",
            "sort=slug, sort, unknown-parameter"})
    void bad_input_is_told(String query, String parameter, String code) {
        given().get("/api/v1/data-quality?" + query).then().statusCode(400).body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    private static ValidatableResponse read(String query) {
        return given().get("/api/v1/data-quality" + query).then().statusCode(200);
    }
}
