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

    private Server(List<String> command, Map<String, String> environment, Path folder, int port) throws IOException {
        this.port = port;
        log = folder.resolve("server.log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CATALOGUE_"));
        builder.environment().putAll(environment);
        startedAt = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Starts a Java program; {@code {port}} in its arguments and in the values of its environment is the port chosen for it. */
    static Server start(Path folder, List<String> arguments, Map<String, String> environment) throws IOException {
        int port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.forEach(argument -> command.add(argument.replace("{port}", "" + port)));
        var settings = new HashMap<String, String>();
        environment.forEach((name, value) -> settings.put(name, value.replace("{port}", "" + port)));
        return new Server(command, settings, Files.createDirectories(folder), port);
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
