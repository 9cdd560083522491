package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.http.PlannedEach;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.search.SearchQuery.Parts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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

    /** Where compounds are used more often than this, the rare ones are looked for only where the frequent ones found few records. */
    private static final long MOST_USES = 50L * CANDIDATES;
    private static final int FEW = 20;
    /** What PostgreSQL takes a comparison of a text with a search for; twenty times that of two numbers. */
    private static final String COMPARISON = "0.05";

    /** A record that was found, and the least sure manner in which one of the words was. */
    record Hit(long id, Manner manner) {}

    /**
     * The few sure ways to find a word are looked for in each candidate. With compounds it is the other way round, because a part is found
     * in hundreds of them: each candidate's words, some fifty, are looked up among those. Only what may come onto the page is compared to
     * the last.
     */
    private static final String RANKED = """
            with candidate as materialized (
                select record_id, slug, words from search_document where record_id = any (cast(:ids as bigint[]))
            ), hit as (
                select d.record_id, w.place, w.points
                        + case when d.words @@ w.a then 40 when d.words @@ w.b then 30 when d.words @@ w.c then 20 else 10 end as points
                    from candidate d join unnest(cast(cast(:ways as text[]) as tsquery[]), cast(cast(:waysA as text[]) as tsquery[]),
                            cast(cast(:waysB as text[]) as tsquery[]), cast(cast(:waysC as text[]) as tsquery[]), cast(:wayPlaces as integer[]),
                            cast(:wayPoints as integer[])) as w (way, a, b, c, place, points) on d.words @@ w.way
                union all
                select d.record_id, w.place, :part + case when 'A' = any (l.weights) then 40 when 'B' = any (l.weights) then 30
                        when 'C' = any (l.weights) then 20 else 10 end
                    from (select record_id, words from candidate where :partsAsked) d cross join lateral unnest(d.words) as l (lexeme, positions, weights)
                    join unnest(cast(:parts as text[]), cast(:partPlaces as integer[])) as w (word, place) on w.word = l.lexeme
            ), scored as (
                select best.record_id, sum(best.points) as points, min(best.points) as least
                from (select record_id, place, max(points) as points from hit group by record_id, place) best
                group by best.record_id order by 2 desc fetch first (cast(:last as integer)) rows with ties
            )
            select d.record_id, cast(s.least as integer) from scored s join candidate d on d.record_id = s.record_id
            order by s.points desc, ts_rank(d.words, cast(:query as tsquery), 1) desc, d.slug, d.record_id limit :size offset :first
            """;

    /** Finds the first records, in the order in which they were made, one more than can be ranked; by their names alone where {@code named}. */
    private interface Finder {
        List<Long> ids(String query, boolean named);
    }

    private final SearchQuery query;
    private final Parts parts;
    private final List<Long> ids;
    private final boolean complete;

    private Ranking(SearchQuery query, Parts parts, List<Long> ids, boolean complete) {
        this.query = query;
        this.parts = parts;
        this.ids = ids;
        this.complete = complete;
    }

    /**
     * The records of a kind that the search and further conditions find.
     *
     * @param condition on {@code e}, without that of the search
     */
    public static Ranking of(SearchQuery query, Kind kind, String condition, Map<String, Object> parameters) {
        return of(query, (sought, named) -> {
            Map<String, Object> all = new HashMap<>(parameters);
            TypedQuery<Long> ids = Panache.getEntityManager()
                    .createQuery("select e.id from " + kind.sought + " e where " + condition + " and "
                            + SearchQuery.condition(all, sought, named) + " order by e.id", Long.class)
                    .setMaxResults(CANDIDATES + 1);
            all.forEach(ids::setParameter);
            return ids.getResultList();
        });
    }

    /** The records of every kind that the search finds. */
    static Ranking of(SearchQuery query) {
        return of(query, (sought, named) -> Native.query("select d.record_id from search_document d where "
                + (named ? "ts_filter(d.words, '{a}')" : "d.words") + " @@ cast(:query as tsquery) order by d.record_id limit "
                + (CANDIDATES + 1), Long.class)
                .setParameter("query", sought)
                .getResultList());
    }

    /** A record that has the words themselves goes before one with a compound: where there are enough of them, nothing else is looked for. */
    private static Ranking of(SearchQuery query, Finder finder) {
        // How to find the words depends on how frequent they are: one plan for all words would be right for few. And to compare a text with
        // hundreds of compounds takes longer than the planner knows.
        return PlannedEach.time(COMPARISON, () -> candidates(query, finder));
    }

    private static Ranking candidates(SearchQuery query, Finder finder) {
        Map<String, List<Long>> read = new HashMap<>();
        List<Long> found = List.of();
        for (Parts parts : Parts.values()) {
            if (parts == Parts.ALL && found.size() >= FEW && query.usesOfParts() > MOST_USES) {
                return new Ranking(query, Parts.ENOUGH, found, false);
            }
            List<Long> surer = found;
            String sought = query.query(parts, "");
            found = read.computeIfAbsent(sought, q -> finder.ids(q, false));
            if (found.size() > CANDIDATES) {
                Set<Long> candidates = new LinkedHashSet<>(surer);
                candidates.addAll(finder.ids(sought, true));
                candidates.addAll(found);
                return new Ranking(query, parts, candidates.stream().limit(CANDIDATES).toList(), false);
            }
        }
        return new Ranking(query, Parts.ALL, found, true);
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
        return hits(query, parts, ids, first, size);
    }

    /** How each of these records was found. */
    static Map<Long, Manner> manners(SearchQuery query, List<Long> ids) {
        return hits(query, Parts.ALL, ids, 0, ids.size()).stream().collect(Collectors.toMap(Hit::id, Hit::manner));
    }

    private static List<Hit> hits(SearchQuery query, Parts parts, List<Long> ids, int first, int size) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Asked asked = new Asked();
        query.places().forEach(place -> asked.add(place, query.ways(place, parts)));
        return Native.query(RANKED, Tuple.class)
                .setParameter("ids", ids.toArray(Long[]::new))
                .setParameter("ways", asked.ways(""))
                .setParameter("waysA", asked.ways(":A"))
                .setParameter("waysB", asked.ways(":B"))
                .setParameter("waysC", asked.ways(":C"))
                .setParameter("wayPlaces", asked.places.toArray(Integer[]::new))
                .setParameter("wayPoints", asked.manners.stream().map(manner -> manner.points).toArray(Integer[]::new))
                .setParameter("part", Manner.PART.points)
                .setParameter("partsAsked", !asked.parts.isEmpty())
                .setParameter("parts", asked.parts.toArray(String[]::new))
                .setParameter("partPlaces", asked.partPlaces.toArray(Integer[]::new))
                .setParameter("query", query.query(parts, ""))
                .setParameter("last", first + size)
                .setParameter("size", size)
                .setParameter("first", first)
                .getResultList()
                .stream()
                .map(row -> new Hit(row.get(0, Long.class), Manner.of(row.get(1, Integer.class))))
                .toList();
    }

    /** What a page is ranked by: for each word and manner the ways to find it, and the compounds. */
    private static final class Asked {
        private final List<Integer> places = new ArrayList<>();
        private final List<Manner> manners = new ArrayList<>();
        private final List<List<Alternative>> ways = new ArrayList<>();
        private final List<String> parts = new ArrayList<>();
        private final List<Integer> partPlaces = new ArrayList<>();

        void add(int place, List<Alternative> all) {
            Map<Manner, List<Alternative>> byManner = new EnumMap<>(Manner.class);
            all.forEach(way -> byManner.computeIfAbsent(way.manner(), manner -> new ArrayList<>()).add(way));
            byManner.forEach((manner, some) -> {
                if (manner == Manner.PART) {
                    some.stream().flatMap(way -> way.words().stream()).flatMap(Collection::stream).forEach(word -> {
                        parts.add(word);
                        partPlaces.add(place);
                    });
                } else {
                    places.add(place);
                    manners.add(manner);
                    ways.add(some);
                }
            });
        }

        String[] ways(String weights) {
            return ways.stream()
                    .map(some -> some.stream().map(way -> way.query(weights)).collect(Collectors.joining(" | ")))
                    .toArray(String[]::new);
        }
    }
}
