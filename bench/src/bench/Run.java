package bench;

import bench.Options.Part;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The benchmark: everything that is measured of the service beside its yardsticks, as one table and one picture. */
final class Run {
    private static final Path RESULT = Path.of("target", "bench");
    private static final String COPY = "bench_run";

    private final Options options;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    private Run(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var folder = Files.createTempDirectory("bench");
        try {
            new Run(options, folder).run();
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run() throws Exception {
        var load = new Load(folder);
        String before = load();
        if (!Yardsticks.hasFastify())
            System.out.println("bench: SKIPPED everything beside Fastify: npm is not there, or could not fetch it");
        if (options.has(Part.START)) rows.addAll(Start.rows(options, folder.resolve("start")));
        if (options.has(Part.KNOWN) || options.has(Part.NEW) || options.has(Part.CHANGE)) {
            try (var server = new ScaleDatabase(options.folder())) {
                String database = Generate.database(server, options.folder(), options.projects());
                // What is written is written into a copy.
                server.copy(database, COPY);
                try {
                    on(server, load);
                } finally {
                    server.drop(COPY);
                }
            }
        }
        if (options.has(Part.MEMORY)) rows.add(Memory.row(load, options, folder));
        String about = String.format(java.util.Locale.ROOT,
                "Medians of %d alternating runs [smallest–largest] of %d s under load by %s, %,d projects, JDK %s with %s, %d processors shared by all,"
                        + " load average before %s.",
                options.runs(), options.seconds(), load.name(), options.projects(), Runtime.version(), String.join(" ", Image.options()),
                Runtime.getRuntime().availableProcessors(), before);
        if (options.smoke()) {
            // Everything is made, but figures of one short round are told to nobody.
            var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
            rows.forEach(row -> out.println(row.line()));
            Table.draw(rows, about, folder.resolve("table.svg"));
            System.out.println("bench: smoke passed: " + rows.size() + " rows (one short round, which measures nothing: no figures)");
            return;
        }
        Table.print(rows, about);
        Table.draw(rows, about, RESULT.resolve("table.svg"));
        System.out.println("The same as a picture: " + RESULT.resolve("table.svg"));
    }

    private void on(ScaleDatabase server, Load load) throws Exception {
        var contest = new Contest(load, options, server::processorSeconds);
        Keys keys;
        try (var catalogue = server.connect(COPY)) {
            keys = Keys.of(catalogue);
        }
        try (var provider = new Provider()) {
            if (options.has(Part.KNOWN)) {
                // Nothing is made in advance: it would be made beside the first row.
                try (var service = Generate.service(server, COPY, folder.resolve("known"), Map.of("CATALOGUE_ANSWERS_WARM", "0"))) {
                    service.millisToFirst200("/api/v1");
                    rows.addAll(Known.rows(contest, keys, service, folder, options.smoke() ? Known.FEW : Known.ALL));
                }
            }
            if (options.has(Part.NEW)) {
                try (var service = New.service(folder.resolve("new"), server, COPY, provider);
                        var fastify =
                                Yardsticks.hasFastify() ? Yardsticks.fastify(folder.resolve("fastify"), server, COPY, provider) : null) {
                    service.millisToFirst200("/api/v1");
                    if (fastify != null) fastify.millisToFirst200(keys.records().get(0));
                    rows.addAll(New.rows(contest, keys, service, fastify, provider));
                }
            }
            if (options.has(Part.CHANGE)) {
                try (var service = Generate.service(server, COPY, folder.resolve("change"),
                        Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", provider.issuer()))) {
                    service.millisToFirst200("/api/v1");
                    rows.add(Change.row(load, options, keys, service, provider));
                }
            }
        }
    }

    private static String load() throws java.io.IOException {
        var file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).split(" ")[0] : "unknown";
    }
}
