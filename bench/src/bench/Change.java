package bench;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What an editor costs the readers: as many reads as the service answers, with and without one change in each second. */
final class Change {
    private static final int CONNECTIONS = 32;
    private static final int RECORDS = 200, LISTS = 20;
    private static final double TARGET = 0.8;

    private Change() {}

    static Row row(Load load, Options options, Keys keys, Server service, Provider provider) throws Exception {
        var read = Stream.of(Stream.of("/api/v1", "/api/v1/chain", "/api/v1/projects"), keys.pages().stream().limit(LISTS),
                keys.filtered().stream().limit(LISTS), keys.searches().stream().limit(LISTS), keys.records().stream().limit(RECORDS))
                .flatMap(paths -> paths).distinct().toList();
        for (var path : read) service.get(path);
        var requests = Requests.get("reads beside one change a second", read);
        var changed = keys.records().get(0);
        var alone = new Samples();
        var beside = new Samples();
        int change = 0;
        for (int round = 0; round <= options.runs(); round++) {
            double before = load.full(service, requests, 0, CONNECTIONS, options.seconds()).rate();
            var editor = Executors.newSingleThreadScheduledExecutor();
            int from = change;
            var count = new int[]{0};
            var work = editor.scheduleAtFixedRate(() -> {
                try {
                    change(service, changed, "Stand " + (from + ++count[0]), provider);
                } catch (Exception refused) {
                    throw new IllegalStateException(refused);
                }
            }, 500, 1000, TimeUnit.MILLISECONDS);
            double after = load.full(service, requests, 0, CONNECTIONS, options.seconds()).rate();
            editor.shutdown();
            if (work.isDone() && !work.isCancelled()) work.get();
            if (!editor.awaitTermination(30, TimeUnit.SECONDS)) throw new IllegalStateException("a change takes longer than 30 s");
            if (count[0] == 0) throw new IllegalStateException("nothing was changed");
            change += count[0];
            if (round > 0 || options.smoke()) {
                alone.add(before);
                beside.add(after);
            }
        }
        if (!options.smoke()) System.err.println("bench: " + requests.title() + ": " + alone + " alone, " + beside + " beside");
        return new Row("change", requests.title(), "requests/s", 0, "without", alone, beside, TARGET, false, null, "");
    }

    private static void change(Server service, String path, String goal, Provider provider) throws Exception {
        service.send("PATCH", path, "{\"goal\":\"" + goal + "\"}", Map.of("Authorization", "Bearer " + provider.token(), "Content-Type",
                "application/merge-patch+json", "If-Match", service.get(path).headers().firstValue("ETag").orElseThrow()));
    }
}
