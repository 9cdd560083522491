package de.dortmund.praeventionskette.programme;

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

/** The fundings over HTTP. */
@Reads
@Path("/api/v1/fundings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Funding")
public class FundingResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    static final Listing<Funding> LIST = new Listing<>(Kind.FUNDING, Funding.class, FundingFilter.RULES,
            Sorting.by("purpose").and("year", "year").and("amount", "amount").and("announcedOn", "announcedOn"), 20);

    @GET
    @Operation(operationId = "listFundings", summary = "List the fundings (Förderungen)",
            description = "Money that a source names: who gets it, for what, how much.")
    public Page<FundingView> list(@BeanParam FundingFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, FundingView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getFunding", summary = "Read one funding (Förderung)", description = "The funding with this slug.")
    public FundingView get(@RestPath String slug, @BeanParam RecordParams params) {
        return FundingView.of(List.of(Found.bySlug(Kind.FUNDING, Funding.class, slug)), Matches.NONE).get(0);
    }

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createFunding", summary = "Create a funding (Förderung)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingInput.class)))
    public RestResponse<FundingView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.FUNDING, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putFunding", summary = "Create or replace a funding (Förderung)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingInput.class)))
    public RestResponse<FundingView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.FUNDING, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchFunding", summary = "Change a funding (Förderung)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingInput.class)))
    public RestResponse<FundingView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.FUNDING, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteFunding", summary = "Delete a funding (Förderung)", description = Writes.DELETE)
    public RestResponse<FundingView> delete(@RestPath String slug, @BeanParam Precondition condition, @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.FUNDING, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listFundingChanges", summary = "List the changes of a funding (Förderung)", description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.FUNDING, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getFundingVersion", summary = "Read an earlier version of a funding (Förderung)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.FUNDING, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreFundingVersion", summary = "Restore an earlier version of a funding (Förderung)",
            description = Histories.RESTORE)
    public RestResponse<FundingView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.FUNDING, slug, version, condition);
    }
}
