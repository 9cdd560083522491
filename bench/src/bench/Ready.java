package bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was asked before: how many requests per second the service answers, beside a bare Vert.x server that hands out the same octets with
 * the same header fields. Both take turns under the same load of wrk on this machine; medians and their ratio are printed, and the slowest
 * hundredth at half of what each can do.
 */
final class Ready {
    private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-Xmx256m");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern SLOWEST = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)|Socket errors: (.*)");
    private static final int CONNECTIONS = 32;

    /**
     * One kind of request.
     *
     * @param fields what it sends beside the address; {@code {etag}} is the answer's own
     */
    private record Row(String title, String path, Map<String, String> fields) {}

    private static final List<Row> ROWS = List.of(
            new Row("record", "/api/v1/projects/windel-cafe-b3", Map.of()),
            new Row("record, gzip", "/api/v1/projects/windel-cafe-b3", Map.of("Accept-Encoding", "gzip")),
            new Row("page of 20", "/api/v1/projects", Map.of()),
            new Row("page of 20, gzip", "/api/v1/projects", Map.of("Accept-Encoding", "gzip")),
            new Row("filtered page", "/api/v1/projects?actionArea=nette&topic=!gesundheit", Map.of()),
            new Row("facets", "/api/v1/projects/facets", Map.of()),
            new Row("chain", "/api/v1/chain", Map.of()),
            new Row("ranked search", "/api/v1/projects?q=sprache", Map.of()),
            new Row("export as CSV", "/api/v1/projects?format=csv", Map.of()),
            new Row("304 of a record", "/api/v1/projects/windel-cafe-b3", Map.of("If-None-Match", "{etag}")),
            new Row("304 of a page", "/api/v1/projects", Map.of("If-None-Match", "{etag}")));

    private Ready() {}

    public static void main(String[] args) throws Exception {
        boolean smoke = List.of(args).contains("--smoke");
        int rounds = smoke ? 1 : 5;
        int seconds = smoke ? 1 : 4;
        var folder = Files.createTempDirectory("bench-ready");
        var arguments = new ArrayList<>(JVM);
        arguments.addAll(List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString()));
        try (var database = new Database()) {
            var environment = new LinkedHashMap<>(database.environment());
            environment.putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "{port}"));
            try (var service = Server.start(folder.resolve("service"), arguments, environment)) {
                service.millisToFirst200("/api/v1");
                System.out.printf(Locale.ROOT, "%-18s %8s %22s %22s %6s %24s %6s%n", "", "octets", "Vert.x, ready bytes", "service", "×",
                        "p99 at half load, ms", "×");
                for (var row : ROWS) measure(row, service, folder, rounds, seconds);
                System.out.printf(Locale.ROOT, "%n%d alternating rounds of %d s, %d connections, JDK %s, %d processors shared with wrk; %s;"
                        + " resident memory of the service afterwards %.0f MiB%n", rounds, seconds, CONNECTIONS, Runtime.version(),
                        Runtime.getRuntime().availableProcessors(), String.join(" ", JVM), service.residentMiB());
            }
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        if (smoke) System.out.println("bench: smoke passed (one short round, which measures nothing)");
    }

    private static void measure(Row row, Server service, Path folder, int rounds, int seconds) throws Exception {
        var first = service.get(row.path, Map.of());
        var fields = new LinkedHashMap<>(row.fields);
        fields.replaceAll((name, value) -> value.replace("{etag}", first.headers().firstValue("ETag").orElseThrow()));
        var answer = fields.containsKey("If-None-Match") ? first : service.get(row.path, fields);
        var head = new StringBuilder();
        answer.headers().map().forEach((name, values) -> values.forEach(value -> {
            if (!name.equals("content-length") && !name.equals("transfer-encoding"))
                head.append(name).append(": ").append(value).append('\n');
        }));
        var body = Files.write(folder.resolve("body"), answer.body());
        var heads = Files.writeString(folder.resolve("head"), head);
        var command = new ArrayList<>(JVM);
        command.addAll(List.of("-cp", Path.of("target/bench").toAbsolutePath() + ":" + vertx(), "bench.Yardstick", "{port}",
                body.toString(), heads.toString()));
        try (var yardstick = Server.start(folder.resolve("yardstick"), command, Map.of())) {
            yardstick.millisToFirst200(row.path);
            for (var server : List.of(yardstick, service)) load(server, row.path, fields, seconds, 0);
            var theirs = new ArrayList<Double>();
            var ours = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                theirs.add(rate(load(yardstick, row.path, fields, seconds, 0)));
                ours.add(rate(load(service, row.path, fields, seconds, 0)));
            }
            var theirSlowest = new ArrayList<Double>();
            var ourSlowest = new ArrayList<Double>();
            for (int round = 0; round < rounds; round++) {
                theirSlowest.add(slowest(load(yardstick, row.path, fields, seconds, 2)));
                ourSlowest.add(slowest(load(service, row.path, fields, seconds, 2)));
            }
            System.out.printf(Locale.ROOT, "%-18s %,8d %22s %22s %6.2f %24s %6.2f%n", row.title,
                    fields.containsKey("If-None-Match") ? 0 : answer.body().length, told(theirs), told(ours),
                    median(ours) / median(theirs), "%.2f : %.2f".formatted(median(theirSlowest), median(ourSlowest)),
                    median(ourSlowest) / median(theirSlowest));
        }
    }

    /**
     * What wrk says.
     *
     * @param few so few connections that about half of the capacity is used; 0: as many as are needed for all of it
     */
    private static String load(Server server, String path, Map<String, String> fields, int seconds, int few)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("wrk", "--latency", "-t1", "-c" + (few > 0 ? few : CONNECTIONS), "-d" + seconds + "s"));
        fields.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add("http://127.0.0.1:" + server.port() + path);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        if (process.waitFor() != 0) throw new IOException(out.toString(StandardCharsets.UTF_8));
        var told = out.toString(StandardCharsets.UTF_8);
        var refused = REFUSED.matcher(told);
        if (refused.find()) throw new IOException(path + ": " + refused.group());
        return told;
    }

    private static double rate(String told) {
        return Double.parseDouble(found(RATE, told).group(1));
    }

    private static double slowest(String told) {
        var found = found(SLOWEST, told);
        double number = Double.parseDouble(found.group(1));
        return found.group(2).equals("us") ? number / 1000 : found.group(2).equals("s") ? number * 1000 : number;
    }

    private static Matcher found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) throw new IllegalStateException("wrk said something else: " + text);
        return found;
    }

    private static String told(List<Double> rates) {
        var sorted = rates.stream().sorted().toList();
        return String.format(Locale.ROOT, "%,.0f [%,.0f–%,.0f]", median(rates), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String vertx() throws IOException {
        var process = new ProcessBuilder("bench/classpath", "vertx").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
