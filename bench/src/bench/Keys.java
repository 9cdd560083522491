package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a catalogue can be asked, shuffled by a fixed seed: the same catalogue is asked the same in every run.
 *
 * @param records an address for each of many projects
 * @param pages of the list without a filter
 * @param filtered pages by topic, action area and status
 * @param searches for one word each, drawn as often as the texts use it
 * @param facets of the projects of a topic and an area
 * @param chains of a topic and an area
 */
record Keys(List<String> records, List<String> pages, List<String> filtered, List<String> searches, List<String> facets,
        List<String> chains) {
    private static final long SEED = 20_121_121;
    private static final int MOST_RECORDS = 60_000;
    private static final int SEARCHES = 5_000;
    /** No list is paged further than 10,000 records. */
    private static final int LAST_PAGE = 500;
    private static final String PROJECTS = "/api/v1/projects";

    static Keys of(Connection catalogue) throws SQLException {
        var random = new Random(SEED);
        var records = values(catalogue, "select slug from project where visible order by slug");
        Collections.shuffle(records, random);
        var topics = values(catalogue, "select slug from topic where visible order by slug");
        var areas = values(catalogue, "select slug from action_area where visible order by slug");
        var pages = new ArrayList<String>();
        for (int i = 1; i <= Math.min(LAST_PAGE, 1 + records.size() / 20); i++) pages.add(PROJECTS + "?page=" + i);
        var filtered = new ArrayList<String>();
        var facets = new ArrayList<String>();
        var chains = new ArrayList<String>();
        for (var topic : topics) {
            for (var area : areas) {
                var both = "topic=" + topic + "&actionArea=" + area;
                for (var status : List.of("running", "ended", "planned"))
                    for (int page = 1; page <= 2; page++) filtered.add(PROJECTS + "?" + both + "&status=" + status + "&page=" + page);
                facets.add(PROJECTS + "?size=1&" + both + "&facets=topic,actionArea,lifePhase,status");
                chains.add("/api/v1/chain?" + both);
            }
        }
        for (var all : List.of(pages, filtered, facets, chains)) Collections.shuffle(all, random);
        return new Keys(records.subList(0, Math.min(MOST_RECORDS, records.size())).stream().map(slug -> PROJECTS + "/" + slug).toList(),
                pages,
                filtered, searches(catalogue, random), facets, chains);
    }

    private static List<String> searches(Connection catalogue, Random random) throws SQLException {
        var words = new ArrayList<String>();
        var upTo = new ArrayList<Long>();
        long sum = 0;
        try (var statement = catalogue.createStatement();
                var rows = statement.executeQuery(
                        "select word, projects from search_word where projects > 0 and word ~ '^[a-z]{5,30}$' order by word")) {
            while (rows.next()) {
                words.add(rows.getString(1));
                upTo.add(sum += rows.getLong(2));
            }
        }
        var searches = new ArrayList<String>();
        for (int i = 0; i < SEARCHES; i++) {
            int place = Collections.binarySearch(upTo, (long) (random.nextDouble() * sum));
            searches.add(PROJECTS + "?q=" + words.get(place < 0 ? -place - 1 : Math.min(place + 1, words.size() - 1)));
        }
        return searches;
    }

    private static List<String> values(Connection catalogue, String query) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = catalogue.createStatement(); var rows = statement.executeQuery(query)) {
            while (rows.next()) values.add(rows.getString(1));
        }
        return values;
    }
}
