package de.dortmund.praeventionskette.area;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.ChangeView;
import de.dortmund.praeventionskette.change.Edits;
import de.dortmund.praeventionskette.change.Histories;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.VersionView;
import de.dortmund.praeventionskette.change.Writes;
import de.dortmund.praeventionskette.change.Written;
import de.dortmund.praeventionskette.exchange.Export;
import de.dortmund.praeventionskette.exchange.Exported;
import de.dortmund.praeventionskette.exchange.schemaorg.SchemaOrg;
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
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.RecordForm;
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

/** The action areas over HTTP. */
@Reads
@Path("/api/v1/action-areas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Areas and places")
public class ActionAreaResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    @Inject
    SchemaOrg schemaOrg;

    public static final Listing<ActionArea> LIST = new Listing<>(Kind.ACTION_AREA, ActionArea.class, ActionAreaFilter.RULES,
            Sorting.by("number").and("name", "name").and("district", "district"), 100);

    @GET
    @Operation(operationId = "listActionAreas", summary = "List the action areas (Aktionsräume)",
            description = "The neighbourhoods below the social average of the city for which the Aktionsplan wants more.")
    public Page<ActionAreaView> list(@BeanParam ActionAreaFilter filter, @BeanParam ListParams params,
            @BeanParam FormatParams format) {
        return LIST.page(filter, params, ActionAreaView::of);
    }

    @GET
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ActionAreaView> export(@BeanParam ActionAreaFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.ACTION_AREAS.found(filter, format, params);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getActionArea", summary = "Read one action area (Aktionsraum)",
            description = "The action area with this slug.")
    public ActionAreaView get(@RestPath String slug, @BeanParam RecordParams params, @BeanParam RecordForm form) {
        return ActionAreaView.of(List.of(Found.bySlug(Kind.ACTION_AREA, ActionArea.class, slug)), Matches.NONE).get(0);
    }

    @GET
    @Path("{slug}")
    @PersonalData
    @Produces(Format.Types.JSON_LD)
    @Operation(hidden = true)
    public ObjectNode getLinked(@RestPath String slug, @BeanParam RecordForm form) {
        return schemaOrg.of(Found.bySlug(Kind.ACTION_AREA, ActionArea.class, slug));
    }

    @GET
    @Path("{slug}/projects")
    @Tag(name = "Projects")
    @Operation(
            operationId = "listActionAreaProjects",
            summary = "List the projects of one action area",
            description = "The same list as `/projects?actionArea={slug}`, with the same parameters.")
    public Page<ProjectView> projects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FacetParams facets,
            @BeanParam ListParams params, @BeanParam FormatParams format) {
        return ProjectResource.page("actionArea", () -> Found.bySlug(Kind.ACTION_AREA, ActionArea.class, slug).slug, filter, facets,
                params);
    }

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createActionArea", summary = "Create an action area (Aktionsraum)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionAreaInput.class)))
    public RestResponse<ActionAreaView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.ACTION_AREA, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putActionArea", summary = "Create or replace an action area (Aktionsraum)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionAreaInput.class)))
    public RestResponse<ActionAreaView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.ACTION_AREA, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchActionArea", summary = "Change an action area (Aktionsraum)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = ActionAreaInput.class)))
    public RestResponse<ActionAreaView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.ACTION_AREA, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteActionArea", summary = "Delete an action area (Aktionsraum)", description = Writes.DELETE)
    public RestResponse<ActionAreaView> delete(@RestPath String slug, @BeanParam Precondition condition,
            @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.ACTION_AREA, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/projects")
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ProjectView> exportProjects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.PROJECTS.found(filter, "actionArea", () -> Found.bySlug(Kind.ACTION_AREA, ActionArea.class, slug).slug, format,
                params);
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listActionAreaChanges", summary = "List the changes of an action area (Aktionsraum)",
            description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.ACTION_AREA, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getActionAreaVersion", summary = "Read an earlier version of an action area (Aktionsraum)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.ACTION_AREA, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreActionAreaVersion", summary = "Restore an earlier version of an action area (Aktionsraum)",
            description = Histories.RESTORE)
    public RestResponse<ActionAreaView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.ACTION_AREA, slug, version, condition);
    }
}
