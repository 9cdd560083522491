package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Finding records of every kind by words, and completing what somebody types. */
@Reads
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {

    private static final int MOST_COMPLETIONS = 10;

    @GET
    @Path("search")
    @Operation(
            operationId = "search",
            summary = "Search the whole catalogue",
            description = "Projects, action areas, funding programmes, organisations, contacts (by their function), target groups, topics and places that have"
                    + " all the words: in any form, as part of a compound, by a synonym; a typing error is forgiven. A surer match goes first, then the name"
                    + " before the goal before the description before the names of what the record belongs to. `suggestions` helps where nothing is found.")
    public Page<SearchHit> search(
            @RestQuery @Parameter(required = true, description = "The words to search for, at most 300 characters",
                    example = "Sprachförderung") String q,
            @BeanParam PageParams params) {
        PageParams.Asked asked = params.read(20);
        SearchQuery query = SearchQuery.amongEverything(present(q));
        Ranking ranking = Ranking.of(query);
        List<SearchHit> hits = hits(query, ranking.hits(asked.first(), asked.size()));
        return asked.page(hits, ranking.total(), ranking.isComplete(), ranking.total() == 0 ? others(query) : null);
    }

    @GET
    @Path("suggest")
    @Operation(
            operationId = "suggest",
            summary = "Complete what somebody types",
            description = "Titles of projects and names of action areas and topics that have a word beginning with `q`: areas and topics first, then titles that"
                    + " begin with it. At most ten.")
    public Completions suggest(
            @RestQuery @Parameter(required = true, description = "The beginning of a word, or several words", example = "wi") String q) {
        String begin = String.join(" ", Dictionary.fold(shortEnough(present(q))));
        if (begin.isEmpty()) {
            throw Problem.parameter("q", "no-word", Text.of("Der Text enthält kein Wort: erlaubt ist Text mit wenigstens einem Buchstaben"
                    + " oder einer Ziffer.", "The text has no word: allowed is text with at least one letter or digit."));
        }
        Set<Completion> completions = new LinkedHashSet<>();
        for (int offered = 0; offered <= 3 && completions.size() < MOST_COMPLETIONS; offered++) {
            completions.addAll(completions(begin, offered));
        }
        return new Completions(completions.stream().limit(MOST_COMPLETIONS).toList());
    }

    /** A title may have several words that begin so, hence some more rows than are shown. */
    private static List<Completion> completions(String begin, int offered) {
        return Native.query("select c.kind, c.slug, c.name from search_completion c where c.offered = :offered"
                + " and c.rest >= :begin and c.rest < :end order by c.rest, c.slug limit 40", Tuple.class)
                .setParameter("offered", offered)
                .setParameter("begin", begin)
                .setParameter("end", begin + Character.toString(Character.MAX_CODE_POINT))
                .getResultList()
                .stream()
                .map(row -> new Completion(row.get(2, String.class), row.get(0, String.class), row.get(1, String.class), link(row)))
                .toList();
    }

    private static Ref.SelfLink link(Tuple row) {
        return new Ref.SelfLink(Kind.byPath(row.get(0, String.class)).orElseThrow().address(row.get(1, String.class)));
    }

    private static String present(String q) {
        if (q == null) {
            throw Problem.parameter("q", "missing", Text.of("Der Parameter „q“ fehlt: der Text, nach dem gesucht wird.",
                    "The parameter 'q' is missing: the text to search for."));
        }
        return q;
    }

    private static String shortEnough(String q) {
        if (q.length() > SearchQuery.LONGEST) {
            throw Problem.parameter("q", "too-long", Text.of("Der Text darf höchstens " + SearchQuery.LONGEST + " Zeichen haben.",
                    "The text may have up to " + SearchQuery.LONGEST + " characters."));
        }
        return q;
    }

    private static List<SearchHit> hits(SearchQuery query, List<Ranking.Hit> ranked) {
        Map<Long, Tuple> rows = new HashMap<>();
        Native.query("select s.record_id, s.kind, s.slug, s.name, s.description from search_source s"
                + " where s.record_id = any (cast(:ids as bigint[]))", Tuple.class)
                .setParameter("ids", ranked.stream().map(Ranking.Hit::id).toArray(Long[]::new))
                .getResultList()
                .forEach(row -> rows.put(row.get(0, Long.class), row));
        Highlights highlights = Highlights.of(query,
                rows.values().stream().map(SearchResource::texts).map(Map::values).flatMap(Collection::stream).toList());
        return ranked.stream().map(hit -> {
            Tuple row = rows.get(hit.id());
            String kind = row.get(1, String.class);
            String slug = row.get(2, String.class);
            return new SearchHit(kind, slug, row.get(3, String.class), row.get(4, String.class), Map.of("q", hit.manner().code),
                    highlights.in(texts(row)), new Ref.SelfLink(Kind.byPath(kind).orElseThrow().address(slug)));
        }).toList();
    }

    private static Map<String, String> texts(Tuple row) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", row.get(3, String.class));
        texts.put("description", Objects.requireNonNullElse(row.get(4, String.class), ""));
        return texts;
    }

    private static List<Suggestion> others(SearchQuery query) {
        List<Suggestion> suggestions = new ArrayList<>();
        query.respelt().ifPresent(other -> offer(suggestions, "spelling", other));
        query.withOneWordLess().forEach(other -> offer(suggestions, "fewer-words", other));
        if (suggestions.isEmpty()) {
            query.respelt().stream().flatMap(other -> other.withOneWordLess().stream())
                    .forEach(other -> offer(suggestions, "fewer-words", other));
        }
        if (suggestions.isEmpty()) {
            long projects = Ranking.published(Kind.PROJECT);
            Stream.of(projects).filter(count -> count > 0)
                    .forEach(count -> suggestions
                            .add(new Suggestion("q=" + query.text(), "without-search", count, new Ref.SelfLink(Kind.PROJECT.address()))));
        }
        return suggestions;
    }

    private static void offer(List<Suggestion> suggestions, String reason, SearchQuery other) {
        long count = Ranking.of(other).total();
        if (count > 0) {
            String text = other.shown();
            suggestions.add(new Suggestion(text, reason, count, new Ref.SelfLink(
                    Kind.BASE + "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))));
        }
    }
}
