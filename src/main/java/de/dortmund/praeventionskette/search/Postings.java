package de.dortmund.praeventionskette.search;

import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Which records have the words of a search, and how well they are found there: read off {@code search_posting} without a look at any record.
 * What was read once is kept for the next, broader look.
 */
final class Postings {

    /** So many records have their places in one row. */
    private static final int CHUNK = 4096;
    /** So many of the best records are looked at first for words that stand close together. */
    private static final int LOOKED_AT = 2 * Ranking.CANDIDATES;
    /** What an entry says of a word that stands in a record no more; below it are the parts of the record, its name first. */
    private static final int GONE = 4;

    /** What a row has: the words of some records that follow each other. */
    private record Row(String word, int chunk, byte[] records) {}

    /** What a word is worth where it is found for the word at this place of the search. */
    private record Worth(int place, int points) {}

    /** A record that was found otherwise: several words that stand close together. */
    private record Close(long id, int place, int points) {}

    private final SearchQuery query;
    private final Map<String, List<Row>> rows = new HashMap<>();

    Postings(SearchQuery query) {
        this.query = query;
    }

    /**
     * The records in which all words are found.
     *
     * @param close whether words that stand close together are looked for too; that takes a look at the records
     * @param most of records that are found equally well no more are named; the first ones in the order in which they were made
     */
    Found find(SearchQuery.Parts parts, boolean close, int most) {
        if (query.findsNothing()) {
            return new Found(most);
        }
        Map<String, List<Worth>> sought = new HashMap<>();
        List<Integer> places = List.copyOf(query.places());
        Map<Integer, List<Close>> closeByChunk = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            List<Alternative> together = new ArrayList<>();
            for (Alternative way : query.ways(places.get(i), parts)) {
                if (way.words().size() > 1) {
                    together.add(way);
                    continue;
                }
                for (String word : way.words().get(0)) {
                    sought.computeIfAbsent(word, w -> new ArrayList<>()).add(new Worth(i, way.manner().points));
                }
            }
            if (close && !together.isEmpty()) {
                // Of several words each may be found otherwise: only a single one has enough of these alone.
                together(i, together, places.size() > 1 ? Integer.MAX_VALUE : most)
                        .forEach(hit -> closeByChunk.computeIfAbsent((int) (hit.id / CHUNK), c -> new ArrayList<>()).add(hit));
            }
        }
        return scan(sought, closeByChunk, places.size(), most);
    }

    /** The records that have something at each place. */
    private Found scan(Map<String, List<Worth>> sought, Map<Integer, List<Close>> closeByChunk, int places, int most) {
        Found found = new Found(most);
        read(sought.keySet());
        Map<Integer, List<Row>> byChunk = new TreeMap<>();
        sought.keySet().forEach(word -> rows.get(word).forEach(row -> byChunk.computeIfAbsent(row.chunk, c -> new ArrayList<>()).add(row)));
        closeByChunk.keySet().forEach(chunk -> byChunk.computeIfAbsent(chunk, c -> new ArrayList<>()));
        Chunk chunk = new Chunk(places);
        byChunk.forEach((number, some) -> {
            chunk.clear();
            some.forEach(row -> chunk.take(row.records, sought.get(row.word)));
            closeByChunk.getOrDefault(number, List.of()).forEach(hit -> chunk.take((int) (hit.id % CHUNK), hit.place, hit.points));
            chunk.tell((long) number * CHUNK, found);
        });
        return found;
    }

    private void read(Collection<String> words) {
        Set<String> missing = words.stream().filter(word -> !rows.containsKey(word)).collect(Collectors.toSet());
        if (missing.isEmpty()) {
            return;
        }
        missing.forEach(word -> rows.put(word, new ArrayList<>()));
        Native.query("select p.word, p.chunk, p.records from search_posting p where p.word = any (cast(:words as text[]))"
                + (query.isAmongProjects() ? " and p.project" : ""), Tuple.class)
                .setParameter("words", missing.toArray(String[]::new))
                .getResultList()
                .forEach(row -> rows.get(row.get(0, String.class))
                        .add(new Row(row.get(0, String.class), row.get(1, Integer.class), row.get(2, byte[].class))));
    }

    /** The records with several words close together, some {@code most} of the best: only those are looked at that have all of them. */
    private List<Close> together(int place, List<Alternative> ways, int most) {
        List<Close> together = new ArrayList<>();
        for (Alternative way : ways) {
            Map<String, List<Worth>> sought = new HashMap<>();
            for (int i = 0; i < way.words().size(); i++) {
                for (String word : way.words().get(i)) {
                    sought.computeIfAbsent(word, w -> new ArrayList<>()).add(new Worth(i, 1));
                }
            }
            List<Hit> all = scan(sought, Map.of(), way.words().size(), Integer.MAX_VALUE).hits(Integer.MAX_VALUE);
            int close = 0;
            for (int from = 0, size = LOOKED_AT; from < all.size() && close < most; from += size, size = all.size()) {
                List<Close> some = together(place, way, all.subList(from, from + Math.min(size, all.size() - from)));
                together.addAll(some);
                close += some.size();
            }
        }
        return together;
    }

    private static List<Close> together(int place, Alternative way, List<Hit> candidates) {
        return Native.query(
                "select d.record_id, case when d.words @@ w.a then 40 when d.words @@ w.b then 30 when d.words @@ w.c then 20 else 10 end"
                        + " from (select cast(:way as tsquery) as way, cast(:wayA as tsquery) as a, cast(:wayB as tsquery) as b, cast(:wayC as tsquery) as c offset 0) w"
                        + " join search_document d on d.record_id = any (cast(:ids as bigint[])) where ts_match_vq(d.words, w.way)",
                Tuple.class)
                .setParameter("way", way.query(""))
                .setParameter("wayA", way.query(":A"))
                .setParameter("wayB", way.query(":B"))
                .setParameter("wayC", way.query(":C"))
                .setParameter("ids", candidates.stream().map(Hit::id).toArray(Long[]::new))
                .getResultList()
                .stream()
                .map(row -> new Close(row.get(0, Long.class), place, way.manner().points + row.get(1, Integer.class)))
                .toList();
    }

    /** The records of one chunk, and what the words of the search are worth in each of them. */
    private static final class Chunk {
        private final int[][] best;
        /** The row that a record was last seen in. */
        private final int[] seen = new int[CHUNK];
        private int row;

        Chunk(int places) {
            best = new int[places][CHUNK];
        }

        void clear() {
            for (int[] place : best) {
                Arrays.fill(place, 0);
            }
        }

        /** Of a record the last entry counts. */
        void take(byte[] records, List<Worth> worths) {
            row++;
            for (int i = records.length - 2; i >= 0; i -= 2) {
                int code = (records[i] & 0xff) << 8 | records[i + 1] & 0xff;
                int record = code % CHUNK;
                int part = code / CHUNK;
                if (seen[record] != row && part < GONE) {
                    for (int j = 0; j < worths.size(); j++) {
                        Worth worth = worths.get(j);
                        take(record, worth.place, worth.points + 10 * (GONE - part));
                    }
                }
                seen[record] = row;
            }
        }

        void take(int record, int place, int points) {
            best[place][record] = Math.max(best[place][record], points);
        }

        void tell(long first, Found found) {
            for (int record = 0; record < CHUNK; record++) {
                int points = 0;
                for (int[] place : best) {
                    if (place[record] == 0) {
                        points = 0;
                        break;
                    }
                    points += place[record];
                }
                if (points > 0) {
                    found.add(first + record, points);
                }
            }
        }
    }

    /** The records that were found, by what they are worth. */
    static final class Found {
        private final int most;
        private final Map<Integer, LongStream.Builder> ids = new TreeMap<>((one, other) -> other - one);
        private final Map<Integer, Integer> counts = new HashMap<>();
        private int count;

        private Found(int most) {
            this.most = most;
        }

        private void add(long id, int points) {
            count++;
            if (counts.merge(points, 1, Integer::sum) <= most) {
                ids.computeIfAbsent(points, p -> LongStream.builder()).add(id);
            }
        }

        /** How many there are. */
        int count() {
            return count;
        }

        /** Those that are named, the best first; equally good ones in the order in which they were made. */
        List<Hit> hits(int limit) {
            List<Hit> hits = new ArrayList<>();
            ids.forEach((points, some) -> {
                if (hits.size() < limit) {
                    some.build().limit(limit - hits.size()).forEach(id -> hits.add(new Hit(id, points)));
                }
            });
            return hits;
        }
    }

    /** A record and what it is worth: the sum over all words of the search. */
    record Hit(long id, int points) {}
}
