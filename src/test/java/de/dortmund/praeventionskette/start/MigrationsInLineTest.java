package de.dortmund.praeventionskette.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MigrationsInLineTest {

    @Inject
    Flyway flyway;

    @Inject
    DataSource pool;

    @Test
    void a_migration_may_take_as_long_as_it_needs_and_a_reader_afterwards_may_not() throws SQLException {
        String usual = idleTime(pool);
        assertEquals("0", idleTime(flyway.getConfiguration().getDataSource()));
        assertEquals("30s", usual);
        assertEquals(usual, idleTime(pool));
    }

    private static String idleTime(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            setting.next();
            return setting.getString(1);
        }
    }
}
