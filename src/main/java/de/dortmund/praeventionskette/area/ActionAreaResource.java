package de.dortmund.praeventionskette.area;

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

/** The action areas over HTTP. */
@Reads
@Path("/api/v1/action-areas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Areas and places")
public class ActionAreaResource {

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
    public ActionAreaView get(@RestPath String slug, @BeanParam RecordParams params) {
        return ActionAreaView.of(List.of(Found.bySlug(Kind.ACTION_AREA, ActionArea.class, slug)), Matches.NONE).get(0);
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

    @GET
    @Path("{slug}/projects")
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<ProjectView> exportProjects(@RestPath String slug, @BeanParam ProjectFilter filter, @BeanParam FormatParams format,
            @BeanParam ExportParams params) {
        return Exported.PROJECTS.found(filter, "actionArea", () -> Found.bySlug(Kind.ACTION_AREA, ActionArea.class, slug).slug, format,
                params);
    }
}
