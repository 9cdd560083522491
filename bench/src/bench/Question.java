package bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the scale benchmark asks: an address of the service, made from what a catalogue holds. Where a size decides the answer (a rare word
 * has about 20 hits, a frequent one is in a tenth of all projects), the value is looked up in the catalogue itself.
 *
 * @param most how much longer it may take with 100 times the data, or 0 where the issue sets no limit
 */
record Question(String name, String address, double most) {
    private static final String FILTERED = "/api/v1/projects?topic=sprache&status=running&targetGroup=kinder&access=niedrigschwellig";

    static List<Question> of(Connection catalogue) throws SQLException {
        long projects = Long.parseLong(value(catalogue, "select count(*) from project"));
        String record = value(catalogue, "select slug from project order by id offset " + projects / 2 + " limit 1");
        String rare = word(catalogue, 20);
        String frequent = word(catalogue, projects / 10);
        var questions = new ArrayList<Question>();
        questions.add(new Question("one record", "/api/v1/projects/" + record, 3));
        questions.add(new Question("default page", "/api/v1/projects", 3));
        questions.add(new Question("page 100 of the default list", "/api/v1/projects?page=100", 3));
        questions.add(new Question("newest first", "/api/v1/projects?sort=-updatedAt", 3));
        questions.add(new Question("filtered first page: topic, status, group, access", FILTERED, 3));
        questions.add(
                new Question("filtered first page: area × group × age", "/api/v1/projects?actionArea=nette&targetGroup=kinder&age=2", 3));
        questions.add(new Question("filtered first page: rare, one organisation",
                "/api/v1/projects?organisation="
                        + value(catalogue, "select o.slug from organisation o join project_organisation r on r.target_id = o.id"
                                + " where o.parent_id is null group by o.slug, o.id having count(*) >= 5 order by o.id desc limit 1"),
                3));
        questions.add(new Question("filtered first page: negated, one place excluded",
                "/api/v1/projects?district=!Mengede&lifePhase=0-3&cityWide=false", 3));
        questions.add(new Question("near, 1,000 m", "/api/v1/projects?near=51.52,7.46&radius=1000", 3));
        questions.add(new Question("near, nearest first", "/api/v1/projects?near=51.52,7.46&radius=1000&sort=distance&cityWide=false", 0));
        questions.add(new Question("bbox", "/api/v1/projects?bbox=7.45,51.51,7.47,51.53", 3));
        questions.add(new Question("suggest wi", "/api/v1/suggest?q=wi", 3));
        questions.add(new Question("search, rare word", "/api/v1/projects?q=" + rare, 20));
        questions.add(new Question("search, frequent word", "/api/v1/projects?q=" + frequent, 20));
        questions.add(new Question("search, two words", "/api/v1/projects?q=" + frequent + "%20" + word(catalogue, projects / 20), 20));
        questions.add(new Question("search, typing error", "/api/v1/projects?q=" + mistyped(rare), 20));
        questions.add(new Question("search, part of compounds", "/api/v1/projects?q=beratung", 20));
        questions.add(new Question("search and filters", FILTERED + "&q=" + frequent, 20));
        questions.add(new Question("search over everything", "/api/v1/search?q=" + frequent, 20));
        questions.add(new Question("facets, all seven",
                "/api/v1/projects?size=1&facets=topic,actionArea,lifePhase,targetGroup,programme,status,access", 100));
        questions.add(new Question("facets, filtered",
                "/api/v1/projects?size=1&topic=sprache&actionArea=nette&facets=topic,actionArea,lifePhase,status", 100));
        questions.add(new Question("chain", "/api/v1/chain", 100));
        questions.add(new Question("chain, area × topic", "/api/v1/chain?rows=actionArea&columns=topic", 100));
        questions.add(new Question("chain, filtered", "/api/v1/chain?topic=sprache,bildung&cityWide=false", 100));
        questions.add(new Question("gaps", "/api/v1/chain/gaps", 100));
        questions.add(new Question("priorities", "/api/v1/chain/priorities", 100));
        questions.add(new Question("data quality", "/api/v1/data-quality", 100));
        questions.add(new Question("action areas with their projects", "/api/v1/action-areas", 100));
        questions.add(new Question("places with their projects", "/api/v1/places", 100));
        return questions;
    }

    /** The word that comes nearest to being in so many projects. */
    private static String word(Connection catalogue, long projects) throws SQLException {
        return value(catalogue, "select word from search_word where length(word) between 9 and 25 and word ~ '^[a-z]+$'"
                + " order by abs(projects - " + projects + "), word limit 1");
    }

    /** Two letters in the middle have changed places. */
    private static String mistyped(String word) {
        int at = word.length() / 2;
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    private static String value(Connection catalogue, String query) throws SQLException {
        try (var statement = catalogue.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
