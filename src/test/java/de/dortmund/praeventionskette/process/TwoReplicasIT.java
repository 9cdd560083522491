package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** As in production: several replicas start at once on one database that is still empty. */
class TwoReplicasIT {

    @TempDir
    Path folder;

    /** Twice: which of the two is ahead by how much is chance. */
    @RepeatedTest(2)
    void two_that_start_at_once_load_the_catalogue_once() throws Exception {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path two = Files.createDirectory(folder.resolve("two"));
        try (ExternalDatabase database = new ExternalDatabase(folder.resolve("database"));
                Service first = Service.start(one, database.settings());
                Service second = Service.start(two, database.settings())) {
            first.ready();
            second.ready();
            try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                    ResultSet counts =
                            statement.executeQuery("select (select count(*) from project), (select max(number) from revision)")) {
                counts.next();
                assertEquals(46, counts.getInt(1));
                assertEquals(1, counts.getInt(2));
            }
        }
    }
}
