package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.search.SearchQuery;
import de.dortmund.praeventionskette.search.Suggestion;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What to offer where a search found nothing: the nearest spelling, one filter less, one word less, at last the list itself. */
final class OtherSearches {

    private final Kind kind;
    private final UriInfo uri;
    private final Filters filters;
    private final Optional<SearchQuery> search;
    private final ToLongFunction<Filters> count;
    private final List<Suggestion> suggestions = new ArrayList<>();

    private OtherSearches(Kind kind, UriInfo uri, Filters filters, Optional<SearchQuery> search, ToLongFunction<Filters> count) {
        this.kind = kind;
        this.uri = uri;
        this.filters = filters;
        this.search = search;
        this.count = count;
    }

    /**
     * The searches near this one that find something.
     *
     * @param count how many records of the list some filters find
     */
    static List<Suggestion> instead(Kind kind, UriInfo uri, Filters filters, Optional<SearchQuery> search, ToLongFunction<Filters> count) {
        OtherSearches others = new OtherSearches(kind, uri, filters, search, count);
        others.find();
        return others.suggestions;
    }

    private void find() {
        search.flatMap(SearchQuery::respelt).ifPresent(respelt -> offerWords(respelt, "spelling"));
        filters.inUse().keySet().forEach(this::offerWithout);
        search.ifPresent(this::offerLessOf);
        if (suggestions.isEmpty()) {
            long all = count.applyAsLong(Filters.read(List.of(), Map.of(), null, Set.of()));
            if (all > 0) {
                suggestions.add(new Suggestion(kind.path, "without-filters", all, new Ref.SelfLink(kind.address())));
            }
        }
    }

    private void offerLessOf(SearchQuery query) {
        query.withOneWordLess().forEach(shorter -> offerWords(shorter, "fewer-words"));
        if (suggestions.isEmpty()) {
            query.respelt().ifPresent(respelt -> respelt.withOneWordLess().forEach(shorter -> offerWords(shorter, "fewer-words")));
        }
        if (suggestions.isEmpty()) {
            offer(Filters.SEARCH + "=" + query.text(), "without-search", filters.with(null), address(Filters.SEARCH, null));
        }
    }

    private void offerWords(SearchQuery other, String reason) {
        offer(other.shown(), reason, filters.with(other), address(Filters.SEARCH, other.shown()));
    }

    private void offerWithout(Filter filter) {
        String sent = uri.getQueryParameters().getOrDefault(filter.name(), List.of()).stream()
                .map(value -> filter.name() + "=" + value)
                .collect(Collectors.joining("&"));
        offer(sent.isEmpty() ? filter.name() : sent, "without-filter", filters.without(filter), address(filter.name(), null));
    }

    private void offer(String text, String reason, Filters other, String address) {
        long found = count.applyAsLong(other);
        if (found > 0) {
            suggestions.add(new Suggestion(text, reason, found, new Ref.SelfLink(address)));
        }
    }

    /** The address asked for, from the first page on, with another value of a parameter or (null) without it. */
    private String address(String changed, String value) {
        boolean inPath = value == null && !changed.equals(Filters.SEARCH) && !uri.getQueryParameters().containsKey(changed);
        StringBuilder query = new StringBuilder();
        uri.getQueryParameters().forEach((name, values) -> values.forEach(sent -> {
            String kept = switch (name) {
                case "page" -> null;
                // without a search there is no relevance to sort by
                case "sort" -> changed.equals(Filters.SEARCH) && value == null && sent.equals("relevance") ? null : sent;
                case "unknown" -> others(sent, changed);
                default -> name.equals(changed) ? value : sent;
            };
            if (kept != null) {
                query.append(query.isEmpty() ? "?" : "&").append(Link.encode(name)).append('=').append(Link.encode(kept));
            }
        }));
        return (inPath ? kind.address() : uri.getRequestUri().getRawPath()) + query;
    }

    private static String others(String names, String without) {
        String rest = Arrays.stream(names.split(",")).filter(name -> !name.equals(without)).collect(Collectors.joining(","));
        return rest.isEmpty() ? null : rest;
    }
}
