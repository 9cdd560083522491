package de.dortmund.praeventionskette.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The PostgreSQL that the service brings along is a real one: it outlives the service, whatever happens to the service. */
class EmbeddedDatabaseIT {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private Service service;

    @AfterEach
    void endWhatIsLeft() throws IOException {
        if (service != null) {
            service.close();
        }
    }

    @Test
    void nothing_is_lost_when_the_service_is_killed_twenty_times() throws Exception {
        int orphans = 0;
        for (int kills = 0; kills < 20; kills++) {
            start();
            assertEquals(kills, countRowsAndAddOne());
            ProcessHandle server = service.server().orElseThrow();
            service.kill();
            if (kills % 4 == 3) {
                server.destroyForcibly();
            } else if (isRunning(server)) {
                orphans++;
            }
        }
        start();
        assertEquals(20, countRowsAndAddOne());
        assertEquals(15, orphans, "times the next start met a server that still ran");
    }

    @Test
    void a_first_start_that_was_killed_half_way_is_no_harm() throws Exception {
        service = Service.start(directory, Map.of());
        Await.that("the first start has begun to make something", Service.PATIENCE, this::isUnfinished);
        service.kill();
        assertTrue(isUnfinished());
        start();
        assertEquals(0, countRowsAndAddOne());
        assertFalse(isUnfinished(), "what was begun is swept away");
    }

    @Test
    void it_puts_every_commit_on_the_disk_and_listens_to_this_machine_alone() throws Exception {
        start();
        assertEquals("on", show("fsync"));
        assertEquals("on", show("synchronous_commit"));
        assertEquals("on", show("full_page_writes"));
        assertEquals("127.0.0.1", show("listen_addresses"));
        assertEquals("", show("unix_socket_directories"));
        assertEquals("UTF8", show("server_encoding"));
    }

    @Test
    void sigterm_stops_service_and_server_within_five_seconds() throws Exception {
        start();
        ProcessHandle server = service.server().orElseThrow();
        service.terminate();
        service.exitStatus(FIVE_SECONDS);
        assertFalse(isRunning(server));
        assertTrue(service.server().isEmpty());
        assertTrue(Files.readString(service.folder().resolve("server.log")).contains("database system is shut down"));
        assertFalse(service.toString().contains("ERROR"), service::toString);
    }

    @Test
    void a_second_instance_on_the_same_folder_says_so_and_stops() throws Exception {
        start();
        try (Service second = Service.start(directory, Map.of("CATALOGUE_DATABASE_FOLDER", "./data/../data/postgres"))) {
            assertNotEquals(0, second.exitStatus(Service.PATIENCE));
            assertEquals(1, second.errors().size(), second::toString);
            assertTrue(second.errors().get(0).matches(".*Another instance \\(process \\d+\\) already uses the data folder .*"
                    + "CATALOGUE_DATABASE_FOLDER.*"), second::toString);
            assertTrue(service.isReady());
            assertEquals(0, countRowsAndAddOne());
        }
    }

    @Test
    void a_stranger_with_the_number_of_the_old_server_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            startsAlthoughItsServerSeemsToBe(stranger.toHandle());
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void an_old_server_that_ended_and_that_nobody_took_note_of_is_no_harm() throws Exception {
        Process negligent = new ProcessBuilder("sh", "-c", "true & exec tail -f /dev/null").start();
        try {
            startsAlthoughItsServerSeemsToBe(Await.until("a zombie", FIVE_SECONDS,
                    () -> negligent.children().filter(child -> !isRunning(child)).findFirst()));
        } finally {
            negligent.destroyForcibly();
        }
    }

    private void startsAlthoughItsServerSeemsToBe(ProcessHandle other) throws Exception {
        start();
        assertEquals(0, countRowsAndAddOne());
        Path file = service.folder().resolve("cluster/postmaster.pid");
        List<String> lines = Files.readAllLines(file);
        service.terminate();
        service.exitStatus(FIVE_SECONDS);
        lines.set(0, Long.toString(other.pid()));
        Files.write(file, lines);
        start();
        assertEquals(1, countRowsAndAddOne());
    }

    @Test
    void an_ordinary_user_can_run_it_and_stop_it() throws Exception {
        OrdinaryUser.give(directory);
        service = Service.start(directory, Map.of(), OrdinaryUser.prefixIfRoot()).ready();
        assertEquals(0, countRowsAndAddOne());
        service.terminate();
        service.exitStatus(FIVE_SECONDS);
        assertTrue(service.server().isEmpty());
    }

    @Test
    void logs_are_for_people_and_greet_them() throws Exception {
        start();
        String output = Await.until("the greeting", FIVE_SECONDS,
                () -> Optional.of(service.output()).filter(text -> text.contains("Ctrl+C")));
        assertTrue(output.matches("(?s).*http://localhost:\\d+/docs.*http://localhost:\\d+/api/v1.*" + directory.getFileName()
                + "/data/postgres.*"), output);
        assertFalse(output.contains("{\"timestamp\""), output);
    }

    @Test
    void with_a_configured_database_it_is_not_even_started() throws Exception {
        try (ExternalDatabase database = new ExternalDatabase(directory.resolve("external"))) {
            service = Service.start(directory, database.settings()).ready();
            assertFalse(Files.exists(directory.resolve("data")));
            assertTrue(service.output().lines().filter(line -> line.startsWith("{\"timestamp\"")).count() > 1, service::toString);
            try (Connection connection = database.connect(); var statement = connection.createStatement();
                    var rows = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
                assertTrue(rows.next() && rows.getBoolean(1));
            }
            service.terminate();
            service.exitStatus(FIVE_SECONDS);
        }
    }

    private void start() throws IOException {
        service = Service.start(directory, Map.of()).ready();
    }

    /** A process that has ended is still alive to Java until its parent takes note of it. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "status")).contains("State:\tZ");
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private boolean isUnfinished() throws IOException {
        try (var entries = Files.newDirectoryStream(service.folder(), "unfinished-*")) {
            return entries.iterator().hasNext();
        }
    }

    private int countRowsAndAddOne() throws IOException, SQLException {
        try (Connection connection = service.connect(); var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (number int primary key)");
            try (var rows = statement.executeQuery("select count(*) from kept")) {
                rows.next();
                int count = rows.getInt(1);
                statement.execute("insert into kept values (" + count + ")");
                return count;
            }
        }
    }

    private String show(String setting) throws IOException, SQLException {
        try (Connection connection = service.connect(); var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
