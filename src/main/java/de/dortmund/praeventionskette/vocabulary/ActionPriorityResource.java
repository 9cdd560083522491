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

/** The action priorities over HTTP. */
@Reads
@Path("/api/v1/action-priorities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class ActionPriorityResource {

    static final Listing<ActionPriority> LIST = new Listing<>(Kind.ACTION_PRIORITY, ActionPriority.class, ActionPriorityFilter.RULES,
            Sorting.by("number").and("name", "name").and("field", "field"), 100);

    @GET
    @Operation(operationId = "listActionPriorities", summary = "List the action priorities (Handlungsansätze)",
            description = "What the 130 participants of the Forum Soziale Stadt asked for, in four fields.")
    public Page<ActionPriorityView> list(@BeanParam ActionPriorityFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, ActionPriorityView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getActionPriority", summary = "Read one action priority (Handlungsansatz)",
            description = "The action priority with this slug.")
    public ActionPriorityView get(@RestPath String slug, @BeanParam RecordParams params) {
        return ActionPriorityView.of(List.of(Found.bySlug(Kind.ACTION_PRIORITY, ActionPriority.class, slug)), Matches.NONE).get(0);
    }
}
