package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Fills a database that holds the seed catalogue with made-up projects, and with organisations, places and sources in proportion. The
 * shares are those of the seed: who is city-wide or for all ages, how many areas, phases and groups a project names and on what basis.
 * The same number of projects is the same catalogue, to the letter.
 */
final class Catalogue {
    private static final long SEED = 20_121_121;
    private static final int FIRST_ID = 1_000_000;
    /** So many more action areas than the seed's 13: a few dozen, whatever the size. */
    private static final int AREAS = 23;
    private static final String[] DISTRICTS = {"Aplerbeck", "Brackel", "Eving", "Hombruch", "Huckarde", "Hörde", "Innenstadt-Nord",
            "Innenstadt-Ost", "Innenstadt-West", "Lütgendortmund", "Mengede", "Scharnhorst"};
    private static final String[] ACCESS = {"niedrigschwellig", "aufsuchend", "mobil", "lotsend"};
    private static final String RECORD = "id, slug, created_at, updated_at, verified_at";

    private final Random random = new Random(SEED);
    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private final ScaleDatabase server;
    private final String database;
    private final int projects;
    private int next = FIRST_ID;

    private Catalogue(ScaleDatabase server, String database, int projects) {
        this.server = server;
        this.database = database;
        this.projects = projects;
    }

    /** Rows on their way into a table, by COPY on a connection of its own. */
    private record Copy(Connection connection, CopyIn rows, StringBuilder waiting) {
        void row(Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++)
                waiting.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
            waiting.append('\n');
            if (waiting.length() > 1 << 20) flush();
        }

        void flush() throws SQLException {
            byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
            rows.writeToCopy(bytes, 0, bytes.length);
            waiting.setLength(0);
        }

        void end() throws SQLException {
            flush();
            rows.endCopy();
            connection.close();
        }
    }

    /** Loads with triggers and checks off, then makes by one statement each what the triggers would have kept. */
    static void load(ScaleDatabase server, String database, int projects) throws SQLException, IOException {
        var catalogue = new Catalogue(server, database, projects);
        catalogue.write();
        try (var connection = server.connect(database); var statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("set work_mem = '256MB'");
            statement.execute("select setval('record_seq', " + (catalogue.next + 1_000) + ")");
            statement.execute(
                    "insert into revision (number, committed_at, actor) values (nextval('revision_number'), '2026-11-01T00:00:00Z', 'generator')");
            statement.execute("set session_replication_role = replica");
            for (String kind : List.of("project", "contact"))
                statement.execute(
                        "update %1$s set stale = true where stale_on('%1$s', coalesce(verified_at, created_at), now())".formatted(kind));
            statement.execute("set session_replication_role = default");
            for (String rebuild : rebuilds(connection)) statement.execute("select " + rebuild + "()");
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("vacuum (analyze)");
        }
    }

    /** The functions of the schema that make everything anew. */
    private static List<String> rebuilds(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select proname from pg_proc where proname like '%\\_rebuild' and pronargs = 0"
                        + " and pronamespace = current_schema()::regnamespace order by proname")) {
            while (found.next()) names.add(found.getString(1));
        }
        return names;
    }

    private void write() throws SQLException {
        var areas = ids("action_area");
        var phases = ids("life_phase");
        var topics = ids("topic");
        var groups = ids("target_group");
        var priorities = ids("action_priority");
        var programmes = ids("funding_programme");
        var organisations = new ArrayList<>(ids("organisation"));
        var sources = new ArrayList<>(ids("source"));
        var places = new ArrayList<Long>();
        areas = new ArrayList<>(areas);
        areas(areas);
        for (int i = 0; i < projects / 100; i++) organisations.add(organisation(organisations));
        for (int i = 0; i < projects / 500; i++) sources.add(source());
        for (int i = 0; i < projects / 20; i++) places.add(place(areas));
        for (int i = 0; i < projects / 100; i++) contact(organisations);
        for (int number = 1; number <= projects; number++)
            project(number, areas, phases, topics, groups, priorities, programmes, organisations, sources, places);
        for (Copy copy : copies.values()) copy.end();
    }

    private List<Long> ids(String table) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var connection = server.connect(database); var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from " + table + " order by slug")) {
            while (rows.next()) ids.add(rows.getLong(1));
        }
        return ids;
    }

    private void areas(List<Long> areas) throws SQLException {
        for (int i = 0; i < AREAS; i++) {
            long id = next++;
            String name = "Quartier " + Words.any(random);
            areas.add(id);
            into("action_area", RECORD + ", number, name, district, latitude, longitude, precision_metres")
                    .row(record(id, Words.slug(name, 80) + "-a" + i, 100 + i, name, district(), latitude(), longitude(), 300));
        }
    }

    private long organisation(List<Long> known) throws SQLException {
        long id = next++;
        String name = Words.any(random) + "verein " + Words.any(random);
        into("organisation", RECORD + ", name, kind, parent_id, description")
                .row(record(id, Words.slug(name, 80) + "-" + id, name, "association", chance(30) ? some(known) : null,
                        chance(40) ? Words.sentence(random, 12) : null));
        return id;
    }

    private long source() throws SQLException {
        long id = next++;
        into("source", RECORD + ", title, kind, published_on")
                .row(record(id, "quelle-" + id, Words.title(random), "web-page", chance(70) ? 2010 + random.nextInt(16) : null));
        return id;
    }

    private long place(List<Long> areas) throws SQLException {
        long id = next++;
        String name = Words.any(random) + " " + Words.any(random);
        boolean located = chance(80);
        into("place", RECORD + ", name, kind, district, action_area_id, latitude, longitude, precision_metres")
                .row(record(id, Words.slug(name, 80) + "-" + id, name, "venue", chance(80) ? district() : null,
                        chance(50) ? some(areas) : null,
                        located ? latitude() : null, located ? longitude() : null, located ? 50 : null));
        return id;
    }

    private void contact(List<Long> organisations) throws SQLException {
        long id = next++;
        into("contact", RECORD + ", function, organisation_id")
                .row(record(id, "ansprechstelle-" + id, Words.title(random), some(organisations)));
        for (int i = 0; i <= random.nextInt(2); i++)
            into("contact_phone", "id, contact_id, position, number").row(next++, id, i, "+49231" + (100_000 + random.nextInt(900_000)));
    }

    private void project(int number, List<Long> areas, List<Long> phases, List<Long> topics, List<Long> groups, List<Long> priorities,
            List<Long> programmes, List<Long> organisations, List<Long> sources, List<Long> places) throws SQLException {
        long id = next++;
        String title = Words.title(random);
        boolean cityWide = chance(22);
        boolean allAges = chance(24);
        boolean aged = chance(15);
        int from = aged ? 12 * random.nextInt(17) : 0;
        into("project", RECORD + ", kind, programme_id, number, title, summary, goal, description, status, carrier_id, city_wide, all_ages,"
                + " age_from_months, age_to_months, age_basis, access, starts_on")
                .row(record(id, Words.slug(title, 80) + "-" + number, chance(80) ? "project" : chance(50) ? "module" : "offer",
                        chance(60) ? often(programmes) : null, chance(70) ? number : null, title,
                        chance(30) ? Words.sentence(random, 10) : null,
                        chance(90) ? Words.sentence(random, 6 + random.nextInt(8)) : null,
                        chance(60) ? Words.sentence(random, 20 + random.nextInt(40)) : null,
                        chance(80) ? "running" : chance(50) ? "ended" : "planned", chance(30) ? some(organisations) : null, cityWide,
                        allAges,
                        aged ? from : null, aged ? from + 12 * (1 + random.nextInt(6)) : null, aged ? "stated" : null,
                        chance(35) ? "{" + ACCESS[random.nextInt(4)] + "}" : "{}", chance(50) ? 2005 + random.nextInt(21) : null));
        relate("project_action_area", id, cityWide || chance(40) ? 0 : 1 + random.nextInt(3), areas, true);
        relate("project_place", id, chance(35) ? 1 : 0, places, false);
        relate("project_organisation", id, chance(40) ? 1 + random.nextInt(2) : 0, organisations, false);
        relate("project_target_group", id, 1 + random.nextInt(3), groups, true);
        relate("project_life_phase", id, allAges ? 0 : chance(15) ? 0 : 1 + random.nextInt(2), phases, true);
        relate("project_topic", id, 1 + random.nextInt(3), topics, true);
        relate("project_action_priority", id, chance(40) ? 1 : 0, priorities, true);
        relate("project_source", id, chance(80) ? 1 : 0, sources, false);
    }

    private void relate(String table, long owner, int many, List<Long> targets, boolean hasBasis) throws SQLException {
        Set<Long> chosen = new LinkedHashSet<>();
        for (int i = 0; i < many && !targets.isEmpty(); i++) chosen.add(often(targets));
        var copy = chosen.isEmpty() ? null : into(table, "owner_id, position, target_id" + (hasBasis ? ", basis" : ""));
        int position = 0;
        for (long target : chosen) {
            if (hasBasis)
                copy.row(owner, position++, target, chance(70) ? "stated" : chance(50) ? "derived" : chance(70) ? "implied" : "ambiguous");
            else
                copy.row(owner, position++, target);
        }
    }

    private Copy into(String table, String columns) throws SQLException {
        var copy = copies.get(table);
        if (copy == null) {
            var connection = server.connect(database);
            try (var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
            }
            copy = new Copy(connection,
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " (" + columns + ") from stdin"),
                    new StringBuilder());
            copies.put(table, copy);
        }
        return copy;
    }

    private Object[] record(long id, String slug, Object... own) {
        String created = "20%02d-%02d-%02dT08:00:00Z".formatted(12 + random.nextInt(13), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String updated = "2025-%02d-%02dT%02d:00:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24));
        var values = new ArrayList<Object>(List.of(id, slug, created, updated));
        values.add(chance(50) ? updated : null);
        values.addAll(java.util.Arrays.asList(own));
        return values.toArray();
    }

    private String district() { return DISTRICTS[random.nextInt(DISTRICTS.length)]; }

    private double latitude() { return 51.42 + 0.18 * random.nextDouble(); }

    private double longitude() { return 7.30 + 0.33 * random.nextDouble(); }

    private boolean chance(int percent) { return random.nextInt(100) < percent; }

    private <T> T some(List<T> of) { return of.get(random.nextInt(of.size())); }

    /** The first ones more often than the last: a square law, no value without any. */
    private <T> T often(List<T> of) {
        return of.get((int) (of.size() * Math.pow(random.nextDouble(), 2)));
    }
}
