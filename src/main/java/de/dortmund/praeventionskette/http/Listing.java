package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.LongRead;
import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import de.dortmund.praeventionskette.search.ProjectTexts;
import de.dortmund.praeventionskette.search.Ranking;
import de.dortmund.praeventionskette.search.SearchQuery;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.jpa.AvailableHints;

/** Reads one page of a list: filters, order, page and the fields of the answer. The same for every kind. */
public final class Listing<E extends CatalogueRecord> {

    /** So many of a filtered list of projects are counted, and to the end of the next page: more than anybody reads. */
    static final int COUNTED = 1_000;
    private final Kind kind;
    private final Class<E> entity;
    private final List<Filter> rules;
    private final Sorting sorting;
    private final int standardSize;
    private final List<Facet> facets;

    /**
     * @param rules the list's filters
     * @param standardSize the size of a page when none is asked for
     * @param facets the filters whose values can be counted
     */
    public Listing(Kind kind, Class<E> entity, List<Filter> rules, Sorting sorting, int standardSize, Facet... facets) {
        this.kind = kind;
        this.entity = entity;
        this.rules = List.copyOf(rules);
        this.sorting = sorting;
        this.standardSize = standardSize;
        this.facets = List.of(facets);
    }

    /** The list's filters, for the documentation. */
    public List<Filter> rules() {
        return rules;
    }

    /** The list's orders, for the documentation. */
    public Sorting sorting() {
        return sorting;
    }

    /** The size of a page when none is asked for. */
    public int standardSize() {
        return standardSize;
    }

    /** The filters whose values can be counted, for the documentation. */
    public List<Facet> facets() {
        return facets;
    }

    /** The page that the parameters ask for, without filters. */
    public <V> Page<V> page(ListParams params, BiFunction<List<E>, Matches, List<V>> views) {
        return page(Map.of(), null, Optional.empty(), params, views);
    }

    /**
     * The page that the parameters ask for.
     *
     * @param filter a record whose components are named like the filters and hold what was sent for them
     */
    public <V> Page<V> page(Record filter, ListParams params, BiFunction<List<E>, Matches, List<V>> views) {
        return page(filter, (String) null, params, views);
    }

    /** The same with counts for the facets that are named, separated by commas; null asks for none. */
    public <V> Page<V> page(Record filter, String facets, ListParams params, BiFunction<List<E>, Matches, List<V>> views) {
        return page(Filters.sent(filter), facets, Optional.empty(), params, views);
    }

    /**
     * The same with one filter more, that of the record in the path. Whatever is wrong with the parameters is said before the path is
     * looked up (400 before 404).
     */
    public <V> Page<V> page(Record filter, String also, Supplier<String> slug, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        return page(filter, null, also, slug, params, views);
    }

    /** The same with counts for facets. */
    public <V> Page<V> page(Record filter, String facets, String also, Supplier<String> slug, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        Map<String, List<String>> sent = Filters.sent(filter);
        asked(sent, facets, params, Set.of(also));
        String inPath = slug.get();
        sent.merge(also, List.of(inPath), (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        return page(sent, facets, Optional.of(new InPath(also, inPath)), params, views);
    }

    /**
     * The published records that the filters find, for statements about them.
     *
     * @param filter a record whose components are named like the filters and hold what was sent for them
     * @param unknown the value of the parameter of that name, or null
     */
    public Selection selection(Record filter, String unknown) {
        return Selection.of(ProjectSets.PUBLISHED, rules, filter, unknown);
    }

    /**
     * All records that the parameters find. Whatever is wrong with them is said at once; what is found is read later, in the transaction
     * of the reader.
     */
    public <V extends RecordView> Everything<E, V> everything(Record filter, ExportParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        return everything(filter, "", null, params, views);
    }

    /** The same with one filter more, that of the record in the path; null where there is none. */
    public <V extends RecordView> Everything<E, V> everything(Record filter, String also, Supplier<String> slug, ExportParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        Map<String, List<String>> sent = Filters.sent(filter);
        asked(sent, null, params.ofList(), Set.of(also));
        if (slug != null) {
            sent.merge(also, List.of(slug.get()), (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return reader -> read(sent, params.ofList(), views, reader);
    }

    private <V extends RecordView> void read(Map<String, List<String>> sent, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views, Everything.Reader<E, V> reader) throws IOException {
        AskedList asked = asked(sent, null, params, Set.of());
        LongRead.takeTime();
        Batches<E> batches = new Batches<>(this::withIds,
                records -> reader.take(records, views.apply(records, reasons(asked, records))));
        Set<Long> first = Set.of();
        if (asked.byRelevance()) {
            Ranking ranking = ranking(asked);
            first = new LinkedHashSet<>(ranking.page(0, Ranking.CANDIDATES));
            batches.add(first);
        }
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(asked.filters(), parameters);
        TypedQuery<Long> rest = query("select e.id", condition, parameters, " order by " + asked.order(), Long.class)
                .setHint(AvailableHints.HINT_FETCH_SIZE, Everything.BATCH);
        try (Stream<Long> ids = rest.getResultStream()) {
            batches.add(ids.filter(Predicate.not(first::contains))::iterator);
        }
        batches.end();
    }

    /** The filter that the record in the path is. */
    private record InPath(String filter, String slug) {}

    private AskedList asked(Map<String, List<String>> sent, String facets, ListParams params, Set<String> alsoInUse) {
        Filters filters = Filters.read(rules, sent, params.unknown(), alsoInUse);
        return AskedList.read(kind, params, standardSize, filters, sorting, Facet.named(facets, this.facets));
    }

    private <V> Page<V> page(Map<String, List<String>> sent, String facets, Optional<InPath> inPath, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        AskedList asked = asked(sent, facets, params, Set.of());
        Selected<E> selected =
                asked.byRelevance() ? best(asked) : ordered(asked);
        Optional<SearchQuery> search = asked.filters().search();
        Page<V> page = asked.page().page(
                References.once(() -> views.apply(selected.records, reasons(asked, selected.records))),
                selected.total,
                selected.counted,
                selected.total > 0 || asked.filters().isEmpty() && search.isEmpty() ? null
                        : OtherSearches.instead(kind, CurrentRequest.uri(), asked.filters(), search, filters -> count(asked, filters)));
        boolean deep = Everything.KINDS.contains(kind)
                && (!selected.counted || page.page().totalPages() > PageParams.DEEPEST / asked.page().size());
        return new Page<>(page.items(), page.page(), deep ? page.links().withExport(Everything.address()) : page.links(),
                facets == null ? null : counts(asked, inPath),
                asked.modifiedSince() == null ? null : Deletions.of(kind, asked.modifiedSince()), null, page.suggestions());
    }

    private Matches reasons(AskedList asked, List<E> records) {
        Matches reasons = MatchReasons.of(kind, asked.filters(), records);
        return asked.filters().search().map(query -> ProjectTexts.explained(query, records, reasons)).orElse(reasons);
    }

    /** The records of a page, and how many the list has. */
    private record Selected<E>(List<E> records, long total, boolean counted) {}

    private Selected<E> ordered(AskedList asked) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(asked.filters(), parameters);
        if (kind.sought.equals(kind.entity)) {
            return new Selected<>(page("select e", condition, parameters, asked, entity), count(asked, asked.filters()), true);
        }
        return asked.filters().isEmpty()
                ? projects(condition, parameters, asked)
                : PlannedEach.time(() -> projects(condition, parameters, asked));
    }

    private Selected<E> projects(String condition, Map<String, Object> parameters, AskedList asked) {
        List<E> records = withIds(page("select e.id", condition, parameters, asked, Long.class));
        Optional<BitSet> sets = asked.sets(asked.filters());
        if (sets.isPresent()) {
            return new Selected<>(records, sets.get().cardinality(), true);
        }
        // To the end of the next page at least, so that there is a link to it.
        int most = Math.max(COUNTED, (asked.page().number() + 1) * asked.page().size());
        int total = query("select 1", condition, parameters, "", Integer.class).setMaxResults(most + 1).getResultList().size();
        return new Selected<>(records, Math.min(total, most), total <= most);
    }

    private <T> List<T> page(String select, String condition, Map<String, Object> parameters, AskedList asked, Class<T> type) {
        return query(select, condition, parameters, " order by " + asked.order(), type)
                .setFirstResult(asked.page().first())
                .setMaxResults(asked.page().size())
                .getResultList();
    }

    private Selected<E> best(AskedList asked) {
        Ranking ranking = ranking(asked);
        return new Selected<>(withIds(ranking.page(asked.page().first(), asked.page().size())), ranking.total(), ranking.isComplete());
    }

    private Ranking ranking(AskedList asked) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(asked.filters().with(null), parameters);
        return Ranking.of(asked.filters().search().orElseThrow(), kind, condition, parameters);
    }

    /** The records in the order of these ids. */
    private List<E> withIds(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, E> records = new HashMap<>();
        Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.id in :ids", entity)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(record -> records.put(record.id, record));
        return ids.stream().map(records::get).toList();
    }

    private long count(AskedList asked, Filters filters) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(filters, parameters);
        return asked.sets(filters).map(found -> (long) found.cardinality())
                .orElseGet(() -> query("select count(*)", condition, parameters, "", Long.class).getSingleResult());
    }

    private <T> TypedQuery<T> query(String select, String condition, Map<String, Object> parameters, String order, Class<T> type) {
        TypedQuery<T> query = Panache.getEntityManager()
                .createQuery(select + " from " + kind.sought + " e where " + condition + order, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** Each facet is counted without its own filter, so that those without one count the same projects; except for the record in the path. */
    private Map<String, List<Facet.Count>> counts(AskedList asked, Optional<InPath> inPath) {
        Map<String, List<Facet.Count>> counts = new LinkedHashMap<>();
        Map<Object, BitSet> found = new HashMap<>();
        ProjectSets sets = ProjectSets.of(asked.facets().stream().map(Facet::name).toList());
        for (Facet facet : asked.facets()) {
            Optional<String> kept = inPath.filter(path -> path.filter.equals(facet.name())).map(InPath::slug);
            Map<String, Object> parameters = new HashMap<>();
            Filters others = asked.filters().without(facet.name(), kept);
            String condition = asked.condition(others, parameters);
            counts.put(facet.name(), facet.count(sets,
                    found.computeIfAbsent(
                            List.of(condition, asked.filters().names().contains(facet.name()) ? facet.name() : ""),
                            key -> asked.sets(others).orElseGet(() -> ProjectSets.found(condition, parameters)))));
        }
        return counts;
    }
}
