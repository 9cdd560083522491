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
                .createQuery("select e.id from " + kind.sought + " e where e.publication = 'published' and " + condition + " order by e.id",
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
                .createQuery("select count(*) from " + kind.sought + " e where e.publication = 'published'", Long.class)
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
        List<Integer> places = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        query.alternatives().forEach((place, alternatives) -> alternatives.stream()
                .collect(Collectors.groupingBy(Alternative::manner, Collectors.mapping(way -> way.query(""), Collectors.joining(" | "))))
                .forEach((manner, ways) -> {
                    places.add(place);
                    points.add(manner.points);
                    queries.add(ways);
                }));
        return Native
                .query("select d.record_id, cast(p.least as integer) from (select record_id, slug, words, ts_filter(words, '{a}') as a,"
                        + " ts_filter(words, '{b}') as b, ts_filter(words, '{c}') as c from search_document"
                        + " where record_id = any (cast(:ids as bigint[])) offset 0) d cross join lateral (select sum(best.points) as points,"
                        + " min(best.points) as least from (select max(w.points + case when d.a @@ w.query then 40 when d.b @@ w.query then 30"
                        + " when d.c @@ w.query then 20 else 10 end) as points from unnest(cast(:places as integer[]), cast(:points as integer[]),"
                        + " cast(cast(:queries as text[]) as tsquery[])) as w (place, points, query) where d.words @@ w.query group by w.place) best) p"
                        + " order by p.points desc, ts_rank(d.words, cast(:query as tsquery), 1) desc, d.slug, d.record_id"
                        + " limit :size offset :first", Tuple.class)
                .setParameter("ids", ids.toArray(Long[]::new))
                .setParameter("places", places.toArray(Integer[]::new))
                .setParameter("points", points.toArray(Integer[]::new))
                .setParameter("queries", queries.toArray(String[]::new))
                .setParameter("query", query.query(""))
                .setParameter("size", size)
                .setParameter("first", first)
                .getResultList()
                .stream()
                .map(row -> new Hit(row.get(0, Long.class), Manner.of(row.get(1, Integer.class))))
                .toList();
    }
}
