package de.dortmund.praeventionskette.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged service as a process of its own, in a working directory of its own, on a port that the machine chooses. */
final class Service implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path folder;
    private final Path output;
    private final Path errors;

    private Service(Process process, Path folder, Path output, Path errors) {
        this.process = process;
        this.folder = folder;
        this.output = output;
        this.errors = errors;
    }

    /** Starts it with the given settings as environment; the prefix is put before the command (to run it as another user). */
    static Service start(Path directory, Map<String, String> settings, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-jar", System.getProperty("catalogue.service")));
        Path output = Files.createTempFile("service", ".out");
        Path errors = Files.createTempFile("service", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CATALOGUE_"));
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(settings);
        Path folder = directory.resolve(settings.getOrDefault("CATALOGUE_DATABASE_FOLDER", "data/postgres"));
        return new Service(builder.start(), folder, output, errors);
    }

    /** Waits until it says itself that it is ready. */
    Service ready() {
        Await.that("the service is ready or ended", PATIENCE, () -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw new AssertionError("the service ended instead of getting ready\n" + this);
        }
        return this;
    }

    boolean isReady() throws IOException, InterruptedException {
        Optional<MatchResult> listening = LISTENING.matcher(output()).results().findFirst();
        if (listening.isEmpty()) {
            return false;
        }
        URI address = URI.create("http://localhost:" + listening.get().group(1) + "/q/health/ready");
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() == 200;
    }

    /** The exit status, once it has ended by itself. */
    int exitStatus(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit + "\n" + this);
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL: the service has no say in it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The server that runs on the service's data folder. */
    Optional<ProcessHandle> server() throws IOException {
        Path file = folder.resolve("cluster/postmaster.pid");
        return Files.exists(file) ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip())) : Optional.empty();
    }

    /** A connection to the server that the service has brought along. */
    Connection connect() throws IOException, SQLException {
        String port = Files.readAllLines(folder.resolve("cluster/postmaster.pid")).get(3).strip();
        String password = Files.readString(folder.resolve("password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }

    Path folder() {
        return folder;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** What it wrote to the error output, without blank lines. */
    List<String> errors() throws IOException {
        return Files.readString(errors).lines().filter(line -> !line.isBlank()).toList();
    }

    /** Ends whatever is left of it, so that the next test finds nothing. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        server().ifPresent(server -> {
            Stream.concat(server.descendants(), Stream.of(server)).forEach(ProcessHandle::destroyForcibly);
            server.onExit().join();
        });
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
    }

    @Override
    public String toString() {
        try {
            return Files.readString(output) + Files.readString(errors);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
