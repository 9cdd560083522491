package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the time of each kind of question grows with the catalogue: the packaged service on made-up catalogues of several sizes, over HTTP,
 * one question after the other. A time is the median of several; beside it stands what of it PostgreSQL worked, by its own clock.
 */
final class Scale {
    private static final int WARM_UP = 5;
    private static final long WARM_UP_NANOS = 60_000_000_000L;
    /** A question that takes longer than this is asked three times only. */
    private static final double SLOW_MILLIS = 1_500;

    private final List<Integer> sizes;
    private final Path folder;
    private final int times;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
    private final Map<String, Double> most = new LinkedHashMap<>();

    /** Milliseconds: the median, the fastest and the slowest answer, and of the median run the part in the database. Or why there is none. */
    private record Sample(double median, double fastest, double slowest, double database, String failure) {
        @Override
        public String toString() {
            return failure != null ? failure
                    : String.format(Locale.ROOT, "%.1f [%.1f–%.1f] %.1f", median, fastest, slowest, database);
        }
    }

    private Scale(List<Integer> sizes, Path folder, int times) {
        this.sizes = sizes;
        this.folder = folder;
        this.times = times;
    }

    public static void main(String[] args) throws Exception {
        List<Integer> sizes = List.of(10_000, 100_000, 1_000_000);
        Path folder = Generate.FOLDER;
        int times = 15;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--smoke" -> {
                    sizes = List.of(300);
                    times = 1;
                }
                case "--sizes" -> sizes = Arrays.stream(value(args, ++i).split(",")).map(Integer::valueOf).toList();
                case "--folder" -> folder = Path.of(value(args, ++i));
                case "--times" -> times = Integer.parseInt(value(args, ++i));
                default ->
                        throw new IllegalArgumentException("unknown option " + args[i] + "; known are --smoke, --sizes, --folder, --times");
            }
        }
        new Scale(sizes, folder, times).run();
    }

    private static String value(String[] args, int i) {
        if (i == args.length) throw new IllegalArgumentException(args[i - 1] + " needs a value");
        return args[i];
    }

    private void run() throws Exception {
        try (var server = new ScaleDatabase(folder)) {
            for (int size : sizes) {
                String database = Generate.database(server, folder, size);
                try (var service = Generate.service(server, database, folder.resolve("service"));
                        var catalogue = server.connect(database)) {
                    service.millisToFirst200("/api/v1/projects");
                    var questions = Question.of(catalogue);
                    warmUp(service, questions);
                    for (var question : questions) {
                        most.put(question.name(), question.most());
                        var sample = measure(service, catalogue, question);
                        if (times > 1) System.err.printf(Locale.ROOT, "bench: %,d: %s: %s%n", size, question.name(), sample);
                        samples.computeIfAbsent(question.name(), name -> new ArrayList<>()).add(sample);
                    }
                }
            }
        }
        if (times > 1) print();
        long refused = samples.values().stream().flatMap(List::stream).filter(sample -> sample.failure != null).count();
        System.out.printf("%d questions, %d refused%n", samples.size(), refused);
        if (refused > 0) throw new IllegalStateException("not every question was answered with 200");
    }

    /** Until the JVM has compiled what all questions have in common; the first ones would pay for it. */
    private void warmUp(Server service, List<Question> questions) throws InterruptedException {
        long end = System.nanoTime() + (times == 1 ? 0 : WARM_UP_NANOS);
        while (System.nanoTime() < end) {
            for (var question : questions) {
                try {
                    service.get(question.address());
                } catch (IOException refused) {
                    // it is told where it is measured
                }
            }
        }
    }

    private Sample measure(Server service, Connection catalogue, Question question) throws SQLException, InterruptedException {
        var all = new ArrayList<double[]>();
        try (var statement = catalogue.createStatement()) {
            int runs = times;
            for (int i = times == 1 ? 0 : -WARM_UP; i < runs; i++) {
                statement.execute("select pg_stat_statements_reset()");
                long began = System.nanoTime();
                service.get(question.address());
                double millis = (System.nanoTime() - began) / 1e6;
                if (millis > SLOW_MILLIS) {
                    i = Math.max(i, 0);
                    runs = Math.min(runs, 3);
                }
                if (i >= 0) all.add(new double[]{millis, databaseMillis(catalogue)});
            }
        } catch (IOException refused) {
            return new Sample(0, 0, 0, 0, refused.getMessage().replaceAll(".* answered ", "answered "));
        }
        all.sort((a, b) -> Double.compare(a[0], b[0]));
        double[] median = all.get(all.size() / 2);
        return new Sample(median[0], all.get(0)[0], all.get(all.size() - 1)[0], median[1], null);
    }

    private static double databaseMillis(Connection catalogue) throws SQLException {
        try (var statement = catalogue.createStatement();
                var sum = statement.executeQuery("select coalesce(sum(total_exec_time + total_plan_time), 0) from pg_stat_statements"
                        + " where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'")) {
            sum.next();
            return sum.getDouble(1);
        }
    }

    private void print() {
        System.out.printf(
                "Milliseconds over HTTP: the median of %d [fastest–slowest], and what of it PostgreSQL planned and worked; JVM %s, %d processors%n%n",
                times, Runtime.version(), Runtime.getRuntime().availableProcessors());
        System.out.print("| |");
        sizes.forEach(size -> System.out.printf(Locale.ROOT, " %,d |", size));
        System.out.print(" growth | limit |\n|---|");
        sizes.forEach(size -> System.out.print("---:|"));
        System.out.println("---:|---:|");
        samples.forEach((name, row) -> {
            Sample first = row.get(0);
            Sample last = row.get(row.size() - 1);
            boolean both = first.failure == null && last.failure == null;
            double limit = most.get(name);
            System.out.printf(Locale.ROOT, "| %s |%s %s | %s |%n", name,
                    row.stream().map(sample -> " " + sample + " |").reduce("", String::concat),
                    both ? String.format(Locale.ROOT, "× %.1f", last.median / first.median) : "–",
                    limit == 0 ? "" : String.format(Locale.ROOT, "× %.0f", limit));
        });
    }
}
