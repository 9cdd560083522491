package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the AOT cache of the packaged service: a run on a database of its own, with the requests that are most common, in which the JVM
 * notes what it loads, links and learns. It writes the cache when the service is stopped. The cache holds for this very JDK, these very jars
 * and this collector.
 */
final class Training {
    /** As the image names it: the cache holds for jars of this name alone. */
    static final String JAR = "quarkus-run.jar";

    private static final int ROUNDS = 30;
    private static final int ROWS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PROJECTS = "/api/v1/projects";
    private static final List<String> COMMON = List.of("/api/v1", PROJECTS, PROJECTS + "?page=2", PROJECTS + "?sort=-updatedAt",
            PROJECTS + "?topic=sprache&actionArea=nette", PROJECTS + "?targetGroup=kinder&status=running&age=2", PROJECTS + "?q=sprache",
            PROJECTS + "?q=familien%20treff", PROJECTS + "?near=51.52,7.46", PROJECTS + "?size=1&facets=topic,actionArea,lifePhase",
            PROJECTS + "/windel-cafe-b3", PROJECTS + "?format=csv", "/api/v1/suggest?q=wi", "/api/v1/chain", "/api/v1/chain/gaps",
            "/api/v1/action-areas", "/api/v1/funding-programmes", "/api/v1/organisations", "/api/v1/target-groups", "/api/v1/life-phases",
            "/api/v1/topics", "/api/v1/places", "/api/v1/changes?since=0", "/q/health/ready", "/q/health/started", "/q/metrics");

    private Training() {}

    /** Arguments: the folder of the packaged service, the file of the cache, the options with which the JVM will be started. */
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("training");
        try {
            run(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), Arrays.asList(args).subList(2, args.length), folder);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
        System.out.printf("training: made %s of %d MiB%n", args[1], Files.size(Path.of(args[1])) >> 20);
    }

    /** An import of a carrier's nightly job. */
    private static String rows(int round) {
        return IntStream.range(0, ROWS).mapToObj(row -> """
                {"externalId":{"system":"training","id":"%1$d"},"title":"Training %1$d","kind":"offer","status":"running","carrier":"stadt-dortmund",\
                "summary":"Runde %2$d.","actionAreas":["nette"],"topics":["sprache","bildung"],"targetGroups":["familien"]}
                """.formatted(row, round)).collect(Collectors.joining());
    }

    static void run(Path app, Path cache, List<String> jvm, Path folder) throws Exception {
        Files.deleteIfExists(cache);
        var arguments = new ArrayList<>(jvm);
        arguments.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", JAR));
        try (var database = new Database(); var provider = new Provider()) {
            var environment = new HashMap<>(database.environment());
            environment.putAll(Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "{port}", "QUARKUS_OIDC_AUTH_SERVER_URL",
                    provider.issuer(), "CATALOGUE_ANSWERS_MEMORY", "0"));
            // Once without notes: the schema and the seed catalogue are made by a start that is not like the later ones.
            try (var first = Server.start(folder, app, List.of("-jar", JAR), environment)) {
                first.millisToFirst200("/api/v1");
            }
            try (var service = Server.start(folder, app, arguments, environment)) {
                service.millisToFirst200("/api/v1");
                for (int round = 0; round < ROUNDS; round++) {
                    for (var path : COMMON) service.get(path, round % 2 == 0 ? Map.of() : Map.of("Accept-Encoding", "gzip"));
                    service.send("POST", PROJECTS, "{\"title\":\"Training %d\",\"kind\":\"offer\",\"status\":\"running\"}".formatted(round),
                            Map.of("Authorization", "Bearer " + provider.token(), "Content-Type", "application/json"));
                    service.send("POST", "/api/v1/imports?kind=projects&dryRun=" + (round % 10 != 0), rows(round),
                            Map.of("Authorization", "Bearer " + provider.token(), "Content-Type", "application/x-ndjson"));
                }
                service.stop(PATIENCE);
                if (!Files.exists(cache)) throw new IOException("the JVM made no cache\n" + service.log());
            }
        }
    }
}
