package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The target groups over HTTP. */
@Reads
@Path("/api/v1/target-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class TargetGroupResource {

    static final Listing<TargetGroup> LIST = new Listing<>(Kind.TARGET_GROUP, TargetGroup.class, TargetGroupFilter.RULES,
            Sorting.by("name").and("ageFromMonths", "ageFromMonths"), 100);

    @GET
    @Operation(operationId = "listTargetGroups", summary = "List the target groups (Zielgruppen)",
            description = "Whom projects are for, as a tree: a group includes its narrower groups.")
    public Page<TargetGroupView> list(@BeanParam TargetGroupFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, TargetGroupView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getTargetGroup", summary = "Read one target group (Zielgruppe)",
            description = "The target group with this slug.")
    public TargetGroupView get(@RestPath String slug, @BeanParam RecordParams params) {
        return TargetGroupView.of(List.of(Found.bySlug(Kind.TARGET_GROUP, TargetGroup.class, slug)), Matches.NONE).get(0);
    }
}
