package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets of projects, a bit for each project: what names a value, what fits everything, what some filters find. Counting what is in two sets
 * takes microseconds, however many facets or cells of a matrix there are.
 */
public final class ProjectSets {

    /** The filters whose values have sets: those of few values. */
    public static final Set<String> COUNTED = Set.of("programme", "status", "access", "actionArea", "district", "topic", "lifePhase",
            "targetGroup", "actionPriority");

    /** Holds for every project that can be read; alone it needs no search. */
    public static final String PUBLISHED = "e.visible";

    /** How many bytes a row of {@link PickBits} has. */
    private static final int CHUNK = 8192 / Byte.SIZE;
    private static final String ORDER = " order by e.number asc nulls last, e.slug";
    /** So many projects from the beginning of the list are looked at: a set of one in a hundred has its first twenty there. */
    private static final int BEGINNING = 2_000;
    private static final String BYTES = "cast(function('pick_bytes', b.bits) as Binary)";

    private final Map<String, Map<String, BitSet>> byFacet;

    private ProjectSets(Map<String, Map<String, BitSet>> byFacet) {
        this.byFacet = byFacet;
    }

    /** The sets of all values of some filters, read in one statement. */
    public static ProjectSets of(Collection<String> facets) {
        Map<String, Map<String, Map<Integer, byte[]>>> chunks = new HashMap<>();
        Panache.getEntityManager()
                .createQuery("select t.facet, t.term, b.chunk, " + BYTES + " from PickBits b join PickTerm t on t.code = b.code"
                        + " where t.facet in :facets or t.facet = '" + PickTerm.EVERYTHING + "'"
                        + " or t.facet = '" + PickTerm.UNKNOWN + "' and t.term in :facets", Tuple.class)
                .setParameter("facets", facets)
                .getResultList()
                .forEach(row -> chunks.computeIfAbsent(row.get(0, String.class), facet -> new HashMap<>())
                        .computeIfAbsent(row.get(1, String.class), term -> new HashMap<>())
                        .put(row.get(2, Integer.class), row.get(3, byte[].class)));
        Map<String, Map<String, BitSet>> sets = new HashMap<>();
        chunks.forEach((facet, terms) -> {
            Map<String, BitSet> byTerm = sets.computeIfAbsent(facet, f -> new HashMap<>());
            terms.forEach((term, parts) -> byTerm.put(term, joined(parts)));
        });
        return new ProjectSets(sets);
    }

    /** The projects that a condition on {@code e} finds; all that are published need no search. */
    public static BitSet found(String condition, Map<String, Object> parameters) {
        if (condition.equals(PUBLISHED)) {
            return new TermSets(Map.of()).published();
        }
        var query = Panache.getEntityManager().createQuery(
                "select e.chunk, cast(function('pick_byte_set', e.bit, 1) as Binary) from ProjectPick e where " + condition
                        + " group by e.chunk",
                Tuple.class);
        parameters.forEach(query::setParameter);
        Map<Integer, byte[]> chunks = new HashMap<>();
        query.getResultList().forEach(row -> chunks.put(row.get(0, Integer.class), row.get(1, byte[].class)));
        return joined(chunks);
    }

    /** The sets by the numbers of their {@link PickTerm}s, read in one statement. */
    static Map<Integer, BitSet> numbered(Collection<Integer> numbers) {
        Map<Integer, Map<Integer, byte[]>> chunks = new HashMap<>();
        Panache.getEntityManager()
                .createQuery("select b.code, b.chunk, " + BYTES + " from PickBits b where b.code in :numbers", Tuple.class)
                .setParameter("numbers", numbers)
                .getResultList()
                .forEach(row -> chunks.computeIfAbsent(row.get(0, Integer.class), number -> new HashMap<>())
                        .put(row.get(1, Integer.class), row.get(2, byte[].class)));
        Map<Integer, BitSet> sets = new HashMap<>();
        chunks.forEach((number, parts) -> sets.put(number, joined(parts)));
        return sets;
    }

    private static BitSet joined(Map<Integer, byte[]> chunks) {
        int last = chunks.keySet().stream().mapToInt(chunk -> chunk).max().orElse(-1);
        byte[] bytes = new byte[(last + 1) * CHUNK];
        chunks.forEach((chunk, part) -> System.arraycopy(part, 0, bytes, chunk * CHUNK, part.length));
        return BitSet.valueOf(bytes);
    }

    /** The projects that name the value themselves, or by something narrower; not to be changed. */
    public BitSet named(String facet, String term) {
        return byFacet.getOrDefault(facet, Map.of()).getOrDefault(term, new BitSet());
    }

    /** Those of them that are there only because they may be meant: their source fits more than one value. */
    public BitSet ambiguous(String facet, String term) {
        return named(ambiguous(facet), term);
    }

    /** The name under which the ambiguous ones of a filter are read. */
    public static String ambiguous(String facet) {
        return "ambiguous " + facet;
    }

    /** The projects with the mark {@code cityWide} or {@code allAges}. */
    public BitSet marked(String mark) {
        return named(PickTerm.EVERYTHING, mark);
    }

    /** The projects that state nothing for the filter and do not fit everything. */
    public BitSet unknown(String facet) {
        return named(PickTerm.UNKNOWN, facet);
    }

    /** How many of these projects the value finds: those that name it, and those that fit everything. */
    public int finds(BitSet among, String facet, String term) {
        BitSet found = finding(facet, term);
        found.and(among);
        return found.cardinality();
    }

    /** The projects that the value finds, those that fit everything included. */
    public BitSet finding(String facet, String term) {
        String everything = PickTerm.everything(facet);
        BitSet found = (BitSet) named(facet, term).clone();
        if (everything != null) {
            found.or(marked(everything));
        }
        return found;
    }

    /**
     * The first projects of some sets in the order of the list. Broad sets are found at once at its beginning; of each of the others, which
     * have few projects, the first are looked for among its own.
     *
     * @param condition holds for the projects {@code e} of all sets
     */
    public static <K> Map<K, List<Ref>> first(Map<K, BitSet> sets, String condition, Map<String, Object> parameters) {
        Map<K, List<Ref>> first = new HashMap<>();
        sets.keySet().forEach(key -> first.put(key, new ArrayList<>()));
        var beginning = Panache.getEntityManager()
                .createQuery("select e.ordinal, e.slug, e.title from ProjectPick e where " + condition + ORDER, Tuple.class)
                .setMaxResults(BEGINNING);
        parameters.forEach(beginning::setParameter);
        List<Tuple> rows = beginning.getResultList();
        sets.forEach((key, set) -> rows.stream()
                .filter(row -> set.get(row.get(0, Long.class).intValue()))
                .limit(Excerpt.LENGTH)
                .forEach(row -> first.get(key).add(ref(row))));
        sets.forEach((key, set) -> {
            if (first.get(key).size() < Math.min(Excerpt.LENGTH, set.cardinality())) {
                first.put(key, Panache.getEntityManager()
                        .createQuery("select e.ordinal, e.slug, e.title from ProjectPick e where"
                                + " cast(sql('(? = any(?))', e.ordinal, :ordinals) as Boolean) = true" + ORDER, Tuple.class)
                        .setParameter("ordinals", set.stream().mapToObj(Long::valueOf).toArray(Long[]::new))
                        .setMaxResults(Excerpt.LENGTH)
                        .getResultStream()
                        .map(ProjectSets::ref)
                        .toList());
            }
        });
        return first;
    }

    private static Ref ref(Tuple row) {
        return Ref.to(Kind.PROJECT, row.get(1, String.class), row.get(2, String.class), null);
    }

    /** What is in both. */
    public static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** What is in the one and not in the other. */
    public static BitSet without(BitSet one, BitSet other) {
        BitSet rest = (BitSet) one.clone();
        rest.andNot(other);
        return rest;
    }
}
