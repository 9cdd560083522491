package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody searches for ({@code q}): every word must be found, each in one of the ways in which the dictionary knows it. */
public final class SearchQuery {

    /** Longer than any title. */
    public static final int LONGEST = 300;
    /** A statement of a search may take so long, in milliseconds; after that the answer is a 503. */
    private static final int PATIENCE = 900;
    /** Where nobody can mean a name or a title: words that stand in every text. Folded. */
    private static final Set<String> FILLERS = Set.of(
            ("aber als am an auch auf aus bei beim bis da das dass dem den der des die doch du durch ein eine einem einen einer eines er es fur"
                    + " hat ich ihr im in ist ja man mein mit nach nicht noch nur ob oder ohne sich sie sind so uber um und uns unter vom von vor was"
                    + " wenn wer wie wir wo zu zum zur")
                    .split(" "));
    /** So many uses of compounds are enough to find as many records as are ranked, though some records have several. */
    private static final long ENOUGH = 10L * Ranking.CANDIDATES;
    /** No word of a record looks like this. */
    private static final String NOTHING = "'~'";

    private final String text;
    private final Dictionary.Scope scope;
    private final List<String> words;
    private final Map<Integer, List<Alternative>> alternatives;
    private final Map<Integer, String> spellings;

    private SearchQuery(String text, Dictionary.Scope scope, List<String> words, Map<Integer, List<Alternative>> alternatives,
            Map<Integer, String> spellings) {
        this.text = text;
        this.scope = scope;
        this.words = words;
        this.alternatives = alternatives;
        this.spellings = spellings;
    }

    /** A search among the projects. */
    public static SearchQuery amongProjects(String text) {
        return read(text, Dictionary.Scope.PROJECTS);
    }

    /** A search among all records that can be found. */
    public static SearchQuery amongEverything(String text) {
        return read(text, Dictionary.Scope.EVERYTHING);
    }

    private static SearchQuery read(String text, Dictionary.Scope scope) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Problem.parameter("q", "too-long", Text.of("Der Suchtext darf höchstens " + LONGEST + " Zeichen haben.",
                    "The text to search for may have up to " + LONGEST + " characters."));
        }
        begin();
        List<String> said = Dictionary.fold(text);
        List<String> words = said.stream().filter(word -> !FILLERS.contains(word)).toList();
        if (words.isEmpty()) {
            throw Problem.parameter("q", said.isEmpty() ? "no-word" : "only-filler-words", said.isEmpty()
                    ? Text.of("Der Suchtext enthält kein Wort: erlaubt ist Text mit wenigstens einem Buchstaben oder einer Ziffer.",
                            "The text to search for has no word: allowed is text with at least one letter or digit.")
                    : Text.of("Der Suchtext hat nur Wörter, die in jedem Text stehen (" + String.join(", ", said)
                            + "). Erlaubt ist Text mit wenigstens einem anderen Wort.",
                            "The text to search for has only words that stand in every text (" + String.join(", ", said)
                                    + "). Allowed is text with at least one other word."));
        }
        SearchQuery query = of(text, scope, words);
        Native.query("select set_config('plan_cache_mode', 'auto', true)", String.class).getSingleResult();
        return query;
    }

    /** Limits the time. The dictionary is looked into by the same indexes for any words: to plan that each time would take longer than to do it. */
    private static void begin() {
        Native.query("select set_config('statement_timeout', '" + PATIENCE
                + "', true) || set_config('pg_trgm.similarity_threshold', '0.2', true)"
                + " || set_config('plan_cache_mode', 'force_generic_plan', true)", String.class)
                .getSingleResult();
    }

    private static SearchQuery of(String text, Dictionary.Scope scope, List<String> words) {
        Dictionary dictionary = new Dictionary(scope);
        Map<Integer, List<Alternative>> found = new TreeMap<>();
        List<int[]> spans = new ArrayList<>();
        for (int length = 1; length <= 3; length++) {
            for (int from = 0; from + length <= words.size(); from++) {
                spans.add(new int[]{from, from + length});
            }
        }
        // a word written apart is found together; each of its pieces is thereby found
        add(found, spans, dictionary.forms(joined(words, spans, "")));
        add(found, spans, dictionary.synonyms(joined(words, spans, " ")));
        add(found, spans.subList(0, words.size()), dictionary.compounds(words));

        Map<Integer, String> spellings = new TreeMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            if (!found.containsKey(place)) {
                missing.add(place);
            }
        }
        if (!missing.isEmpty()) {
            dictionary.near(missing.stream().map(words::get).toList()).forEach((index, near) -> {
                int place = missing.get(index);
                List<Alternative> similar = Spelling.similar(near);
                if (similar.isEmpty()) {
                    Spelling.nearest(near).ifPresent(word -> spellings.put(place, word));
                } else {
                    found.put(place, similar);
                }
            });
        }
        return new SearchQuery(text, scope, words, found, spellings);
    }

    private static List<String> joined(List<String> words, List<int[]> spans, String glue) {
        return spans.stream().map(span -> String.join(glue, words.subList(span[0], span[1]))).toList();
    }

    private static void add(Map<Integer, List<Alternative>> found, List<int[]> spans, Map<Integer, List<Alternative>> more) {
        more.forEach((index, alternatives) -> {
            int[] span = spans.get(index);
            for (int place = span[0]; place < span[1]; place++) {
                found.computeIfAbsent(place, p -> new ArrayList<>()).addAll(alternatives);
            }
        });
    }

    /** As it was sent. */
    public String text() {
        return text;
    }

    /** As it is shown where it is offered: the words as they stand in the catalogue, not as they are compared. */
    public String shown() {
        return words.stream().map(word -> new Dictionary(scope).shown(word)).collect(Collectors.joining(" "));
    }

    /** The condition on the record {@code e} in HQL; its parameter goes into the map. Combines with every other condition. */
    public String condition(Map<String, Object> parameters) {
        parameters.put("searched", query(Parts.ALL));
        return "e.id in (select d.recordId from SearchDocument d where cast(sql('(? @@ cast(? as tsquery))', d.words, :searched) as Boolean) = true)";
    }

    /** Which of the compounds that have a word as their part are looked for. */
    enum Parts {
        /** None, but for a word that is found in no other way. */
        NONE,
        /** The most frequent ones: enough for more records than are ranked. */
        ENOUGH,
        /** All that the dictionary gave. */
        ALL
    }

    /** As a tsquery. */
    String query(Parts parts) {
        if (findsNothing()) {
            return NOTHING;
        }
        return alternatives.keySet().stream()
                .map(place -> ways(place, parts).stream().map(Alternative::query).collect(Collectors.joining(" | ", "(", ")")))
                .collect(Collectors.joining(" & "));
    }

    /** Whether there is a word that is found in no way. */
    boolean findsNothing() {
        return alternatives.size() < words.size();
    }

    /** Whether a word may be found by several that stand close together. */
    boolean isInSeveralWords() {
        return alternatives.values().stream().flatMap(List::stream).anyMatch(way -> way.words().size() > 1);
    }

    boolean isAmongProjects() {
        return scope == Dictionary.Scope.PROJECTS;
    }

    /** The ways in which a word is found. */
    List<Alternative> ways(int place, Parts parts) {
        List<Alternative> all = alternatives.get(place);
        List<Alternative> surer = all.stream().filter(way -> way.manner() != Manner.PART).toList();
        if (parts == Parts.ALL || surer.size() == all.size()) {
            return all;
        }
        if (parts == Parts.NONE && !surer.isEmpty()) {
            return surer;
        }
        List<Alternative> enough = new ArrayList<>(surer);
        long uses = 0;
        for (Alternative way : all) {
            if (way.manner() == Manner.PART && uses < ENOUGH) {
                enough.add(way);
                uses += way.uses();
            }
        }
        return enough;
    }

    /** How often the compounds are used that have one of the words as their part. */
    long usesOfParts() {
        return alternatives.values().stream().flatMap(List::stream).mapToLong(Alternative::uses).sum();
    }

    /** The places of the words, for which there may be ways to find them. */
    Set<Integer> places() {
        return alternatives.keySet();
    }

    /** All words of the dictionary that this search finds. */
    Set<String> foundWords() {
        return alternatives.values().stream().flatMap(List::stream).flatMap(way -> way.words().stream()).flatMap(forms -> forms.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same search with the nearest spelling of the words that nothing was found for; empty where there is none. */
    public Optional<SearchQuery> respelt() {
        if (spellings.isEmpty()) {
            return Optional.empty();
        }
        List<String> respelt = new ArrayList<>(words);
        spellings.forEach(respelt::set);
        return Optional.of(of(String.join(" ", respelt), scope, respelt));
    }

    /** The searches with one word less; empty where there is only one. */
    public List<SearchQuery> withOneWordLess() {
        List<SearchQuery> shorter = new ArrayList<>();
        for (int place = 0; place < words.size() && words.size() > 1; place++) {
            List<String> others = new ArrayList<>(words);
            others.remove(place);
            shorter.add(of(String.join(" ", others), scope, others));
        }
        return shorter;
    }
}
