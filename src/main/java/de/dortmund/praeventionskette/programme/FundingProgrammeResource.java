package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.change.ChangeView;
import de.dortmund.praeventionskette.change.Edits;
import de.dortmund.praeventionskette.change.Histories;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.VersionView;
import de.dortmund.praeventionskette.change.Writes;
import de.dortmund.praeventionskette.change.Written;
import de.dortmund.praeventionskette.exchange.Export;
import de.dortmund.praeventionskette.exchange.Exported;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.ExportParams;
import de.dortmund.praeventionskette.http.FacetParams;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
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
import de.dortmund.praeventionskette.project.ProjectFilter;
import de.dortmund.praeventionskette.project.ProjectResource;
import de.dortmund.praeventionskette.project.ProjectView;
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

/** The funding programmes over HTTP. */
@Reads
@Path("/api/v1/funding-programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Funding")
public class FundingProgrammeResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    static final Listing<FundingProgramme> LIST = new Listing<>(Kind.FUNDING_PROGRAMME, FundingProgramme.class,
            FundingProgrammeFilter.RULES, Sorting.by("name").and("startsOn", "startsOn"), 20);

    @GET
    @Operation(operationId = "listFundingProgrammes", summary = "List the funding programmes (Förderprogramme)",
            description = "The programmes and strategies that projects stand under, with their goals, priorities, modules, money and stated gaps.")
    public Page<FundingProgrammeView> list(@BeanParam FundingProgrammeFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, FundingProgrammeView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getFundingProgramme", summary = "Read one funding programme (Förderprogramm)",
            description = "The funding programme with this slug.")
    public FundingProgrammeView get(@RestPath String slug, @BeanParam RecordParams params) {
        return FundingProgrammeView.of(List.of(Found.bySlug(Kind.FUNDING_PROGRAMME, FundingProgramme.class, slug)), Matches.NONE).get(0);
    }

    @GET
    @Path("{slug}/projects")
    @Tag(name = "Projects")
    @Operation(
            operationId = "listFundingProgrammeProjects",
            summary = "List the projects of one funding programme",
            description = "The same list as `/projects?programme={slug}`, with the same parameters.")
    public Page<ProjectView> projects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FacetParams facets,
            @BeanParam ListParams params, @BeanParam FormatParams format) {
        return ProjectResource.page("programme", () -> Found.bySlug(Kind.FUNDING_PROGRAMME, FundingProgramme.class, slug).slug, filter,
                facets, params);
    }

    @GET
    @Path("{slug}/projects")
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ProjectView> exportProjects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.PROJECTS.found(filter, "programme", () -> Found.bySlug(Kind.FUNDING_PROGRAMME, FundingProgramme.class, slug).slug,
                format, params);
    }

    @GET
    @Path("{slug}/fundings")
    @Operation(
            operationId = "listFundingProgrammeFundings",
            summary = "List the fundings of one funding programme",
            description = "The same list as `/fundings?programme={slug}`, with the same parameters. The totals stand in the programme itself.")
    public Page<FundingView> fundings(@RestPath String slug, @BeanParam FundingFilter filter, @BeanParam ListParams params) {
        return FundingResource.LIST.page(
                filter, "programme", () -> Found.bySlug(Kind.FUNDING_PROGRAMME, FundingProgramme.class, slug).slug, params,
                FundingView::of);
    }

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createFundingProgramme", summary = "Create a funding programme (Förderprogramm)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingProgrammeInput.class)))
    public RestResponse<FundingProgrammeView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.FUNDING_PROGRAMME, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putFundingProgramme", summary = "Create or replace a funding programme (Förderprogramm)",
            description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingProgrammeInput.class)))
    public RestResponse<FundingProgrammeView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.FUNDING_PROGRAMME, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchFundingProgramme", summary = "Change a funding programme (Förderprogramm)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = FundingProgrammeInput.class)))
    public RestResponse<FundingProgrammeView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.FUNDING_PROGRAMME, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteFundingProgramme", summary = "Delete a funding programme (Förderprogramm)", description = Writes.DELETE)
    public RestResponse<FundingProgrammeView> delete(@RestPath String slug, @BeanParam Precondition condition,
            @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.FUNDING_PROGRAMME, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listFundingProgrammeChanges", summary = "List the changes of a funding programme (Förderprogramm)",
            description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.FUNDING_PROGRAMME, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getFundingProgrammeVersion", summary = "Read an earlier version of a funding programme (Förderprogramm)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.FUNDING_PROGRAMME, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreFundingProgrammeVersion",
            summary = "Restore an earlier version of a funding programme (Förderprogramm)", description = Histories.RESTORE)
    public RestResponse<FundingProgrammeView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.FUNDING_PROGRAMME, slug, version, condition);
    }
}
