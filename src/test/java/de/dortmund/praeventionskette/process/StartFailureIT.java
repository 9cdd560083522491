package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed start is one line that says what to do, and a status that tells a script. */
class StartFailureIT {

    @TempDir
    Path directory;

    @Test
    void a_taken_port_is_named() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            String port = Integer.toString(other.getLocalPort());
            String line = failure(Map.of("QUARKUS_HTTP_PORT", port));
            assertContains(line, "Port " + port + " is already taken", "QUARKUS_HTTP_PORT");
        }
    }

    @Test
    void an_address_of_another_machine_can_not_be_listened_on() throws Exception {
        String line = failure(Map.of("QUARKUS_HTTP_HOST", "192.0.2.1"));
        assertContains(line, "can't listen on 192.0.2.1", "QUARKUS_HTTP_HOST");
    }

    @Test
    void an_unreachable_database_is_named_without_its_secrets() throws Exception {
        String line = failure(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + closedPort() + "/x?password=geheim"));
        assertContains(line, "jdbc:postgresql://127.0.0.1:", "/x can't be reached", "QUARKUS_DATASOURCE_JDBC_URL");
        assertFalse(line.contains("geheim"), line);
    }

    @Test
    void an_address_that_is_none_is_told_with_an_example() throws Exception {
        String line = failure(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "postgres://127.0.0.1/x"));
        assertContains(line, "is no address of a PostgreSQL database", "jdbc:postgresql://host:5432/name");
    }

    @Test
    void a_wrong_password_is_told() throws Exception {
        try (ExternalDatabase database = external()) {
            String line = failure(database.settings("catalogue", "wrong"));
            assertContains(line, "refuses the login of user \"catalogue\"", "QUARKUS_DATASOURCE_PASSWORD");
        }
    }

    @Test
    void an_unknown_database_is_named() throws Exception {
        try (ExternalDatabase database = external()) {
            String line = failure(database.settings("nowhere", "secret"));
            assertContains(line, "/nowhere does not exist", "QUARKUS_DATASOURCE_JDBC_URL");
        }
    }

    @Test
    void a_database_of_somebody_else_is_left_alone() throws Exception {
        try (ExternalDatabase database = external()) {
            execute(database, "create table somebody_elses (id int)");
            String line = failure(database.settings());
            assertContains(line, "tables that are not the service's", "empty database");
        }
    }

    @Test
    void a_failed_migration_tells_what_the_database_said() throws Exception {
        try (ExternalDatabase database = external()) {
            execute(database, """
                    create schema guard; create function guard.refuse() returns event_trigger language plpgsql as
                    $$ begin raise exception 'no tables today'; end $$""");
            execute(database, "create event trigger refuse on ddl_command_start when tag in ('CREATE TABLE') "
                    + "execute function guard.refuse()");
            String line = failure(database.settings());
            assertContains(line, "could not be brought to this version", "no tables today", "start again");
        }
    }

    @Test
    void a_file_in_the_place_of_the_data_folder_is_named() throws Exception {
        Files.createFile(directory.resolve("taken"));
        String line = failure(Map.of("CATALOGUE_DATABASE_FOLDER", "taken"));
        assertContains(line, "taken can't be written", "is in the way", "CATALOGUE_DATABASE_FOLDER");
    }

    @Test
    void a_folder_without_permission_is_named() throws Exception {
        String[] ordinaryUser = OrdinaryUser.prefixIfRoot();
        Files.createDirectory(directory.resolve("locked"));
        OrdinaryUser.letRead(directory);
        OrdinaryUser.letRead(directory.resolve("locked"));
        String line = failure(Map.of("CATALOGUE_DATABASE_FOLDER", "locked/postgres"), ordinaryUser);
        assertContains(line, "locked/postgres can't be written", "no permission", "CATALOGUE_DATABASE_FOLDER");
    }

    @Test
    void a_folder_with_the_files_of_another_release_of_postgresql_is_told() throws Exception {
        Path cluster = Files.createDirectories(directory.resolve("data/postgres/cluster"));
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
        Files.createFile(cluster.resolve("postgresql.conf"));
        String line = failure(Map.of());
        assertContains(line, "database files are incompatible with server", "server.log");
    }

    @Test
    void the_whole_stack_trace_comes_when_asked_for() throws Exception {
        try (Service service = Service.start(directory, Map.of("QUARKUS_DATASOURCE_JDBC_URL", "postgres://127.0.0.1/x",
                "CATALOGUE_START_STACK_TRACE", "true"))) {
            assertNotEquals(0, service.exitStatus(Service.PATIENCE));
            assertTrue(service.errors().stream().anyMatch(line -> line.startsWith("\tat ")), service::toString);
        }
    }

    private String failure(Map<String, String> settings, String... prefix) throws IOException, InterruptedException {
        try (Service service = Service.start(directory, settings, prefix)) {
            assertNotEquals(0, service.exitStatus(Service.PATIENCE));
            List<String> errors = service.errors();
            assertEquals(1, errors.size(), service::toString);
            String everything = service.toString();
            assertFalse(everything.contains("\tat ") || everything.contains("stackTrace"), everything);
            return errors.get(0);
        }
    }

    private ExternalDatabase external() throws IOException, SQLException {
        return new ExternalDatabase(directory.resolve("external"));
    }

    private static void execute(ExternalDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void assertContains(String line, String... parts) {
        for (String part : parts) {
            assertTrue(line.contains(part), line);
        }
    }
}
