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

/** The target groups over HTTP. */
@Reads
@Path("/api/v1/target-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class TargetGroupResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

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

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTargetGroup", summary = "Create a target group (Zielgruppe)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = TargetGroupInput.class)))
    public RestResponse<TargetGroupView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.TARGET_GROUP, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putTargetGroup", summary = "Create or replace a target group (Zielgruppe)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = TargetGroupInput.class)))
    public RestResponse<TargetGroupView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.TARGET_GROUP, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchTargetGroup", summary = "Change a target group (Zielgruppe)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = TargetGroupInput.class)))
    public RestResponse<TargetGroupView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.TARGET_GROUP, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteTargetGroup", summary = "Delete a target group (Zielgruppe)", description = Writes.DELETE)
    public RestResponse<TargetGroupView> delete(@RestPath String slug, @BeanParam Precondition condition,
            @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.TARGET_GROUP, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listTargetGroupChanges", summary = "List the changes of a target group (Zielgruppe)",
            description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.TARGET_GROUP, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getTargetGroupVersion", summary = "Read an earlier version of a target group (Zielgruppe)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.TARGET_GROUP, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreTargetGroupVersion", summary = "Restore an earlier version of a target group (Zielgruppe)",
            description = Histories.RESTORE)
    public RestResponse<TargetGroupView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.TARGET_GROUP, slug, version, condition);
    }
}
