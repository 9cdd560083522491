package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.search.ProjectTexts;
import de.dortmund.praeventionskette.search.Ranking;
import de.dortmund.praeventionskette.search.SearchQuery;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads one page of a list: filters, order, page and the fields of the answer. The same for every kind. */
public final class Listing<E extends CatalogueRecord> {

    /** {@code page} × {@code size} ends here: deeper pages would cost more than an export. */
    public static final int DEEPEST = 10_000;
    /** The largest page. */
    public static final int LARGEST_PAGE = 100;

    private static final String FROM = " from %s e where e.publication = 'published'";

    private final Kind kind;
    private final Class<E> entity;
    private final List<Filter> rules;
    private final Sorting sorting;
    private final int standardSize;

    /**
     * @param rules the list's filters
     * @param standardSize the size of a page when none is asked for
     */
    public Listing(Kind kind, Class<E> entity, List<Filter> rules, Sorting sorting, int standardSize) {
        this.kind = kind;
        this.entity = entity;
        this.rules = List.copyOf(rules);
        this.sorting = sorting;
        this.standardSize = standardSize;
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

    /** The page that the parameters ask for, without filters. */
    public <V> Page<V> page(ListParams params, BiFunction<List<E>, Matches, List<V>> views) {
        return page(Map.of(), params, views);
    }

    /**
     * The page that the parameters ask for.
     *
     * @param filter a record whose components are named like the filters and hold what was sent for them
     */
    public <V> Page<V> page(Record filter, ListParams params, BiFunction<List<E>, Matches, List<V>> views) {
        return page(Filters.sent(filter), params, views);
    }

    /**
     * The same with one filter more, that of the record in the path. Whatever is wrong with the parameters is said before the path is
     * looked up (400 before 404).
     */
    public <V> Page<V> page(Record filter, String also, Supplier<String> slug, ListParams params,
            BiFunction<List<E>, Matches, List<V>> views) {
        Map<String, List<String>> sent = Filters.sent(filter);
        Asked.read(this, sent, params, Set.of(also));
        sent.merge(also, List.of(slug.get()), (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        return page(sent, params, views);
    }

    /** What the parameters ask for, read and found valid. */
    private record Asked(PageParams.Asked page, boolean byRelevance, String order, Filters filters) {

        static Asked read(Listing<?> list, Map<String, List<String>> sent, ListParams params, Set<String> alsoInUse) {
            PageParams.Asked page = new PageParams(params.page(), params.size()).read(list.standardSize);
            boolean byRelevance = list.sorting.byRelevance(params.sort(), sent.containsKey(Filters.SEARCH));
            String order = list.sorting.orderBy(byRelevance ? null : params.sort());
            return new Asked(page, byRelevance, order, Filters.read(list.rules, sent, params.unknown(), alsoInUse));
        }
    }

    private <V> Page<V> page(Map<String, List<String>> sent, ListParams params, BiFunction<List<E>, Matches, List<V>> views) {
        Asked asked = Asked.read(this, sent, params, Set.of());
        Selected<E> selected = asked.byRelevance ? best(asked) : ordered(asked);
        Optional<SearchQuery> search = asked.filters.search();
        Matches reasons = MatchReasons.of(kind, asked.filters, selected.records);
        return asked.page.page(
                views.apply(selected.records,
                        search.map(query -> ProjectTexts.explained(query, selected.records, reasons)).orElse(reasons)),
                selected.total,
                selected.counted,
                search.filter(query -> selected.total == 0)
                        .map(query -> OtherSearches.instead(kind, CurrentRequest.uri(), asked.filters, query, this::count))
                        .orElse(null));
    }

    /** The records of a page, and how many the list has. */
    private record Selected<E>(List<E> records, long total, boolean counted) {}

    private Selected<E> ordered(Asked asked) {
        TypedQuery<E> reading = query("select e" + FROM, asked.filters, " order by " + asked.order, entity)
                .setFirstResult(asked.page.first())
                .setMaxResults(asked.page.size());
        return new Selected<>(reading.getResultList(), count(asked.filters), true);
    }

    private Selected<E> best(Asked asked) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = asked.filters.condition(parameters);
        Ranking ranking = Ranking.of(asked.filters.search().orElseThrow(), kind, condition, parameters);
        List<Long> ids = ranking.page(asked.page.first(), asked.page.size());
        List<E> records = new ArrayList<>(Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.id in :ids", entity)
                .setParameter("ids", ids)
                .getResultList());
        records.sort(Comparator.comparingInt(record -> ids.indexOf(record.id)));
        return new Selected<>(records, ranking.total(), ranking.isComplete());
    }

    private long count(Filters filters) {
        return query("select count(*)" + FROM, filters, "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(String select, Filters filters, String order, Class<T> type) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = filters.condition(parameters);
        TypedQuery<T> query = Panache.getEntityManager().createQuery(
                select.formatted(kind.entity) + (condition.isEmpty() ? "" : " and " + condition) + order, type);
        parameters.forEach(query::setParameter);
        return query;
    }

    static Page.PageLinks links(UriInfo uri, int number, int size, long pages, boolean counted) {
        long reachable = Math.min(pages, DEEPEST / size);
        return new Page.PageLinks(
                address(uri, number),
                pages == 0 ? null : address(uri, 1),
                number > 1 ? address(uri, Math.min(number - 1, Math.max(1, reachable))) : null,
                number < reachable ? address(uri, number + 1) : null,
                pages == 0 || pages > reachable || !counted ? null : address(uri, pages));
    }

    /** The address asked for, its parameters in the order in which they were asked, with another page. */
    private static String address(UriInfo uri, long page) {
        StringBuilder query = new StringBuilder();
        String asked = uri.getRequestUri().getRawQuery();
        for (String parameter : asked == null || asked.isEmpty() ? new String[0] : asked.split("&")) {
            String[] parts = parameter.split("=", 2);
            String name = decode(parts[0]);
            if (!name.equals("page")) {
                query.append(query.isEmpty() ? "?" : "&").append(encode(name)).append('=')
                        .append(encode(parts.length < 2 ? "" : decode(parts[1])));
            }
        }
        if (page > 1) {
            query.append(query.isEmpty() ? "?" : "&").append("page=").append(page);
        }
        return uri.getRequestUri().getRawPath() + query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%21", "!");
    }
}
