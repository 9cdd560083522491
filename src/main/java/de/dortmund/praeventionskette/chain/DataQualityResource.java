package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
                    + " the questions of each kind. Projects for all ages lack no age, city-wide ones no area. Never verified are counted for projects and"
                    + " contacts: the other kinds are vocabularies or documents. An area has ended when it had on the day of the catalogue's last change.")
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
        int length = Numbers.read("size", size, STANDARD_SIZE, 1, Listing.LARGEST_PAGE);
        Listing.checkDepth(number, length);
        Selection selection = Selection.of("e.rank > 0", QualityFilter.RULES, filter, null);
        Map<String, Long> counts = Panache.getEntityManager()
                .createQuery("select e.issue, count(*) from DataQuality e group by e.issue", Tuple.class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Long.class)));
        long total =
                selection.rows("select count(*) from DataQuality e where " + selection.condition(), Map.of()).get(0).get(0, Long.class);
        var reading = Panache.getEntityManager()
                .createQuery("from DataQuality e where " + selection.condition() + " order by e.rank, e.kind, e.slug", DataQuality.class)
                .setFirstResult((number - 1) * length)
                .setMaxResults(length);
        selection.parameters().forEach(reading::setParameter);
        long pages = (total + length - 1) / length;
        return new QualityView(
                Arrays.stream(QualityIssue.values()).map(issue -> issue(issue, counts.getOrDefault(issue.code, 0L))).toList(),
                items(reading.getResultList()),
                new Page.Numbers(number, length, total, pages),
                Listing.links(CurrentRequest.uri(), number, length, pages));
    }

    private static QualityView.Issue issue(QualityIssue issue, long count) {
        return new QualityView.Issue(issue, issue.question, count, new Ref.SelfLink(PATH + "?issue=" + issue.code));
    }

    private static List<QualityView.Item> items(List<DataQuality> rows) {
        return rows.stream().map(row -> new QualityView.Item(
                Arrays.stream(QualityIssue.values()).filter(issue -> issue.code.equals(row.issue)).findFirst().orElseThrow(),
                row.kind,
                Ref.to(Kind.byPath(row.kind).orElseThrow(), row.slug, row.name, null))).toList();
    }
}
