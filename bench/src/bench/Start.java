package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it takes from the start of the process to the end of the first answer 200, beside a bare Vert.x server that hands out the same
 * bytes. The subjects take turns, so that whatever else the machine does falls on all of them.
 */
final class Start {
    private static final String GROUP = "start to first 200";
    private static final String PATH = "/api/v1";
    private static final double TARGET = 1.5;
    /** The oldest JDK that makes a cache of what a training run loaded, linked and learned. */
    private static final int CACHES = 25;

    private enum Subject {
        YARDSTICK(Yardsticks.VERTX, 0),
        CACHED("with the AOT cache of the image", TARGET),
        PLAIN("without a cache", 0),
        EMBEDDED_FIRST("its own PostgreSQL, first start", 0),
        EMBEDDED_AGAIN("its own PostgreSQL, later start", 0);

        private final String title;
        private final double target;

        Subject(String title, double target) {
            this.title = title;
            this.target = target;
        }
    }

    private final Options options;
    private final Path folder;
    private final Database database;
    private final Map<Subject, Samples> samples = new EnumMap<>(Subject.class);
    private java.net.http.HttpResponse<byte[]> answer;

    private Start(Options options, Path folder, Database database) {
        this.options = options;
        this.folder = folder;
        this.database = database;
        for (var subject : Subject.values()) samples.put(subject, new Samples());
    }

    static List<Row> rows(Options options, Path folder) throws Exception {
        try (var database = new Database()) {
            return new Start(options, folder, database).rows();
        }
    }

    private List<Row> rows() throws Exception {
        // A training run takes longer than a smoke run should; .ci/image-steps has one.
        boolean caches = Runtime.version().feature() >= CACHES && !options.smoke();
        if (!caches && !options.smoke()) System.out.println("bench: SKIPPED the start with an AOT cache: this JDK is older than " + CACHES);
        // One start that is not measured: it brings the schema up to date and fetches the bytes that the yardstick hands out.
        try (var service = start(Subject.PLAIN, folder.resolve("prepare"))) {
            service.millisToFirst200(PATH);
            answer = service.get(PATH);
        }
        if (caches) makeCache(folder.resolve("training"));
        for (int round = 1; round <= options.runs(); round++) {
            for (var subject : Subject.values()) {
                if (subject == Subject.CACHED && !caches) continue;
                var home = folder.resolve(subject.name().startsWith("EMBEDDED") ? "own-" + round : subject.name());
                try (var server = start(subject, home)) {
                    samples.get(subject).add(server.millisToFirst200(PATH));
                }
            }
            if (!options.smoke()) System.err.println("bench: " + GROUP + ": round " + round + " of " + options.runs());
        }
        var rows = new ArrayList<Row>();
        for (var subject : Subject.values())
            if (subject != Subject.YARDSTICK && (subject != Subject.CACHED || caches))
                rows.add(new Row(GROUP, subject.title, "ms", 0, Yardsticks.VERTX, samples.get(Subject.YARDSTICK), samples.get(subject),
                        subject.target, true, null, ""));
        return rows;
    }

    private Server start(Subject subject, Path home) throws IOException {
        if (subject == Subject.YARDSTICK) return Yardsticks.vertx(home, answer);
        var environment = new HashMap<>(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "{port}"));
        if (!subject.name().startsWith("EMBEDDED")) environment.putAll(database.environment());
        var arguments = new ArrayList<>(Image.options());
        // "on" lets it fail where the cache is not used; the image goes on without.
        if (subject == Subject.CACHED) arguments.addAll(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache()));
        arguments.addAll(List.of("-jar", subject == Subject.CACHED ? Training.JAR : app().resolve(Training.JAR).toString()));
        Files.createDirectories(home);
        return Server.start(home, subject == Subject.CACHED ? app() : home, arguments, environment);
    }

    /** Makes the cache of this package as the image has it, where the JDK knows caches and it is not there yet. */
    static void makeCache(Path folder) throws Exception {
        if (Runtime.version().feature() >= CACHES && cached().isEmpty()) Training.run(app(), cache(), Image.options(), folder);
    }

    /** How the cache is used, where the last training run was on this package. */
    static List<String> cached() throws IOException {
        return Runtime.version().feature() >= CACHES && Files.exists(cache())
                && Files.getLastModifiedTime(cache()).compareTo(Files.getLastModifiedTime(app().resolve(Training.JAR))) > 0
                        ? List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache()) : List.of();
    }

    static Path app() {
        return Path.of("target/quarkus-app").toAbsolutePath();
    }

    private static Path cache() {
        return Path.of("target/bench/app.aot").toAbsolutePath();
    }
}
