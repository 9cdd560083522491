package de.dortmund.praeventionskette.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One PostgreSQL server on a lasting folder: its cluster, the password that was made for it, its log. Every program of PostgreSQL
 * is started here. The folder must be locked ({@link InstanceLock}) before anything is done with it.
 */
final class PostgresServer {

    /** The only user there is, owner of everything in the cluster. */
    static final String USER = "postgres";

    /** How long a server may fail to start for a reason that passes: the processes of a killed one that are just ending. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A server deletes the file with its number, for which pg_ctl waits, a moment before its process ends. */
    private static final Duration END_OF_PROCESS = Duration.ofSeconds(1);
    private static final String CLUSTER = "cluster";
    private static final List<String> PASSING = List.of("shared memory block", "lock file", "could not bind", "could not create any TCP");

    private final ServerPrograms programs;
    private final Path cluster;
    private final Path passwordFile;
    private final Path log;

    PostgresServer(ServerPrograms programs, Path folder) {
        this.programs = programs;
        cluster = folder.resolve(CLUSTER);
        passwordFile = folder.resolve("password");
        log = folder.resolve("server.log");
    }

    /** Whether the folder already holds data. */
    static boolean isCreatedIn(Path folder) {
        return Files.isDirectory(folder.resolve(CLUSTER));
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    /**
     * Makes the cluster. Its encoding is UTF-8 and its order the builtin C.UTF-8 whatever the machine is set to, so that the folder
     * can be carried to another machine; German order is the collation {@code de-x-icu}.
     */
    void create(Path folder) throws IOException {
        if (!Files.exists(passwordFile)) {
            Path password = Folders.unfinishedFile(folder);
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(password, HexFormat.of().formatHex(random) + "\n");
            Files.move(password, passwordFile, StandardCopyOption.ATOMIC_MOVE);
        }
        Path unfinished = Folders.unfinished(folder);
        ServerPrograms.Outcome outcome = programs.run("initdb", "-D", unfinished.toString(), "-U", USER, "-A", "scram-sha-256",
                "--pwfile=" + passwordFile, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--no-instructions");
        if (!outcome.succeeded()) {
            throw failed("can't create its files in " + folder, outcome.lastError());
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Starts the server and waits until it takes connections, after a crash until it has recovered.
     *
     * @return the port it listens on, on 127.0.0.1 only
     */
    int start() throws IOException {
        keepOneOldLog();
        String[] reason = new String[1];
        Integer port = Patience.until(PATIENCE, () -> {
            int candidate = freePort();
            long before = Files.exists(log) ? Files.size(log) : 0;
            ServerPrograms.Outcome outcome = programs.run("pg_ctl", "start", "-D", cluster.toString(), "-l", log.toString(),
                    "-w", "-t", "300", "-o", settings(candidate));
            if (outcome.succeeded()) {
                return candidate;
            }
            reason[0] = lastFailure(before).orElseGet(outcome::lastError);
            if (PASSING.stream().noneMatch(reason[0]::contains)) {
                throw failed("does not start on " + cluster, reason[0]);
            }
            stopOrphan();
            return null;
        });
        if (port == null) {
            throw failed("does not start on " + cluster, reason[0]);
        }
        return port;
    }

    /** Stops the server if one runs: within seconds, and clean unless it does not obey. Returns when its process is gone. */
    void stop() throws IOException {
        Optional<ProcessHandle> process = runningProcess();
        if (process.isEmpty()) {
            return;
        }
        ServerPrograms.Outcome outcome = programs.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "4");
        if (!outcome.succeeded() && isRunning(process.get())) {
            programs.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "immediate", "-w", "-t", "10");
        }
        Patience.until(END_OF_PROCESS, () -> isRunning(process.get()) ? null : true);
    }

    /**
     * Stops the server of a service that was killed. The process that PostgreSQL's own file names may be another program by now (the
     * machine was restarted, the number was given again), or one that ended and that nobody took note of (in a container without an
     * init): then the file goes, at which PostgreSQL itself would stop for ever, and nothing is stopped.
     */
    void stopOrphan() throws IOException {
        Optional<ProcessHandle> process = namedProcess();
        if (process.isPresent() && (!isRunning(process.get()) || isStranger(process.get()))) {
            Files.deleteIfExists(processFile());
        } else {
            stop();
        }
    }

    private boolean isStranger(ProcessHandle process) throws IOException {
        ProcessHandle.Info info = process.info();
        if (info.command().isEmpty()) {
            return false;
        }
        if (!Path.of(info.command().get()).getFileName().toString().startsWith("postgres")) {
            return true;
        }
        String folderAtItsStart = Files.readAllLines(processFile()).get(1);
        return info.arguments().isPresent() && Stream.of(info.arguments().get()).noneMatch(folderAtItsStart::equals);
    }

    private Optional<ProcessHandle> runningProcess() throws IOException {
        Optional<ProcessHandle> process = namedProcess();
        return process.isPresent() && isRunning(process.get()) ? process : Optional.empty();
    }

    private Optional<ProcessHandle> namedProcess() throws IOException {
        if (!Files.exists(processFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(processFile());
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}") ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
    }

    /** A zombie is alive to Java, and runs no more. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return !state.substring(state.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private Path processFile() {
        return cluster.resolve("postmaster.pid");
    }

    /** A committed change is on the disk when the answer says so. No Unix socket: it would be open to everybody on the machine. */
    private static String settings(int port) {
        return Stream.of("port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=''", "max_connections=50",
                "fsync=on", "synchronous_commit=on", "full_page_writes=on", "timezone=UTC", "log_timezone=UTC", "log_checkpoints=off")
                .map(setting -> "-c " + setting).collect(Collectors.joining(" "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void keepOneOldLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > 1_000_000) {
            Files.move(log, log.resolveSibling("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<String> lastFailure(long from) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(log);
        String sinceThen = new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8);
        return sinceThen.lines().filter(line -> line.contains("FATAL:") || line.contains("PANIC:")).reduce((first, last) -> last)
                .map(line -> line.replaceFirst(".*(FATAL|PANIC): *", ""));
    }

    private StartException failed(String what, String reason) {
        return new StartException("The PostgreSQL that the service brings along " + what + ": " + reason + ". Its log is " + log
                + "; a database of your own is configured with QUARKUS_DATASOURCE_JDBC_URL.");
    }
}
