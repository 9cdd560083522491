package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long until the service answers, and how much memory it then holds, beside a bare Vert.x server that hands out the same bytes.
 * The subjects take turns, so that whatever else the machine does falls on all of them; only medians and ratios are printed.
 */
final class Start {
    /** The heap that the image gives the service in a pod of 512 MiB, and its collector; the yardstick gets the same. */
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx256m");

    private enum Subject {
        YARDSTICK("plain Vert.x, ready bytes"),
        EXTERNAL("service, PostgreSQL already running"),
        EMBEDDED_FIRST("service with its own PostgreSQL, first start"),
        EMBEDDED_AGAIN("service with its own PostgreSQL, later start");

        private final String title;

        Subject(String title) { this.title = title; }
    }

    private final Options options;
    private final Path project = Path.of("").toAbsolutePath();
    private final Path folder;
    private final Database database;
    private final Map<Subject, Series> series = new EnumMap<>(Subject.class);
    private Path answer;
    private Path fields;

    private Start(Options options, Path folder, Database database) {
        this.options = options;
        this.folder = folder;
        this.database = database;
        for (var subject : Subject.values()) series.put(subject, new Series(subject.title));
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var folder = Files.createTempDirectory("bench-start");
        try (var database = new Database()) {
            new Start(options, folder, database).run();
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run() throws Exception {
        prepare();
        for (int round = 1; round <= options.runs(); round++) {
            var own = folder.resolve("own-" + round);
            measure(Subject.YARDSTICK, folder.resolve("yardstick"));
            measure(Subject.EXTERNAL, folder.resolve("external"));
            measure(Subject.EMBEDDED_FIRST, own);
            measure(Subject.EMBEDDED_AGAIN, own);
            System.err.println("bench: round " + round + " of " + options.runs());
        }
        if (options.smoke()) {
            System.out.println("bench: smoke passed (one round, which measures nothing: no figures)");
            return;
        }
        System.out.printf(Locale.ROOT,
                "GET %s (%,d bytes): medians of %d alternating runs [smallest–largest], JDK %s, %d processors, %s%n%n", options.path(),
                Files.size(answer), options.runs(), Runtime.version(), Runtime.getRuntime().availableProcessors(), String.join(" ", JVM));
        System.out.printf("%-46s %28s %6s   %30s %6s%n", "", "start to first 200", "×", "memory after " + options.requests() + " requests",
                "×");
        series.values().forEach(row -> row.print(series.get(Subject.YARDSTICK)));
    }

    /** One start that is not measured: it brings the schema up to date and fetches the bytes that the yardstick hands out. */
    private void prepare() throws IOException, InterruptedException {
        try (var service = start(Subject.EXTERNAL, folder.resolve("prepare"))) {
            service.millisToFirst200(options.path());
            var response = service.get(options.path());
            answer = Files.write(folder.resolve("answer"), response.body());
            fields = Files.writeString(folder.resolve("fields"),
                    "Content-Type: " + response.headers().firstValue("Content-Type").orElse("application/octet-stream") + "\n");
        }
    }

    private void measure(Subject subject, Path home) throws IOException, InterruptedException {
        try (var server = start(subject, home)) {
            double millis = server.millisToFirst200(options.path());
            for (int i = 0; i < options.requests(); i++) server.get(options.path());
            series.get(subject).add(millis, server.residentMiB());
        }
    }

    private Server start(Subject subject, Path home) throws IOException {
        if (subject == Subject.YARDSTICK) {
            return Server.start(home,
                    arguments("-cp", project.resolve("target/bench") + ":" + vertx(), "bench.Yardstick", "{port}", answer.toString(),
                            fields.toString()),
                    Map.of());
        }
        var environment = new HashMap<>(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "{port}"));
        if (subject == Subject.EXTERNAL) environment.putAll(database.environment());
        return Server.start(home, arguments("-jar", project.resolve("target/quarkus-app/quarkus-run.jar").toString()), environment);
    }

    private static List<String> arguments(String... program) {
        var all = new ArrayList<>(JVM);
        all.addAll(List.of(program));
        return all;
    }

    private String vertx() throws IOException {
        var process = new ProcessBuilder(project.resolve("bench/classpath").toString(), "vertx")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
