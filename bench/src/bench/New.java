package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was never asked before: the service, whose store of finished answers is switched off, beside hand-written Fastify and pg that does
 * the same work over the same database. Facets and the chain have no yardstick: they may take so much of the database's time.
 */
final class New {
    private static final String GROUP = "never asked before";
    private static final int CONNECTIONS = 16;
    private static final double NO_LIMIT = Double.MAX_VALUE;
    private static final double MOST_DATABASE_MILLIS = 100;
    private static final double FROM_MEMORY = 0.01;
    private static final int MANY = 1_000;
    private static final int COMPARED = 5;
    private static final int CREATED = 60_000;
    private static final Pattern SLUG = Pattern.compile("\\{\"slug\":\"([a-z0-9-]+)\",\"kind\"");

    private New() {}

    static List<Row> rows(Contest contest, Keys keys, Server service, Server fastify, Provider provider) throws Exception {
        if (fastify != null)
            for (var some : List.of(keys.records(), keys.pages(), keys.filtered())) sameWork(some, service, fastify);
        for (var server : fastify == null ? List.of(service) : List.of(service, fastify))
            contest.warmUp(server, List.of(Requests.get("warm-up", keys.records()), Requests.get("warm-up", keys.pages()),
                    Requests.get("warm-up", keys.filtered()), Requests.get("warm-up", keys.searches())), CONNECTIONS);
        var rows = new ArrayList<Row>();
        rows.add(row(contest, Requests.get("record", keys.records()), 1, NO_LIMIT, service, fastify));
        rows.add(row(contest, Requests.get("page of 20", keys.pages()), 1, NO_LIMIT, service, fastify));
        rows.add(row(contest, Requests.get("filtered page", keys.filtered()), 1, NO_LIMIT, service, fastify));
        rows.add(row(contest, Requests.get("ranked search", keys.searches()), 5, NO_LIMIT, service, fastify));
        for (var requests : List.of(Requests.get("facets", keys.facets()), Requests.get("chain", keys.chains())))
            rows.add(inDatabase(row(contest, requests, 0, 0, service, null)));
        // An answer may lie there for the moment until it is thrown out; a tiny catalogue is asked the same again within it.
        if (keys.records().size() >= MANY && service.metric("catalogue_answers_total", "way=\"ready\"") > FROM_MEMORY
                * service.metric("catalogue_answers_total", "way=\"made\""))
            throw new IllegalStateException("some answers came from memory: they are not what this measures");
        rows.add(row(contest, creates(provider), 0.5, 0, service, fastify));
        return rows;
    }

    private static Row row(Contest contest, Requests requests, double target, double slowest, Server service, Server fastify)
            throws IOException, InterruptedException {
        long octets = requests.bodies().isEmpty() ? service.get(requests.paths().get(0)).body().length : 0;
        return contest.of(new Contest.Rules(GROUP, Yardsticks.FASTIFY, CONNECTIONS, target, slowest), requests, octets, fastify, service);
    }

    /** The same row, told by what the database has to do for one request. */
    private static Row inDatabase(Row row) {
        var millis = new Samples();
        millis.add(Double.parseDouble(row.processor().replaceAll(".*\\+ |,", "")) / 1000);
        return new Row(row.group(), row.title(), "ms of the database (" + row.ours() + " requests/s)", row.octets(), null, null, millis,
                MOST_DATABASE_MILLIS, true, null, row.processor());
    }

    private static Requests creates(Provider provider) throws Exception {
        var bodies = new ArrayList<String>();
        for (int i = 0; i < CREATED; i++) {
            bodies.add("""
                    {"title":"Neues Angebot Nummer %d","kind":"offer","status":"running","carrier":"stadt-dortmund",\
                    "summary":"Für Familien im Stadtteil, mit Anmeldung.","actionAreas":["nette"],"topics":["sprache","bildung"],\
                    "lifePhases":["3-6"],"targetGroups":["familien"],"access":["niedrigschwellig"]}""".formatted(i));
        }
        return new Requests("create", "POST", List.of("/api/v1/projects"), bodies,
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + provider.token()));
    }

    /** Both name the same projects in the same order. */
    private static void sameWork(List<String> paths, Server service, Server fastify) throws IOException, InterruptedException {
        for (var path : paths.subList(0, Math.min(COMPARED, paths.size()))) {
            var ours = slugs(service.get(path).body());
            var theirs = slugs(fastify.get(path).body());
            if (ours.isEmpty() && path.contains("/projects/") || !ours.equals(theirs))
                throw new IllegalStateException(path + ": the service says " + ours + ", Fastify says " + theirs);
        }
    }

    private static List<String> slugs(byte[] body) {
        return SLUG.matcher(new String(body, java.nio.charset.StandardCharsets.UTF_8)).results().map(found -> found.group(1)).toList();
    }

    /** The service without its store of finished answers, and with who may write. */
    static Server service(Path folder, ScaleDatabase server, String database, Provider provider) throws IOException {
        return Generate.service(server, database, folder,
                Map.of("CATALOGUE_ANSWERS_MEMORY", "0", "CATALOGUE_ANSWERS_WARM", "0", "QUARKUS_OIDC_AUTH_SERVER_URL", provider.issuer()));
    }
}
