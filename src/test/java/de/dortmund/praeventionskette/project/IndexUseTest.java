package de.dortmund.praeventionskette.project;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.http.Kept;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The very statements of an answer can be read off indexes: PostgreSQL remembers them (pg_stat_statements) and explains them. It would read
 * the few rows of the seed catalogue whole; with that forbidden, a plan that still reads a whole table shows that no index can help.
 * (What a search does with its words, SearchUpkeepTest explains: PostgreSQL remembers such statements without constants that matter to the plan.)
 */
@QuarkusTest
class IndexUseTest {

    /** What grows with the catalogue. */
    private static final List<String> LARGE = List.of("project_pick", "project", "search_document", "search_word", "search_completion",
            "search_posting",
            "pick_bits",
            "project_topic", "project_action_area", "project_target_group", "project_life_phase", "project_organisation", "project_place");

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ParameterizedTest(name = "{0} uses {1}")
    @CsvSource(delimiterString = " | ", value = {
            "/api/v1/projects | project_pick_order",
            "/api/v1/projects/windel-cafe-b3 | project_slug_key",
            "/api/v1/projects?topic=sprache&status=running | project_pick_terms",
            "/api/v1/projects?actionArea=nette&targetGroup=kinder&age=2 | project_pick_terms",
            "/api/v1/projects?organisation=stadt-dortmund | project_pick_terms",
            "/api/v1/projects?sort=title | project_pick_title",
            "/api/v1/projects?sort=-updatedAt | project_pick_latest",
            "/api/v1/suggest?q=wi | search_completion_rest",
            "/api/v1/projects?facets=topic,actionArea,lifePhase | pick_bits_pkey",
            "/api/v1/projects?topic=sprache&facets=topic,actionArea | project_pick_terms",
            "/api/v1/chain | pick_bits_pkey",
            "/api/v1/chain?topic=sprache | pick_bits_pkey"})
    void no_statement_of_an_answer_has_to_read_a_large_table_whole(String address, String index) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            given().urlEncodingEnabled(false).get(address).then().statusCode(200);
            Kept.forget();
            statement.execute("select pg_stat_statements_reset()");
            given().urlEncodingEnabled(false).get(address).then().statusCode(200);
            StringBuilder plans = new StringBuilder();
            for (String query : queries(statement)) {
                plans.append(plan(connection, query));
            }
            String read = plans.toString();
            assertTrue(read.contains(index), read);
            LARGE.forEach(table -> assertFalse(read.matches("(?s).*Seq Scan on " + table + "\\b.*"), table + "\n" + read));
        }
    }

    /** Sends statements as they are: the numbered parameters of the remembered ones are not to be bound. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "preferQueryMode=simple", "postgres", "");
    }

    private static List<String> queries(Statement statement) throws SQLException {
        List<String> queries = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "select query from pg_stat_statements where query ~* '^(select|with)' and query !~ 'pg_stat_statements|set_config' order by query")) {
            while (row.next()) {
                queries.add(row.getString(1));
            }
        }
        assertFalse(queries.isEmpty(), "the statements are remembered");
        return queries;
    }

    private static String plan(Connection connection, String query) throws SQLException {
        connection.setAutoCommit(false);
        StringBuilder plan = new StringBuilder("\n" + query + "\n");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local pg_trgm.similarity_threshold = 0.2");
            try (ResultSet row = statement.executeQuery("explain (generic_plan) " + query)) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return plan.toString();
    }
}
