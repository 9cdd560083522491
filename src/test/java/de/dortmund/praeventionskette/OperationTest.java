package de.dortmund.praeventionskette;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class OperationTest {

    @Inject
    AgroalDataSource database;

    @Test
    void is_ready_while_the_database_answers() {
        when().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP")).body("checks.data.database",
                hasItem("there"));
    }

    @Test
    void is_alive_and_started_whatever_the_database_does() {
        when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP")).body("checks", hasSize(0));
        when().get("/q/health/started").then().statusCode(200).body("status", equalTo("UP")).body("checks", hasSize(0));
    }

    @Test
    void metrics_tell_of_requests_pool_and_jvm() {
        when().get("/api/v1/projects/windel-cafe-b3").then().statusCode(200);

        metrics().body(containsString("uri=\"/api/v1/projects/{slug}\""))
                .body(containsString("http_server_requests_seconds_count{method=\"GET\""))
                .body(containsString("http_server_requests_seconds_sum{method=\"GET\""))
                .body(containsString("le=\"0.25\""))
                .body(containsString("agroal_active_count{datasource=\"default\"}"))
                .body(containsString("agroal_awaiting_count{datasource=\"default\"}"))
                .body(containsString("jvm_memory_used_bytes{area=\"heap\""))
                .body(containsString("jvm_gc_"))
                .body(containsString("process_cpu_usage"));
    }

    @Test
    void nobody_can_fill_the_metrics_with_invented_addresses_or_methods() {
        for (var path : List.of("/invented-7261", "/api/v1/invented-7261", "/api/v1/projects/invented-7261",
                "/api/v1/projects/a/invented-7261", "/docs/invented-7261",
                "/problems/invented-7261", "/.well-known/invented-7261")) {
            for (var method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "INVENTED7261")) {
                given().redirects().follow(false).request(method, path);
            }
        }

        metrics().body(not(containsString("invented-7261"))).body(not(containsString("INVENTED7261")))
                .body(containsString("method=\"OTHER\""));
    }

    @Test
    void no_statement_runs_longer_than_its_reader_waits() throws SQLException {
        for (var connection : everyConnectionOfThePool()) {
            try (connection) {
                assertEquals("5s", shown(connection, "statement_timeout"));
                assertEquals("30s", shown(connection, "idle_in_transaction_session_timeout"));
            }
        }
    }

    @Test
    void a_migration_may_take_its_time_and_leaves_no_connection_without_a_limit(@TempDir Path migrations) throws IOException, SQLException {
        try (var callback = getClass().getResourceAsStream("/db/migration/beforeEachMigrate.sql")) {
            Files.copy(callback, migrations.resolve("beforeEachMigrate.sql"));
        }
        Files.writeString(migrations.resolve("V1__sees_no_limit.sql"),
                "create table limits as select current_setting('statement_timeout') as statement_timeout");

        var flyway = Flyway.configure().dataSource(database).locations("filesystem:" + migrations).schemas("migration_without_limit")
                .load();
        assertEquals(1, flyway.migrate().migrationsExecuted);

        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            var row = statement.executeQuery("select statement_timeout from migration_without_limit.limits");
            row.next();
            assertEquals("0", row.getString(1));
            statement.execute("drop schema migration_without_limit cascade");
        }
        no_statement_runs_longer_than_its_reader_waits();
    }

    private static ValidatableResponse metrics() {
        return when().get("/q/metrics").then().statusCode(200);
    }

    private List<Connection> everyConnectionOfThePool() throws SQLException {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < database.getConfiguration().connectionPoolConfiguration().maxSize(); i++)
            connections.add(database.getConnection());
        return connections;
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
