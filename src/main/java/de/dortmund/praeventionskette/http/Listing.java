package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.LongRead;
import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.search.ProjectTexts;
import de.dortmund.praeventionskette.search.Ranking;
import de.dortmund.praeventionskette.search.SearchQuery;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.UriInfo;
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

    /** {@code page} × {@code size} ends here: deeper pages would cost more than an export. */
    public static final int DEEPEST = 10_000;
    /** So many of a filtered list of projects are counted, and to the end of the next page: more than anybody reads. */
    static final int COUNTED = 1_000;
    /** The largest page. */
    public static final int LARGEST_PAGE = 100;

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
        Asked.read(this, sent, facets, params, Set.of(also));
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
        Asked.read(this, sent, null, params.ofList(), Set.of(also));
        if (slug != null) {
            sent.merge(also, List.of(slug.get()), (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return reader -> read(sent, params.ofList(), views, reader);
    }

    private <V extends RecordView> void read(Map<String, List<String>> sent, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views, Everything.Reader<E, V> reader) throws IOException {
        Asked asked = Asked.read(this, sent, null, params, Set.of());
        LongRead.takeTime();
        Batches<E> batches = new Batches<>(this::withIds,
                records -> reader.take(records, views.apply(records, reasons(asked, records))));
        Set<Long> first = Set.of();
        if (asked.byRelevance) {
            Ranking ranking = ranking(asked);
            first = new LinkedHashSet<>(ranking.page(0, Ranking.CANDIDATES));
            batches.add(first);
        }
        TypedQuery<Long> rest = query("select e.id", asked, asked.filters, " order by " + asked.order, Long.class)
                .setHint(AvailableHints.HINT_FETCH_SIZE, Everything.BATCH);
        try (Stream<Long> ids = rest.getResultStream()) {
            batches.add(ids.filter(Predicate.not(first::contains))::iterator);
        }
        batches.end();
    }

    /** The filter that the record in the path is. */
    private record InPath(String filter, String slug) {}

    /** What the parameters ask for, read and found valid. */
    private record Asked(PageParams.Asked page, Shown shown, boolean byRelevance, String order, Filters filters, Instant modifiedSince,
            List<Facet> facets) {

        static Asked read(Listing<?> list, Map<String, List<String>> sent, String facets, ListParams params, Set<String> alsoInUse) {
            Shown shown = Shown.asked(list.kind, params.publication());
            PageParams.Asked page = new PageParams(params.page(), params.size()).read(list.standardSize);
            Filters filters = Filters.read(list.rules, sent, params.unknown(), alsoInUse);
            shown.checkSearchable(filters.search().isPresent());
            boolean byRelevance = list.sorting.byRelevance(params.sort(), filters.search().isPresent());
            return new Asked(page, shown, byRelevance, list.sorting.orderBy(byRelevance ? null : params.sort(), filters.names()), filters,
                    Deletions.since(params.modifiedSince()), Facet.named(facets, list.facets));
        }

        /** The condition that all parameters but the page make on {@code e}; {@code of} are the filters, or some of them. */
        String condition(Filters of, Map<String, Object> parameters) {
            String condition = of.condition(parameters);
            if (modifiedSince != null) {
                parameters.put("modifiedSince", modifiedSince);
            }
            return shown.condition(parameters) + (condition.isEmpty() ? "" : " and " + condition)
                    + (modifiedSince == null ? "" : " and e.updatedAt >= :modifiedSince");
        }
    }

    private <V> Page<V> page(Map<String, List<String>> sent, String facets, Optional<InPath> inPath, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        Asked asked = Asked.read(this, sent, facets, params, Set.of());
        Selected<E> selected =
                asked.byRelevance ? best(asked) : ordered(asked);
        Optional<SearchQuery> search = asked.filters.search();
        Page<V> page = asked.page.page(
                views.apply(selected.records, reasons(asked, selected.records)),
                selected.total,
                selected.counted,
                selected.total > 0 || asked.filters.isEmpty() && search.isEmpty() ? null
                        : OtherSearches.instead(kind, CurrentRequest.uri(), asked.filters, search, filters -> count(asked, filters)));
        boolean deep = Everything.KINDS.contains(kind)
                && (!selected.counted || page.page().totalPages() > DEEPEST / asked.page.size());
        return new Page<>(page.items(), page.page(), deep ? page.links().withExport(Everything.address()) : page.links(),
                facets == null ? null : counts(asked, inPath),
                asked.modifiedSince == null ? null : Deletions.of(kind, asked.modifiedSince), null, page.suggestions());
    }

    private Matches reasons(Asked asked, List<E> records) {
        Matches reasons = MatchReasons.of(kind, asked.filters, records);
        return asked.filters.search().map(query -> ProjectTexts.explained(query, records, reasons)).orElse(reasons);
    }

    /** Refuses what lies deeper than pages reach. */
    public static void checkDepth(int number, int size) {
        if ((long) number * size > DEEPEST) {
            throw Problem.parameter("page", "out-of-range", Text.of(
                    "page × size darf höchstens 10.000 sein, hier also page ≤ " + DEEPEST / size + ".",
                    "page × size may be up to 10,000, here page ≤ " + DEEPEST / size + "."));
        }
    }

    /** The records of a page, and how many the list has. */
    private record Selected<E>(List<E> records, long total, boolean counted) {}

    private Selected<E> ordered(Asked asked) {
        boolean own = kind.sought.equals(kind.entity);
        List<E> records = own ? page("select e", asked, entity) : withIds(page("select e.id", asked, Long.class));
        if (own || asked.condition(asked.filters, new HashMap<>()).equals(ProjectSets.PUBLISHED)) {
            return new Selected<>(records, count(asked, asked.filters), true);
        }
        // To the end of the next page at least, so that there is a link to it.
        int most = Math.max(COUNTED, (asked.page.number() + 1) * asked.page.size());
        int total = query("select 1", asked, asked.filters, "", Integer.class).setMaxResults(most + 1).getResultList().size();
        return new Selected<>(records, Math.min(total, most), total <= most);
    }

    private <T> List<T> page(String select, Asked asked, Class<T> type) {
        return query(select, asked, asked.filters, " order by " + asked.order, type)
                .setFirstResult(asked.page.first())
                .setMaxResults(asked.page.size())
                .getResultList();
    }

    private Selected<E> best(Asked asked) {
        Ranking ranking = ranking(asked);
        return new Selected<>(withIds(ranking.page(asked.page.first(), asked.page.size())), ranking.total(), ranking.isComplete());
    }

    private Ranking ranking(Asked asked) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(asked.filters.with(null), parameters);
        return Ranking.of(asked.filters.search().orElseThrow(), kind, condition, parameters);
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

    private long count(Asked asked, Filters filters) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(filters, parameters);
        return kind == Kind.PROJECT && condition.equals(ProjectSets.PUBLISHED)
                ? ProjectSets.found(condition, parameters).cardinality()
                : query("select count(*)", asked, filters, "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(String select, Asked asked, Filters filters, String order, Class<T> type) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.condition(filters, parameters);
        TypedQuery<T> query = Panache.getEntityManager()
                .createQuery(select + " from " + kind.sought + " e where " + condition + order, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    /** Each facet is counted without its own filter, so that those without one count the same projects; except for the record in the path. */
    private Map<String, List<Facet.Count>> counts(Asked asked, Optional<InPath> inPath) {
        Map<String, List<Facet.Count>> counts = new LinkedHashMap<>();
        Map<Object, BitSet> found = new HashMap<>();
        ProjectSets sets = ProjectSets.of(asked.facets.stream().map(Facet::name).toList());
        for (Facet facet : asked.facets) {
            Optional<String> kept = inPath.filter(path -> path.filter.equals(facet.name())).map(InPath::slug);
            Map<String, Object> parameters = new HashMap<>();
            String condition = asked.condition(asked.filters.without(facet.name(), kept), parameters);
            counts.put(facet.name(), facet.count(sets,
                    found.computeIfAbsent(
                            List.of(condition, asked.filters.names().contains(facet.name()) ? facet.name() : ""),
                            key -> ProjectSets.found(condition, parameters))));
        }
        return counts;
    }

    /** The links from one page of an answer to the pages around. */
    public static Page.PageLinks links(UriInfo uri, int number, int size, long pages) {
        return links(uri, number, size, pages, true);
    }

    /** The same where the pages were not counted to the end: then there is no last one. */
    static Page.PageLinks links(UriInfo uri, int number, int size, long pages, boolean counted) {
        long reachable = Math.min(pages, DEEPEST / size);
        return new Page.PageLinks(
                address(uri, number),
                address(uri, 1),
                number > 1 ? address(uri, Math.min(number - 1, Math.max(1, reachable))) : null,
                number < reachable ? address(uri, number + 1) : null,
                pages > reachable || !counted ? null : address(uri, Math.max(1, pages)),
                null);
    }

    /** The address asked for, its parameters in the order in which they were asked, with another page. */
    private static String address(UriInfo uri, long page) {
        Link asked = Link.given(uri, Set.of("page"));
        return (page > 1 ? asked.and("page", String.valueOf(page)) : asked).to(uri.getRequestUri().getRawPath());
    }
}
