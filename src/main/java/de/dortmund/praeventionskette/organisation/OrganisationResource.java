package de.dortmund.praeventionskette.organisation;

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

/** The organisations over HTTP. */
@Reads
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class OrganisationResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    @Inject
    SchemaOrg schemaOrg;

    public static final Listing<Organisation> LIST =
            new Listing<>(Kind.ORGANISATION, Organisation.class, OrganisationFilter.RULES, Sorting.by("name").and("kind", "kind"), 20);

    @GET
    @Operation(operationId = "listOrganisations", summary = "List the organisations (Organisationen, Träger)",
            description = "Who takes part in the chain or carries a project.")
    public Page<OrganisationView> list(@BeanParam OrganisationFilter filter, @BeanParam ListParams params,
            @BeanParam FormatParams format) {
        return LIST.page(filter, params, OrganisationView::of);
    }

    @GET
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<OrganisationView> export(@BeanParam OrganisationFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.ORGANISATIONS.found(filter, format, params);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getOrganisation", summary = "Read one organisation (Organisation, Träger)",
            description = "The organisation with this slug.")
    public OrganisationView get(@RestPath String slug, @BeanParam RecordParams params, @BeanParam RecordForm form) {
        return OrganisationView.of(List.of(Found.bySlug(Kind.ORGANISATION, Organisation.class, slug)), Matches.NONE).get(0);
    }

    @GET
    @Path("{slug}")
    @PersonalData
    @Produces(Format.Types.JSON_LD)
    @Operation(hidden = true)
    public ObjectNode getLinked(@RestPath String slug, @BeanParam RecordForm form) {
        return schemaOrg.of(Found.bySlug(Kind.ORGANISATION, Organisation.class, slug));
    }

    @GET
    @Path("{slug}/projects")
    @Tag(name = "Projects")
    @Operation(
            operationId = "listOrganisationProjects",
            summary = "List the projects of one organisation",
            description = "The same list as `/projects?organisation={slug}`, with the same parameters.")
    public Page<ProjectView> projects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FacetParams facets,
            @BeanParam ListParams params, @BeanParam FormatParams format) {
        return ProjectResource.page("organisation", () -> Found.bySlug(Kind.ORGANISATION, Organisation.class, slug).slug, filter, facets,
                params);
    }

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createOrganisation", summary = "Create an organisation (Träger, Organisation)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = OrganisationInput.class)))
    public RestResponse<OrganisationView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.ORGANISATION, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putOrganisation", summary = "Create or replace an organisation (Träger, Organisation)",
            description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = OrganisationInput.class)))
    public RestResponse<OrganisationView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.ORGANISATION, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchOrganisation", summary = "Change an organisation (Träger, Organisation)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = OrganisationInput.class)))
    public RestResponse<OrganisationView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.ORGANISATION, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteOrganisation", summary = "Delete an organisation (Träger, Organisation)", description = Writes.DELETE)
    public RestResponse<OrganisationView> delete(@RestPath String slug, @BeanParam Precondition condition,
            @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.ORGANISATION, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/projects")
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ProjectView> exportProjects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.PROJECTS.found(filter, "organisation", () -> Found.bySlug(Kind.ORGANISATION, Organisation.class, slug).slug, format,
                params);
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "listOrganisationChanges", summary = "List the changes of an organisation (Organisation)",
            description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.ORGANISATION, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "getOrganisationVersion", summary = "Read an earlier version of an organisation (Organisation)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.ORGANISATION, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "restoreOrganisationVersion", summary = "Restore an earlier version of an organisation (Organisation)",
            description = Histories.RESTORE)
    public RestResponse<OrganisationView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.ORGANISATION, slug, version, condition);
    }
}
