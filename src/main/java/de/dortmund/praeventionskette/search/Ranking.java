package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records that a search finds, best first. A surer manner goes before a less sure one, then the name before the goal before the
 * description before the names of what the record belongs to.
 */
public final class Ranking {

    /** Of a very broad search so many are ranked: those with the words in their name first, then in the order in which they were made. */
    public static final int CANDIDATES = 1_000;

    /** A record that was found, and the least sure manner in which one of the words was. */
    record Hit(long id, Manner manner) {}

    /**
     * Each candidate's words are looked up among those that were asked for, not the other way round: a part of a compound is found in
     * hundreds of words, a record has some fifty. Only what may come onto the page is compared to the last.
     */
    private static final String RANKED = """
            with candidate as materialized (
                select record_id, slug, words from search_document where record_id = any (cast(:ids as bigint[]))
            ), hit as (
                select d.record_id, w.place, w.points + case when 'A' = any (l.weights) then 40 when 'B' = any (l.weights) then 30
                        when 'C' = any (l.weights) then 20 else 10 end as points
                    from candidate d cross join lateral unnest(d.words) as l (lexeme, positions, weights)
                    join unnest(cast(:words as text[]), cast(:wordPlaces as integer[]), cast(:wordPoints as integer[]))
                        as w (word, place, points) on w.word = l.lexeme
                union all
                select d.record_id, w.place, w.points + case when ts_filter(d.words, '{a}') @@ w.phrase then 40
                        when ts_filter(d.words, '{b}') @@ w.phrase then 30 when ts_filter(d.words, '{c}') @@ w.phrase then 20 else 10 end
                    from candidate d join unnest(cast(cast(:phrases as text[]) as tsquery[]), cast(:phrasePlaces as integer[]),
                        cast(:phrasePoints as integer[])) as w (phrase, place, points) on d.words @@ w.phrase
            ), scored as (
                select best.record_id, sum(best.points) as points, min(best.points) as least
                from (select record_id, place, max(points) as points from hit group by record_id, place) best
                group by best.record_id order by 2 desc fetch first (cast(:last as integer)) rows with ties
            )
            select d.record_id, cast(s.least as integer) from scored s join candidate d on d.record_id = s.record_id
            order by s.points desc, ts_rank(d.words, cast(:query as tsquery), 1) desc, d.slug, d.record_id limit :size offset :first
            """;

    /** Ways to find a word, each with the place of that word in the question and what a hit counts. */
    private record Asked(List<String> texts, List<Integer> places, List<Integer> points) {

        Asked() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(String text, int place, Manner manner) {
            texts.add(text);
            places.add(place);
            points.add(manner.points);
        }
    }

    private final SearchQuery query;
    private final List<Long> ids;
    private final boolean complete;

    private Ranking(SearchQuery query, List<Long> ids, boolean complete) {
        this.query = query;
        this.ids = ids;
        this.complete = complete;
    }

    /**
     * The records of a kind that the search and a further condition on {@code e} find.
     *
     * @param condition includes that of the search
     */
    public static Ranking of(SearchQuery query, Kind kind, String condition, Map<String, Object> parameters) {
        List<Long> found = ids(kind, condition, parameters);
        if (found.size() <= CANDIDATES) {
            return new Ranking(query, found, true);
        }
        Map<String, Object> more = new HashMap<>(parameters);
        return bounded(query, ids(kind, condition + " and " + query.conditionOfNames(more), more), found);
    }

    private static List<Long> ids(Kind kind, String condition, Map<String, Object> parameters) {
        TypedQuery<Long> ids = Panache.getEntityManager()
                .createQuery("select e.id from " + kind.sought + " e where e.visible and " + condition + " order by e.id",
                        Long.class)
                .setMaxResults(CANDIDATES + 1);
        parameters.forEach(ids::setParameter);
        return ids.getResultList();
    }

    /** The records of every kind that the search finds. */
    static Ranking of(SearchQuery query) {
        List<Long> found = ids(query.query(""));
        return found.size() <= CANDIDATES ? new Ranking(query, found, true) : bounded(query, ids(query.query(":A")), found);
    }

    private static List<Long> ids(String query) {
        return Native.query("select d.record_id from search_document d where d.words @@ cast(:query as tsquery)"
                + " order by d.record_id limit " + (CANDIDATES + 1), Long.class)
                .setParameter("query", query)
                .getResultList();
    }

    private static Ranking bounded(SearchQuery query, List<Long> named, List<Long> found) {
        Set<Long> candidates = new LinkedHashSet<>(named);
        candidates.addAll(found);
        return new Ranking(query, candidates.stream().limit(CANDIDATES).toList(), false);
    }

    /** How many records of a kind there are to search. */
    static long published(Kind kind) {
        return Panache.getEntityManager()
                .createQuery("select count(*) from " + kind.sought + " e where e.visible", Long.class)
                .getSingleResult();
    }

    /** How many records there are to page through. */
    public long total() {
        return ids.size();
    }

    /** Whether these are all that the search finds. */
    public boolean isComplete() {
        return complete;
    }

    /** The ids of one page, best first. */
    public List<Long> page(int first, int size) {
        return hits(first, size).stream().map(Hit::id).toList();
    }

    /** One page, best first. */
    List<Hit> hits(int first, int size) {
        return hits(query, ids, first, size);
    }

    /** How each of these records was found. */
    static Map<Long, Manner> manners(SearchQuery query, List<Long> ids) {
        return hits(query, ids, 0, ids.size()).stream().collect(Collectors.toMap(Hit::id, Hit::manner));
    }

    private static List<Hit> hits(SearchQuery query, List<Long> ids, int first, int size) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Asked words = new Asked();
        Asked phrases = new Asked();
        query.alternatives().forEach((place, alternatives) -> alternatives.forEach(way -> {
            if (way.words().size() == 1) {
                way.words().get(0).forEach(form -> words.add(form, place, way.manner()));
            } else {
                phrases.add(way.query(""), place, way.manner());
            }
        }));
        return Native.query(RANKED, Tuple.class)
                .setParameter("ids", ids.toArray(Long[]::new))
                .setParameter("words", words.texts.toArray(String[]::new))
                .setParameter("wordPlaces", words.places.toArray(Integer[]::new))
                .setParameter("wordPoints", words.points.toArray(Integer[]::new))
                .setParameter("phrases", phrases.texts.toArray(String[]::new))
                .setParameter("phrasePlaces", phrases.places.toArray(Integer[]::new))
                .setParameter("phrasePoints", phrases.points.toArray(Integer[]::new))
                .setParameter("query", query.query(""))
                .setParameter("last", first + size)
                .setParameter("size", size)
                .setParameter("first", first)
                .getResultList()
                .stream()
                .map(row -> new Hit(row.get(0, Long.class), Manner.of(row.get(1, Integer.class))))
                .toList();
    }
}
