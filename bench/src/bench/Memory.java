package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How much memory the service holds after load, with the city's data and the image's settings; PostgreSQL is apart. */
final class Memory {
    private static final int CONNECTIONS = 32;
    /** In MiB. */
    private static final double MOST = 250;
    private static final int MIXED = 3;

    private Memory() {}

    static Row row(Load load, Options options, Path folder) throws Exception {
        var resident = new Samples();
        try (var database = new Database(); var catalogue = database.connect()) {
            var environment = new HashMap<>(database.environment());
            environment.putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "{port}"));
            for (int run = 0; run < options.runs(); run++) {
                try (var service = start(Files.createDirectories(folder.resolve("memory")), environment)) {
                    service.millisToFirst200("/api/v1");
                    var keys = Keys.of(catalogue);
                    for (int time = 0; time < (options.smoke() ? 1 : MIXED); time++) {
                        for (var paths : List.of(keys.records(), keys.pages(), keys.filtered(), keys.searches(), keys.facets(),
                                keys.chains())) {
                            var mixed = Stream.concat(paths.stream(), Stream.of("/api/v1/projects", "/api/v1/action-areas")).toList();
                            load.full(service, Requests.get("memory", mixed), 0, CONNECTIONS, options.seconds());
                        }
                    }
                    resident.add(service.residentMiB());
                }
            }
        }
        if (!options.smoke()) System.err.println("bench: memory after load: " + resident);
        return new Row("memory", "resident after load, the city's data" + (Start.cached().isEmpty() ? ", without the AOT cache" : ""),
                "MiB", 0, null, null, resident, MOST, true, null, "");
    }

    private static Server start(Path home, Map<String, String> environment) throws Exception {
        var arguments = new ArrayList<>(Image.options());
        arguments.addAll(Start.cached());
        arguments.addAll(List.of("-jar", Training.JAR));
        return Server.start(home, Start.app(), arguments, environment);
    }
}
