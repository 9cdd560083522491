package de.dortmund.praeventionskette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TestDatabaseTest {

    @Inject
    AgroalDataSource database;

    @Test
    void sorts_german_names_as_a_german_reader_expects() throws SQLException {
        assertEquals(List.of("ähnlich", "Apfel", "Äpfel", "Öl", "Oma", "Straße", "Zebra"), strings("""
                select name from (values ('Zebra'), ('Straße'), ('Äpfel'), ('Oma'), ('Apfel'), ('Öl'), ('ähnlich')) names(name)
                order by name collate "de-x-icu\""""));
    }

    @Test
    void is_utf8_whatever_the_machine_is_set_to() throws SQLException {
        assertEquals(List.of("UTF8"), strings("show server_encoding"));
        assertEquals(List.of("äöü"), strings("select lower('ÄÖÜ')"));
    }

    private List<String> strings(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
