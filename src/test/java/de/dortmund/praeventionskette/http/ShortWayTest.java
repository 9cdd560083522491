package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A project is answered in the same way whichever way the question takes: with {@code format=json} it takes the ordinary one. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ShortWayTest {

    private static final String PROJECTS = "/api/v1/projects/";
    private static final String PROJECT = PROJECTS + "windel-cafe-b3";

    /** What requests send along, each of them a question of its own. */
    private static final List<Map<String, String>> SENT = List.of(
            Map.of(),
            Map.of("Accept-Encoding", "gzip"),
            Map.of("If-None-Match", "*"),
            Map.of("If-None-Match", "\"other\""),
            Map.of("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));

    @Inject
    DataSource database;

    @Test
    void only_a_project_in_json_without_a_wish_takes_it() {
        assertEquals("windel-cafe-b3", ShortWay.slugIn(AnswerKey.of(PROJECT, null, null)).orElseThrow());
        assertEquals("windel-cafe-b3", ShortWay.slugIn(AnswerKey.of(PROJECT, "application/json", "gzip")).orElseThrow());
        for (String other : List.of(PROJECT + "?format=json", PROJECT + "/", PROJECT + "/history", PROJECTS, PROJECTS + "A",
                PROJECTS + "a%2Db",
                PROJECTS + "-a", "/api/v1/topics/sprache")) {
            assertTrue(ShortWay.slugIn(AnswerKey.of(other, null, null)).isEmpty(), other);
        }
        assertTrue(ShortWay.slugIn(AnswerKey.of(PROJECT, "application/ld+json", null)).isEmpty());
    }

    @Test
    void both_ways_lead_to_the_same_answer() throws SQLException {
        for (String slug : visible()) {
            assertSame(slug);
        }
    }

    /** Half of what projects refer to is hidden, the other half is not; and so are the projects themselves. */
    @Test
    void both_ways_show_the_same_of_what_the_public_does_not_see() throws SQLException {
        List<String> before = visible();
        for (String table : List.of("funding_programme", "organisation", "action_area", "place", "target_group", "life_phase", "topic",
                "action_priority", "contact", "source", "project")) {
            execute("update " + table + " set publication = 'draft' where id % 2 = 0");
        }
        execute("update contact set visibility = 'partner' where id % 3 = 0");
        execute("update project set external_system = 'anderswo', external_id = slug, verified_at = now(), visible_until = now() + interval '1 day'");
        Kept.forget();
        assertFalse(visible().isEmpty());
        for (String slug : before) {
            assertSame(slug);
        }
    }

    @Test
    void what_is_no_project_takes_the_ordinary_way() {
        for (String slug : List.of("gibt-es-nicht", "sprache")) {
            given().get(PROJECTS + slug).then().statusCode(404).contentType("application/problem+json");
            assertSame(slug);
        }
    }

    @Test
    void what_the_edge_found_wrong_is_refused_on_both() {
        String tooLarge = "x".repeat(2_100_000);
        int status = given().body(tooLarge).get(PROJECT + "?format=json").statusCode();
        Kept.forget();
        assertEquals(413, status);
        assertEquals(status, given().body(tooLarge).get(PROJECT).statusCode());
    }

    private static void assertSame(String slug) {
        for (Map<String, String> sent : SENT) {
            Response expected = given().headers(sent).header(RequestId.HEADER, "same").get(PROJECTS + slug + "?format=json");
            Response answer = given().headers(sent).header(RequestId.HEADER, "same").get(PROJECTS + slug);
            assertEquals(expected.statusCode(), answer.statusCode(), slug + " " + sent);
            assertEquals(headers(expected), headers(answer), slug + " " + sent);
            assertEquals(expected.asString(), answer.asString(), slug + " " + sent);
        }
    }

    /** Their order means nothing (RFC 9110, 5.3), but that of those with the same name. */
    private static List<String> headers(Response answer) {
        List<String> headers = new ArrayList<>();
        answer.headers().forEach(header -> headers.add(header.getName().toLowerCase() + ": " + header.getValue()));
        return headers.stream().sorted((one, other) -> one.split(":")[0].compareTo(other.split(":")[0])).toList();
    }

    private List<String> visible() throws SQLException {
        List<String> slugs = new ArrayList<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select slug from project where visible")) {
            while (row.next()) {
                slugs.add(row.getString(1));
            }
        }
        return slugs;
    }

    private void execute(String change) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
    }
}
