package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.http.PlannedEach;
import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.search.SearchQuery.Parts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records that a search finds, best first. A surer manner goes before a less sure one, then the name before the goal before the
 * description before the names of what the record belongs to.
 */
public final class Ranking {

    /** Of a very broad search so many are ranked: the best ones, and of equally good ones the first in the order in which they were made. */
    public static final int CANDIDATES = 1_000;

    /** Where compounds are used more often than this, the rare ones are looked for only where the frequent ones found few records. */
    private static final long MOST_USES = 50L * CANDIDATES;
    private static final int FEW = 20;
    /** So many of the best records are first looked at by the other conditions of a list; where that is not enough, all others. */
    private static final int LOOKED_AT = 2 * CANDIDATES;

    /** A record that was found, and the least sure manner in which one of the words was. */
    record Hit(long id, Manner manner) {}

    /** Equally good records are ordered by how often and how close together the words stand there. */
    private static final String ORDERED = """
            select d.record_id from (select cast(:query as tsquery) as query offset 0) q
            cross join unnest(cast(:ids as bigint[]), cast(:points as integer[])) as h (id, points) join search_document d on d.record_id = h.id
            order by h.points desc, ts_rank(d.words, q.query, 1) desc, d.slug, d.record_id limit :size offset :first
            """;

    /** Of each record the words that are found at each place of the search; what several words together find is looked for there. */
    private static final String MANNERS = """
            with candidate as materialized (
                select record_id, words from search_document where record_id = any (cast(:ids as bigint[]))
            ), hit as (
                select d.record_id, w.place, w.points
                    from (select record_id, unnest(tsvector_to_array(words)) as word from candidate) d
                    join unnest(cast(:words as text[]), cast(:places as integer[]), cast(:points as integer[])) as w (word, place, points) on w.word = d.word
                union all
                select d.record_id, w.place, w.points from candidate d
                    join unnest(cast(cast(:ways as text[]) as tsquery[]), cast(:wayPlaces as integer[]), cast(:wayPoints as integer[])) as w (way, place, points)
                    on d.words @@ w.way
            )
            select best.record_id, cast(min(best.points) as integer)
            from (select record_id, place, max(points) as points from hit group by record_id, place) best group by best.record_id
            """;

    /** Those of some records that the other conditions hold for. */
    private interface Filter {
        Set<Long> of(List<Long> ids);
    }

    private final SearchQuery query;
    private final Parts parts;
    private final List<Postings.Hit> hits;
    private final boolean complete;

    private Ranking(SearchQuery query, Parts parts, List<Postings.Hit> hits, boolean complete) {
        this.query = query;
        this.parts = parts;
        this.hits = hits;
        this.complete = complete;
    }

    /**
     * The records of a kind that the search and further conditions find.
     *
     * @param condition on {@code e}, without that of the search
     */
    public static Ranking of(SearchQuery query, Kind kind, String condition, Map<String, Object> parameters) {
        if (condition.equals(ProjectSets.PUBLISHED)) {
            return of(query);
        }
        Map<Long, Boolean> known = new HashMap<>();
        return of(query, all -> {
            List<Long> ids = all.stream().filter(id -> !known.containsKey(id)).toList();
            ids.forEach(id -> known.put(id, false));
            if (!ids.isEmpty()) {
                those(kind, condition, parameters, ids).forEach(id -> known.put(id, true));
            }
            return all.stream().filter(known::get).collect(Collectors.toSet());
        });
    }

    private static List<Long> those(Kind kind, String condition, Map<String, Object> parameters, List<Long> ids) {
        return PlannedEach.time(() -> {
            TypedQuery<Long> those = Panache.getEntityManager().createQuery("select e.id from " + kind.sought + " e where " + condition
                    + " and cast(sql('(? = any (cast(? as bigint[])))', e.id, :among) as Boolean) = true", Long.class)
                    .setParameter("among", ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
            parameters.forEach(those::setParameter);
            return those.getResultList();
        });
    }

    /** The records that the search finds: only what can be read has words to search. */
    static Ranking of(SearchQuery query) {
        return of(query, null);
    }

    /**
     * A record that has the words themselves goes before one with a compound: where there are enough of them, nothing else is looked for. Nor
     * are words that stand close together, where single ones find enough.
     */
    private static Ranking of(SearchQuery query, Filter filter) {
        Postings postings = new Postings(query);
        int found = 0;
        for (Parts parts : Parts.values()) {
            if (parts == Parts.ALL && found >= FEW && query.usesOfParts() > MOST_USES) {
                return new Ranking(query, Parts.ENOUGH, best(postings, Parts.ENOUGH, true, filter), false);
            }
            for (boolean close : query.isInSeveralWords() ? new boolean[]{false, true} : new boolean[]{false}) {
                List<Postings.Hit> hits = best(postings, parts, close, filter);
                found = hits.size();
                if (found > CANDIDATES) {
                    return new Ranking(query, parts, hits.subList(0, CANDIDATES), false);
                }
                if (parts == Parts.ALL && (close || !query.isInSeveralWords())) {
                    return new Ranking(query, parts, hits, true);
                }
            }
        }
        throw new IllegalStateException("all parts were looked for");
    }

    /** The best records, one more than can be ranked. */
    private static List<Postings.Hit> best(Postings postings, Parts parts, boolean close, Filter filter) {
        if (filter == null) {
            return postings.find(parts, close, CANDIDATES + 1).hits(CANDIDATES + 1);
        }
        List<Postings.Hit> all = postings.find(parts, close, Integer.MAX_VALUE).hits(Integer.MAX_VALUE);
        List<Postings.Hit> best = new ArrayList<>();
        for (int from = 0, size = LOOKED_AT; from < all.size() && best.size() <= CANDIDATES; from += size, size = all.size()) {
            List<Postings.Hit> some = all.subList(from, Math.min(size, all.size() - from) + from);
            Set<Long> those = filter.of(some.stream().map(Postings.Hit::id).toList());
            some.stream().filter(hit -> those.contains(hit.id())).forEach(best::add);
        }
        return best.subList(0, Math.min(best.size(), CANDIDATES + 1));
    }

    /** How many records of a kind there are to search. */
    static long published(Kind kind) {
        return Panache.getEntityManager()
                .createQuery("select count(*) from " + kind.sought + " e where e.visible", Long.class)
                .getSingleResult();
    }

    /** How many records there are to page through. */
    public long total() {
        return hits.size();
    }

    /** Whether these are all that the search finds. */
    public boolean isComplete() {
        return complete;
    }

    /** The ids of one page, best first. What goes before it and after it needs no order. */
    public List<Long> page(int first, int size) {
        int from = first < hits.size() ? worth(hits.get(first).points() + 1) : hits.size();
        int to = worth(hits.isEmpty() ? 0 : hits.get(Math.min(hits.size(), first + size) - 1).points());
        if (from >= to) {
            return List.of();
        }
        List<Postings.Hit> some = hits.subList(from, to);
        return Native.query(ORDERED, Long.class)
                .setParameter("query", query.query(parts))
                .setParameter("ids", some.stream().map(Postings.Hit::id).toArray(Long[]::new))
                .setParameter("points", some.stream().map(Postings.Hit::points).toArray(Integer[]::new))
                .setParameter("size", size)
                .setParameter("first", first - from)
                .getResultList();
    }

    /** How many records are worth at least so much. */
    private int worth(int points) {
        int count = 0;
        while (count < hits.size() && hits.get(count).points() >= points) {
            count++;
        }
        return count;
    }

    /** One page, best first. */
    List<Hit> hits(int first, int size) {
        List<Long> page = page(first, size);
        Map<Long, Manner> manners = manners(query, page);
        return page.stream().map(id -> new Hit(id, manners.getOrDefault(id, Manner.SIMILAR))).toList();
    }

    /** How each of these records was found. */
    static Map<Long, Manner> manners(SearchQuery query, List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<String> words = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        List<String> ways = new ArrayList<>();
        List<Integer> wayPlaces = new ArrayList<>();
        List<Integer> wayPoints = new ArrayList<>();
        for (int place : query.places()) {
            for (Alternative way : query.ways(place, Parts.ALL)) {
                boolean single = way.words().size() == 1;
                for (String sought : single ? way.words().get(0) : List.of(way.query())) {
                    (single ? words : ways).add(sought);
                    (single ? places : wayPlaces).add(place);
                    (single ? points : wayPoints).add(way.manner().points);
                }
            }
        }
        Map<Long, Manner> manners = new HashMap<>();
        Native.query(MANNERS, Tuple.class)
                .setParameter("ids", ids.toArray(Long[]::new))
                .setParameter("words", words.toArray(String[]::new))
                .setParameter("places", places.toArray(Integer[]::new))
                .setParameter("points", points.toArray(Integer[]::new))
                .setParameter("ways", ways.toArray(String[]::new))
                .setParameter("wayPlaces", wayPlaces.toArray(Integer[]::new))
                .setParameter("wayPoints", wayPoints.toArray(Integer[]::new))
                .getResultList()
                .forEach(row -> manners.put(row.get(0, Long.class), Manner.of(row.get(1, Integer.class))));
        return manners;
    }
}
