package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.exchange.Export;
import de.dortmund.praeventionskette.exchange.Exported;
import de.dortmund.praeventionskette.http.ExportParams;
import de.dortmund.praeventionskette.http.FacetParams;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.project.ProjectFilter;
import de.dortmund.praeventionskette.project.ProjectResource;
import de.dortmund.praeventionskette.project.ProjectView;
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

/** The organisations over HTTP. */
@Reads
@Path("/api/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class OrganisationResource {

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
    public OrganisationView get(@RestPath String slug, @BeanParam RecordParams params) {
        return OrganisationView.of(List.of(Found.bySlug(Kind.ORGANISATION, Organisation.class, slug)), Matches.NONE).get(0);
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

    @GET
    @Path("{slug}/projects")
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ProjectView> exportProjects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.PROJECTS.found(filter, "organisation", () -> Found.bySlug(Kind.ORGANISATION, Organisation.class, slug).slug, format,
                params);
    }
}
