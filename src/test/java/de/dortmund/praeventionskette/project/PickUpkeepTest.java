package de.dortmund.praeventionskette.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database keeps what projects are filtered and counted by, whoever writes: it is always what a rebuild would make of the records. */
@QuarkusTest
class PickUpkeepTest {

    /** Rows and bits, told by the ids of the projects and the names of the values: ordinals and codes may differ. */
    private static final String ROWS =
            "select md5(string_agg(concat_ws('|', p.id, p.slug, p.title, p.number, p.kind, p.status, p.publication, p.starts_on,"
                    + " p.updated_at, p.verified_at, p.city_wide, p.all_ages, p.ages, (select string_agg(t.facet || ':' || t.term, ',' order by t.facet, t.term)"
                    + " from pick_term t where t.code = any (p.terms))), E'\\n' order by p.id)) from project_pick p";
    private static final String BITS =
            "select md5(string_agg(concat_ws('|', t.facet, t.term, p.id), E'\\n' order by t.facet, t.term, p.id))"
                    + " || (select sum(bit_count(bits)) from pick_bits)"
                    + " from pick_bits b join pick_term t on t.code = b.code join project_pick p on p.chunk = b.chunk and get_bit(b.bits, p.bit) = 1";

    @Inject
    DataSource database;

    @Test
    void nothing_waits_and_a_rebuild_changes_nothing() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                assertEquals("0", read(connection, "select count(*) from pick_stale"));
                String before = state(connection);
                read(connection, "select pick_rebuild()");
                assertEquals(before, state(connection));
            } finally {
                connection.rollback();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
            "update project set title = 'Anders', number = 99, status = 'paused', verified_at = now() where slug = 'windel-cafe-b3'",
            "update project set publication = 'archived' where slug = 'windel-cafe-b3'",
            "update project set city_wide = not city_wide, city_wide_basis = null where number < 4",
            "update project set all_ages = not all_ages where number < 4",
            "update project set age_from_months = 24, age_to_months = 60, age_basis = 'stated' where number < 4",
            "update project set access = '{mobil}', programme_id = null, priority = null where number < 4",
            "update project set carrier_id = (select id from organisation where slug = 'jugendamt') where number < 4",
            "delete from project where number = 5",
            "delete from project_topic where position = 0",
            "delete from project_action_area",
            "update project_target_group set basis = 'ambiguous'",
            "update action_area set district = 'Wickede', slug = 'netter' where slug = 'nette'",
            "update place set district = 'Wickede'",
            "update topic set slug = 'sprechen' where slug = 'sprache'",
            "update target_group set broader_id = null",
            "update target_group set slug = 'kleine' where slug = 'kinder'",
            "update life_phase set age_from_months = 1, cross_cutting = true where slug = '0-3'",
            "update organisation set parent_id = null",
            "update funding_programme set slug = 'stark' where slug = 'kinderstark'",
            "update source set slug = 'blatt' where slug = 'faltblatt-aktionsplan'",
            "update action_priority set slug = 'neu-' || slug"})
    void a_change_leaves_what_a_rebuild_would_make(String change) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                String before = state(connection);
                assertNotEquals(0, statement.executeUpdate(change), "something is changed");
                statement.execute("set constraints all immediate");
                String kept = state(connection);
                assertNotEquals(before, kept);
                read(connection, "select pick_rebuild()");
                assertEquals(state(connection), kept);
            } finally {
                connection.rollback();
            }
        }
    }

    private static String state(Connection connection) throws SQLException {
        return read(connection, ROWS) + " " + read(connection, BITS);
    }

    private static String read(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
