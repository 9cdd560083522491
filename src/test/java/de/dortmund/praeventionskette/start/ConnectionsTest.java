package de.dortmund.praeventionskette.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectionsTest {

    @Inject
    AgroalDataSource pool;

    @Test
    void who_asks_for_something_waits_shorter_for_a_connection_than_the_start() {
        assertEquals(Duration.ofMillis(1_500), pool.getConfiguration().connectionPoolConfiguration().acquisitionTimeout());
    }
}
