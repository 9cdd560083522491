package de.dortmund.praeventionskette.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/** The failures that a packaged service meets on its own are tried with real ones in the package "process". */
class StartFailureTest {

    @Test
    void an_exception_that_explains_itself_is_the_line_however_deep_it_lies() {
        Exception seed = new StartException("projects.yaml, windel-cafe: unknown topic 'spielen'.");
        assertEquals("The service did not start. projects.yaml, windel-cafe: unknown topic 'spielen'.",
                StartFailure.explain(new RuntimeException("Failed to start quarkus", new IllegalStateException(seed))));
    }

    @Test
    void an_explanation_is_found_among_the_suppressed_too() {
        Exception failure = new IllegalStateException("close failed");
        failure.addSuppressed(new StartException("What really happened."));
        assertEquals("The service did not start. What really happened.", StartFailure.explain(failure));
    }

    @Test
    void an_unexpected_failure_tells_its_cause_and_how_to_learn_more() {
        String line = StartFailure.explain(new RuntimeException("outer", new IllegalStateException("the\n inner   reason")));
        assertEquals("The service did not start. IllegalStateException: the inner reason. "
                + "Start again with CATALOGUE_START_STACK_TRACE=true for the whole stack trace.", line);
    }

    @Test
    void a_failed_migration_tells_its_message_in_one_readable_line() {
        String line = StartFailure.explain(new RuntimeException(new FlywayException("Script V2__x.sql failed\n--------\nSQL State : 42P07\n"
                + "x".repeat(5000), new SQLException("relation exists", "42P07"))));
        assertTrue(line.contains("(Script V2__x.sql failed SQL State : 42P07 xxx"), line);
        assertTrue(line.length() < 800 && !line.contains("\n"), line);
    }

    @Test
    void a_lost_connection_counts_more_than_what_it_broke() {
        String line = StartFailure.explain(new FlywayException("unable to obtain a connection",
                new SQLException("The connection attempt failed.", "08001", new java.net.ConnectException("Connection refused"))));
        assertTrue(line.contains("can't be reached (Connection refused)"), line);
        assertFalse(line.contains("tables"), line);
    }

    @Test
    void further_errors_of_the_database_are_looked_at() {
        SQLException first = new BatchUpdateException("Batch entry 0 was aborted", "22000", new int[0]);
        first.setNextException(new SQLException("sorry, too many clients already", "53300"));
        assertTrue(StartFailure.explain(first).contains("takes no more connections (sorry, too many clients already)"));
    }

    @Test
    void causes_that_go_round_in_a_circle_end() {
        Exception inner = new Exception("inner");
        Exception outer = new Exception("outer", inner);
        inner.initCause(outer);
        assertTrue(StartFailure.explain(outer).contains("Exception: inner"));
    }
}
