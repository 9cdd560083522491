package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The work list of the editors over HTTP. */
@Reads
@Path(DataQualityResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chain")
public class DataQualityResource {

    /** Where the work list is read. */
    public static final String PATH = Kind.BASE + "/data-quality";

    private static final int STANDARD_SIZE = 20;

    @GET
    @Operation(
            operationId = "getDataQuality",
            summary = "Read what to ask next",
            description = "What the catalogue does not know or should have confirmed, as a work list: each row is one question about one record, `issues` counts"
                    + " the questions of each kind. Projects for all ages lack no age, city-wide ones no area. Never verified and stale (not"
                    + " confirmed for a year) are counted for projects and contacts: the other kinds are vocabularies or documents. An area has ended when it had on the day of the catalogue's last change.")
    public QualityView get(
            @BeanParam QualityFilter filter,
            @RestQuery
            @Parameter(
                    description = "The page, from 1. `page` × `size` may be up to 10,000.",
                    schema = @Schema(implementation = Integer.class, minimum = "1", defaultValue = "1", examples = "1")) String page,
            @RestQuery
            @Parameter(
                    description = "How many rows a page has",
                    schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "100", defaultValue = "20",
                            examples = "20")) String size) {
        int number = Numbers.read("page", page, 1, 1, Integer.MAX_VALUE);
        int length = Numbers.read("size", size, STANDARD_SIZE, 1, PageParams.LARGEST_PAGE);
        PageParams.checkDepth(number, length);
        Set<QualityIssue> asked = asked(filter);
        Map<QualityIssue, Long> counts = counts();
        long total = asked.stream().mapToLong(counts::get).sum();
        long pages = (total + length - 1) / length;
        return new QualityView(
                counts.entrySet().stream().map(counted -> issue(counted.getKey(), counted.getValue())).toList(),
                items(asked, counts, (number - 1L) * length, length),
                new Page.Numbers(number, length, total, pages),
                PageParams.links(CurrentRequest.uri(), number, length, pages));
    }

    private static QualityView.Issue issue(QualityIssue issue, long count) {
        return new QualityView.Issue(issue, issue.question, count, new Ref.SelfLink(PATH + "?issue=" + issue.code));
    }

    private static Set<QualityIssue> asked(QualityFilter filter) {
        Selection selection = Selection.of("e.issue is not null", QualityFilter.RULES, filter, null);
        List<String> codes = selection.rows("select e.issue from QualityQuestion e where " + selection.condition(), Map.of()).stream()
                .map(row -> row.get(0, String.class))
                .toList();
        return Arrays.stream(QualityIssue.values()).filter(issue -> codes.contains(issue.code))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(QualityIssue.class)));
    }

    /** How many records each question is about, in the order of the questions. */
    private static Map<QualityIssue, Long> counts() {
        ProjectSets sets = ProjectSets.of(List.of("quality"));
        BitSet published = ProjectSets.found(ProjectSets.PUBLISHED, Map.of());
        Map<String, Long> others = Panache.getEntityManager()
                .createQuery("select e.issue, count(*) from DataQuality e where e.kind <> 'projects' group by e.issue", Tuple.class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
        Map<QualityIssue, Long> counts = new EnumMap<>(QualityIssue.class);
        for (QualityIssue issue : QualityIssue.values()) {
            counts.put(issue, others.getOrDefault(issue.code, (long) sets.finds(published, "quality", issue.code)));
        }
        return counts;
    }

    /** A page of the rows of all questions, one question after the other: the rows of those before are not read. */
    private static List<QualityView.Item> items(Set<QualityIssue> asked, Map<QualityIssue, Long> counts, long first, int length) {
        List<QualityView.Item> items = new ArrayList<>();
        long before = first;
        for (QualityIssue issue : asked) {
            if (before < counts.get(issue) && items.size() < length) {
                items.addAll(items(Panache.getEntityManager()
                        .createQuery("from DataQuality e where e.issue = '" + issue.code + "' order by e.kind, e.slug", DataQuality.class)
                        .setFirstResult((int) before)
                        .setMaxResults(length - items.size())
                        .getResultList()));
            }
            before = Math.max(0, before - counts.get(issue));
        }
        return items;
    }

    private static List<QualityView.Item> items(List<DataQuality> rows) {
        return rows.stream().map(row -> new QualityView.Item(
                Arrays.stream(QualityIssue.values()).filter(issue -> issue.code.equals(row.issue)).findFirst().orElseThrow(),
                row.kind,
                Ref.to(Kind.byPath(row.kind).orElseThrow(), row.slug, row.name, null))).toList();
    }
}
