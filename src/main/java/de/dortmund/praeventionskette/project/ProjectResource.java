package de.dortmund.praeventionskette.project;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.area.Circle;
import de.dortmund.praeventionskette.area.Coordinates;
import de.dortmund.praeventionskette.area.Serving;
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
import de.dortmund.praeventionskette.http.Facet;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The projects over HTTP. */
@Reads
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public class ProjectResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    @Inject
    SchemaOrg schemaOrg;

    /** All projects, by the number in their programme; several addresses show parts of it. */
    public static final Listing<Project> LIST = new Listing<>(
            Kind.PROJECT,
            Project.class,
            ProjectFilter.RULES,
            Sorting.by("number").and("title", "title").and("status", "status").and("startsOn", "startsOn")
                    .with("distance", Distances.FROM_NEAR, Circle.NAME).andRelevance(),
            20,
            Facet.of("topic", Kind.TOPIC, "e.position"),
            Facet.of("actionArea", Kind.ACTION_AREA, "e.number"),
            Facet.of("lifePhase", Kind.LIFE_PHASE, "e.position"),
            Facet.of("targetGroup", Kind.TARGET_GROUP, "e.name"),
            Facet.of("programme", Kind.FUNDING_PROGRAMME, "e.name"),
            Facet.of("status", ProjectStatus.class, status -> status.code, status -> status.label),
            Facet.of("access", Access.class, access -> access.code, access -> access.code));

    @GET
    @Operation(
            operationId = "listProjects",
            summary = "List the projects (Projekte)",
            description = "What is done for children, young people and families. Different filters are AND, the same one repeated is AND, a comma is OR,"
                    + " a leading `!` negates the whole value. A city-wide record fits every area and district, one for all ages every life phase; `match` says"
                    + " why each record is there, and `unknown` adds what states nothing.")
    public Page<ProjectView> list(@BeanParam ProjectFilter filter, @BeanParam FacetParams facets, @BeanParam ListParams params,
            @BeanParam FormatParams format) {
        return LIST.page(filter, facets.facets(), params, ProjectView::of).servedBy(serving(filter));
    }

    @GET
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ProjectView> export(@BeanParam ProjectFilter filter, @BeanParam FormatParams format, @BeanParam ExportParams params) {
        return Exported.PROJECTS.found(filter, format, params);
    }

    /** The same list for the record in the path, which is one more filter. */
    public static Page<ProjectView> page(
            String also, Supplier<String> slug, ProjectFilter filter, FacetParams facets, ListParams params) {
        return LIST.page(filter, facets.facets(), also, slug, params, ProjectView::of).servedBy(serving(filter));
    }

    private static Serving serving(ProjectFilter filter) {
        return filter.at() == null ? null : Serving.at(Coordinates.parse(Serving.NAME, filter.at()));
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getProject", summary = "Read one project (Projekt)", description = "The project with this slug.")
    public ProjectView get(@RestPath String slug, @BeanParam RecordParams params, @BeanParam RecordForm form) {
        return ProjectView.of(List.of(Found.bySlug(Kind.PROJECT, Project.class, slug)), Matches.NONE).get(0);
    }

    @GET
    @Path("{slug}")
    @PersonalData
    @Produces(Format.Types.JSON_LD)
    @Operation(hidden = true)
    public ObjectNode getLinked(@RestPath String slug, @BeanParam RecordForm form) {
        return schemaOrg.of(Found.bySlug(Kind.PROJECT, Project.class, slug));
    }

    @POST
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createProject", summary = "Create a project (Projekt)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectInput.class)))
    public RestResponse<ProjectView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.PROJECT, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putProject", summary = "Create or replace a project (Projekt)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectInput.class)))
    public RestResponse<ProjectView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.PROJECT, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchProject", summary = "Change a project (Projekt)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectInput.class)))
    public RestResponse<ProjectView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.PROJECT, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "deleteProject", summary = "Delete a project (Projekt)", description = Writes.DELETE)
    public RestResponse<ProjectView> delete(@RestPath String slug, @BeanParam Precondition condition, @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.PROJECT, slug, condition, replacement.replacedBy()));
    }

    @POST
    @Path("{slug}/confirmations")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "confirmProject", summary = "Confirm a project (Projekt)",
            description = "Somebody who knows says: what stands here is still true. Sets `verifiedAt` to now and ends `stale`. Takes no"
                    + " body; `If-Match` may name the version that was read, and is not needed.")
    public RestResponse<ProjectView> confirm(@RestPath String slug, @BeanParam Precondition condition) {
        return Written.answer(edits.confirm(Kind.PROJECT, slug, condition));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "listProjectChanges", summary = "List the changes of a project (Projekt)", description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.PROJECT, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "getProjectVersion", summary = "Read an earlier version of a project (Projekt)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.PROJECT, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "restoreProjectVersion", summary = "Restore an earlier version of a project (Projekt)",
            description = Histories.RESTORE)
    public RestResponse<ProjectView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.PROJECT, slug, version, condition);
    }
}
