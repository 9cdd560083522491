package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.change.ChangeView;
import de.dortmund.praeventionskette.change.Edits;
import de.dortmund.praeventionskette.change.Histories;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.VersionView;
import de.dortmund.praeventionskette.change.Writes;
import de.dortmund.praeventionskette.change.Written;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.OnlyOnce;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Replacement;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The action priorities over HTTP. */
@Reads
@Path("/api/v1/action-priorities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class ActionPriorityResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

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

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createActionPriority", summary = "Create an action priority (Handlungsansatz)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionPriorityInput.class)))
    public RestResponse<ActionPriorityView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.ACTION_PRIORITY, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putActionPriority", summary = "Create or replace an action priority (Handlungsansatz)",
            description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionPriorityInput.class)))
    public RestResponse<ActionPriorityView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.ACTION_PRIORITY, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchActionPriority", summary = "Change an action priority (Handlungsansatz)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionPriorityInput.class)))
    public RestResponse<ActionPriorityView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.ACTION_PRIORITY, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteActionPriority", summary = "Delete an action priority (Handlungsansatz)", description = Writes.DELETE)
    public RestResponse<ActionPriorityView> delete(@RestPath String slug, @BeanParam Precondition condition,
            @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.ACTION_PRIORITY, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listActionPriorityChanges", summary = "List the changes of an action priority (Handlungsansatz)",
            description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.ACTION_PRIORITY, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getActionPriorityVersion", summary = "Read an earlier version of an action priority (Handlungsansatz)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.ACTION_PRIORITY, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreActionPriorityVersion", summary = "Restore an earlier version of an action priority (Handlungsansatz)",
            description = Histories.RESTORE)
    public RestResponse<ActionPriorityView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.ACTION_PRIORITY, slug, version, condition);
    }
}
