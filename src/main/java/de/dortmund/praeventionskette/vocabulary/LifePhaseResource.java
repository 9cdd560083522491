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

/** The life phases over HTTP. */
@Reads
@Path("/api/v1/life-phases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class LifePhaseResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    static final Listing<LifePhase> LIST = new Listing<>(Kind.LIFE_PHASE, LifePhase.class, List.of(),
            Sorting.by("order", "position").and("name", "name").and("ageFromMonths", "ageFromMonths"), 100);

    @GET
    @Operation(operationId = "listLifePhases", summary = "List the life phases (Lebensphasen)",
            description = "The links of the prevention chain by age, from pregnancy to old age: the rows of the chain.")
    public Page<LifePhaseView> list(@BeanParam ListParams params) {
        return LIST.page(params, LifePhaseView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getLifePhase", summary = "Read one life phase (Lebensphase)", description = "The life phase with this slug.")
    public LifePhaseView get(@RestPath String slug, @BeanParam RecordParams params) {
        return LifePhaseView.of(List.of(Found.bySlug(Kind.LIFE_PHASE, LifePhase.class, slug)), Matches.NONE).get(0);
    }

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createLifePhase", summary = "Create a life phase (Lebensphase)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = LifePhaseInput.class)))
    public RestResponse<LifePhaseView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.LIFE_PHASE, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putLifePhase", summary = "Create or replace a life phase (Lebensphase)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = LifePhaseInput.class)))
    public RestResponse<LifePhaseView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.LIFE_PHASE, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchLifePhase", summary = "Change a life phase (Lebensphase)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = LifePhaseInput.class)))
    public RestResponse<LifePhaseView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.LIFE_PHASE, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteLifePhase", summary = "Delete a life phase (Lebensphase)", description = Writes.DELETE)
    public RestResponse<LifePhaseView> delete(@RestPath String slug, @BeanParam Precondition condition,
            @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.LIFE_PHASE, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listLifePhaseChanges", summary = "List the changes of a life phase (Lebensphase)",
            description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.LIFE_PHASE, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getLifePhaseVersion", summary = "Read an earlier version of a life phase (Lebensphase)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.LIFE_PHASE, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreLifePhaseVersion", summary = "Restore an earlier version of a life phase (Lebensphase)",
            description = Histories.RESTORE)
    public RestResponse<LifePhaseView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.LIFE_PHASE, slug, version, condition);
    }
}
