package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was asked before: the service beside bare Vert.x that hands out the same octets with the same header fields. */
final class Known {
    private static final String GROUP = "asked before";
    private static final int CONNECTIONS = 32;
    static final int ALL = 10, FEW = 3;
    private static final double TARGET = 0.85, TARGET_OF_304 = 0.75, SLOWEST = 3;
    private static final String ETAG = "{etag}";
    private static final Map<String, String> GZIP = Map.of("Accept-Encoding", "gzip");
    private static final Map<String, String> SAME = Map.of("If-None-Match", ETAG);

    private Known() {}

    /** @param most so many rows only */
    static List<Row> rows(Contest contest, Keys keys, Server service, Path folder, int most) throws Exception {
        var record = keys.records().get(0);
        var page = "/api/v1/projects";
        var rows = new ArrayList<Row>();
        for (var requests : List.of(
                Requests.get("304 of a record", record, SAME),
                Requests.get("record", record, Map.of()),
                Requests.get("record, gzip", record, GZIP),
                Requests.get("page of 20", page, Map.of()),
                Requests.get("page of 20, gzip", page, GZIP),
                Requests.get("filtered page", keys.filtered().get(0), Map.of()),
                Requests.get("ranked search", keys.searches().get(0), Map.of()),
                Requests.get("facets", keys.facets().get(0), Map.of()),
                Requests.get("chain", "/api/v1/chain", Map.of()),
                Requests.get("304 of a page", page, SAME)).subList(0, most)) {
            rows.add(measure(contest, requests, service, folder));
        }
        return rows;
    }

    private static Row measure(Contest contest, Requests requests, Server service, Path folder) throws Exception {
        var path = requests.paths().get(0);
        var first = service.get(path, Map.of());
        var fields = new LinkedHashMap<>(requests.fields());
        boolean known = fields.containsValue(ETAG);
        fields.replaceAll((name, value) -> value.replace(ETAG, first.headers().firstValue("ETag").orElseThrow()));
        var answer = known ? first : service.get(path, fields);
        double made = service.metric("catalogue_answers_total", "way=\"made\"");
        try (var yardstick = Yardsticks.vertx(folder.resolve("vertx"), answer)) {
            yardstick.millisToFirst200(path);
            var row = contest.of(
                    new Contest.Rules(GROUP, Yardsticks.VERTX, CONNECTIONS, known ? TARGET_OF_304 : TARGET, SLOWEST),
                    new Requests(requests.title(), "GET", requests.paths(), List.of(), fields), known ? 0 : answer.body().length, yardstick,
                    service);
            if (service.metric("catalogue_answers_total", "way=\"made\"") > made)
                throw new IllegalStateException(path + " was made anew, although nothing had changed");
            return row;
        }
    }
}
