package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server under measurement: a process of its own on a free port of 127.0.0.1, stopped with everything it started. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long STEP_NANOS = Duration.ofMillis(2).toNanos();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final Process process;
    private final int port;
    private final long startedAt;
    private final Path log;
    private final Thread onExit = new Thread(this::kill);

    private Server(List<String> command, Map<String, String> environment, Path folder, Path working, int port) throws IOException {
        Files.createDirectories(folder);
        this.port = port;
        log = folder.resolve("server.log");
        var builder = new ProcessBuilder(command).directory(working.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CATALOGUE_"));
        builder.environment().putAll(environment);
        startedAt = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Starts a Java program; {@code {port}} in its arguments and in the values of its environment is the port chosen for it. */
    static Server start(Path folder, List<String> arguments, Map<String, String> environment) throws IOException {
        return start(folder, folder, arguments, environment);
    }

    /** The same in a working folder that is not the one of its log. */
    static Server start(Path folder, Path working, List<String> arguments, Map<String, String> environment) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(folder, working, command, environment);
    }

    /** Starts any program, likewise. */
    static Server run(Path folder, Path working, List<String> command, Map<String, String> environment) throws IOException {
        int port = freePort();
        var settings = new HashMap<String, String>();
        environment.forEach((name, value) -> settings.put(name, value.replace("{port}", "" + port)));
        return new Server(command.stream().map(argument -> argument.replace("{port}", "" + port)).toList(), settings, folder, working,
                port);
    }

    /** Milliseconds from the start of the process to the end of the first answer 200. */
    double millisToFirst200(String path) throws IOException {
        long deadline = startedAt + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (answers200(path)) return (System.nanoTime() - startedAt) / 1e6;
            if (!process.isAlive())
                throw new IOException("the server stopped with exit code " + process.exitValue() + "\n" + Files.readString(log));
            LockSupport.parkNanos(STEP_NANOS);
        }
        throw new IOException("no 200 for " + path + " in " + PATIENCE.toSeconds() + " s\n" + Files.readString(log));
    }

    /** A plain socket instead of an HTTP client: the client's own warm-up must not count as the server's. */
    private boolean answers200(String path) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(
                    ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 200 ");
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return get(path, Map.of());
    }

    HttpResponse<byte[]> get(String path, Map<String, String> fields) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
        fields.forEach(request::header);
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) throw new IOException("GET " + path + " answered " + answer.statusCode());
        return answer;
    }

    /** Sends a change; anything but 200 and 201 is a failure. */
    HttpResponse<String> send(String method, String path, String body, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        fields.forEach(request::header);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2)
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
        return answer;
    }

    /** Seconds of processor time that the process has used so far. */
    double processorSeconds() {
        return Processor.seconds(process.toHandle());
    }

    /** The sum of a counter of its metrics, over the samples with this label. */
    double metric(String name, String label) throws IOException, InterruptedException {
        return new String(get("/q/metrics").body(), StandardCharsets.UTF_8).lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    /** Asks it to end by SIGTERM and waits, because it has something to do at its end. */
    void stop(Duration patience) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS))
            throw new IOException("still running " + patience.toSeconds() + " s after SIGTERM\n" + Files.readString(log));
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Resident memory of the JVM alone (a PostgreSQL beside it apart), in MiB. */
    double residentMiB() throws IOException, InterruptedException {
        var status = Path.of("/proc", "" + process.pid(), "status");
        if (Files.exists(status)) {
            for (var line : Files.readAllLines(status))
                if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + process.pid()).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip()) / 1024.0;
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }

    /** SIGTERM first; what does not follow within 15 s is killed, with a PostgreSQL that it may have left in its folder. */
    private void kill() {
        process.destroy();
        try {
            if (process.waitFor(15, TimeUnit.SECONDS)) return;
            process.destroyForcibly().waitFor();
            try (var files = Files.find(log.getParent(), 8, (file, attributes) -> file.endsWith("postmaster.pid"))) {
                for (var file : (Iterable<Path>) files::iterator)
                    ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0))).ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
