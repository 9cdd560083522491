package de.dortmund.praeventionskette.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database keeps what is searched, whoever writes; and it is read by its indexes. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class SearchUpkeepTest {

    @Inject
    AgroalDataSource database;

    @Test
    void a_changed_title_is_found_at_once_and_the_former_one_no_more() throws SQLException {
        String before = given().get("/api/v1/projects/windel-cafe-b3").path("title");
        try {
            write("update project set title = 'Wickeltischrunde' where slug = 'windel-cafe-b3'");
            given().get("/api/v1/projects?q=Wickeltischrunde").then().body("items.slug", hasItem("windel-cafe-b3"));
            given().get("/api/v1/suggest?q=wickelt").then().body("items.slug", hasItem("windel-cafe-b3"));
            given().get("/api/v1/projects?q=Windelcafe").then().body("items", hasSize(0));
        } finally {
            write("update project set title = '" + before + "' where slug = 'windel-cafe-b3'");
        }
        given().get("/api/v1/projects?q=Wickeltischrunde").then().body("items", hasSize(0));
        given().get("/api/v1/projects?q=Windelcafe").then().body("items.slug", hasItem("windel-cafe-b3"));
    }

    @Test
    void what_is_not_published_is_not_found() throws SQLException {
        try {
            write("update project set publication = 'draft' where slug = 'windel-cafe-b3'");
            given().get("/api/v1/search?q=Windelcafe").then().body("items", hasSize(0));
            given().get("/api/v1/suggest?q=windel").then().body("items", hasSize(0));
        } finally {
            write("update project set publication = 'published' where slug = 'windel-cafe-b3'");
        }
        given().get("/api/v1/search?q=Windelcafe").then().body("items[0].slug", equalTo("windel-cafe-b3"));
    }

    @Test
    void a_synonym_that_an_editor_adds_works_at_once() throws SQLException {
        try {
            write("insert into search_synonym (term, finds) values ('Pampers-Treff', 'Windel')");
            given().get("/api/v1/projects?q=pampers treff").then().body("items[0].slug", equalTo("windel-cafe-b3"))
                    .body("items[0].match.q", equalTo("synonym"));
        } finally {
            write("delete from search_synonym where term = 'Pampers-Treff'");
        }
    }

    @Test
    void nothing_waits_to_be_refreshed_and_a_rebuild_changes_nothing() throws SQLException {
        assertEquals("0", read("select count(*) from search_stale"));
        String fingerprint = "select md5(string_agg(record_id || words::text, ',' order by record_id)) from search_document";
        String uses = "select md5(string_agg(word || projects || others, ',' order by word)) from search_word where projects + others > 0";
        String places =
                "select md5(string_agg(p.word || p.project || p.chunk || r.record || r.level, ',' order by p.word, p.project, p.chunk, r.record))"
                        + " from search_posting p cross join lateral search_posted(p.records) r";
        String before = read(fingerprint) + read(uses) + read(places);
        write("select search_rebuild()");
        assertEquals(before, read(fingerprint) + read(uses) + read(places));
    }

    /** Of each word where it stands best; what changes is appended, and of a record the last entry counts. */
    @Test
    void where_a_word_stands_is_what_the_records_say() throws SQLException {
        String differing = "with posted as (select p.word, p.project, p.chunk * cast(4096 as bigint) + r.record as id, r.level"
                + " from search_posting p cross join lateral search_posted(p.records) r),"
                + " said as (select l.lexeme collate \"C\", d.kind = 'projects', d.record_id, ascii(l.weights[1]) - ascii('A')"
                + " from search_document d cross join lateral unnest(d.words) l where length(l.lexeme) <= 100)"
                + " select count(*) from ((table posted except table said) union all (table said except table posted)) d";
        assertEquals("0", read(differing));
        String before = read("select title from project where slug = 'windel-cafe-b3'");
        try {
            for (String title : List.of("Wickeltischrunde", "Windeltausch", "Wickeltischrunde am Hafen", "Wickeltischrunde")) {
                write("update project set title = '" + title + "' where slug = 'windel-cafe-b3'");
                assertEquals("0", read(differing));
            }
            write("update project set publication = 'draft' where slug = 'windel-cafe-b3'");
            assertEquals("0", read(differing));
        } finally {
            write("update project set title = '" + before + "', publication = 'published' where slug = 'windel-cafe-b3'");
        }
        assertEquals("0", read(differing));
    }

    /** A row does not grow with every change. */
    @Test
    void a_row_of_places_is_packed_when_it_is_long() throws SQLException {
        String entries = "(select string_agg(int2send(((n %% 5) * 4096 + %s)::smallint), '' order by n) from generate_series(1, 7004) n)";
        assertEquals("14008", read("select octet_length(" + entries.formatted("n % 3000") + ")"));
        assertEquals("0", read("select octet_length(search_packed(" + entries.formatted("7") + "))"));
        assertEquals("t", read("select search_packed(r || '\\x0007') = '\\x0007' from " + entries.formatted("7") + " as e (r)"));
        assertEquals("0", read("select count(*) from (select r, search_packed(r) as packed from " + entries.formatted("n % 3000")
                + " as e (r)) e where octet_length(packed) >= octet_length(r) or exists (select from search_posted(r) except select from search_posted(packed))"));
    }

    /**
     * At most ten times as many as there are: joined by texts, of which nothing is known, the words of the seed's records alone were expected
     * to be forty thousand, and those of 10,000 so many that a commit took minutes.
     */
    @Test
    void the_words_of_many_records_are_planned_for_as_many_as_there_are() throws SQLException {
        String source = read("select prosrc from pg_proc where proname = 'search_refresh_stale'");
        String statement = source.substring(source.indexOf("with source as"), source.indexOf(";", source.indexOf("with source as")));
        String ids = read("select array_agg(record_id)::text from search_source");
        long records = Long.parseLong(read("select count(*) from search_source"));
        write("analyze");
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.getConnection(); Statement explain = connection.createStatement();
                ResultSet lines = explain.executeQuery("explain " + statement.replace("(ids)", "('" + ids + "'::bigint[])"))) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        Matcher fresh = Pattern.compile("CTE fresh\\n.*? rows=(\\d+)").matcher(plan);
        assertTrue(fresh.find(), plan.toString());
        assertTrue(Long.parseLong(fresh.group(1)) <= 10 * records, plan.toString());
    }

    @Test
    void a_search_that_takes_a_second_is_given_up_and_may_be_tried_again() throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table search_document in access exclusive mode");
            try {
                for (String address : List.of("/api/v1/projects?q=Windelcafe", "/api/v1/search?q=Windelcafe")) {
                    given().get(address).then().statusCode(503).contentType("application/problem+json")
                            .header("Retry-After", notNullValue())
                            .body("type", endsWith("/problems/unavailable")).time(lessThan(4_000L));
                }
            } finally {
                connection.rollback();
            }
        }
        given().get("/api/v1/projects?q=Windelcafe").then().statusCode(200);
    }

    @Test
    void no_persons_name_phone_or_mail_is_searched() throws SQLException {
        assertEquals("0", read("select count(*) from contact c join search_document d on d.record_id = c.id"
                + " where c.name is not null and d.words @@ phraseto_tsquery('simple', search_fold(c.name))"));
        assertTrue(Integer.parseInt(read("select count(*) from contact where name is not null")) > 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "search_document_words | select record_id from search_document where words @@ '''kinder'''::tsquery",
                    "search_posting_pkey | select chunk, records from search_posting where word = any ('{kinder,kind}') and project",
                    "search_word_part | select word from search_word where word like '%forderung%'",
                    "search_word_sound | select word from search_word where sound % 'stateilmuter'",
                    "search_word_stem | select word from search_word where stem = 'kind'",
                    "search_completion_rest | select slug from search_completion where offered = 2 and rest >= 'wi' and rest < 'wj' order by rest, slug limit 40",
            })
    void a_search_reads_an_index(String index, String query) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // the catalogue of the tests is so small that reading it whole would be cheaper
            statement.execute("set local enable_seqscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off");
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = statement.executeQuery("explain " + query)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            connection.rollback();
            assertTrue(plan.toString().contains(index), plan.toString());
        }
    }

    private void write(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        Kept.forget();
    }

    private String read(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
