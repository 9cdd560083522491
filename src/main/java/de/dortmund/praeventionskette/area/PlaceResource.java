package de.dortmund.praeventionskette.area;

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

/** The places over HTTP. */
@Reads
@Path("/api/v1/places")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Areas and places")
public class PlaceResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

    public static final Listing<Place> LIST = new Listing<>(Kind.PLACE, Place.class, PlaceFilter.RULES,
            Sorting.by("name").and("kind", "kind").and("district", "district"), 20);

    @GET
    @Operation(operationId = "listPlaces", summary = "List the places (Orte)",
            description = "Where projects happen, as far as the sources name a place.")
    public Page<PlaceView> list(@BeanParam PlaceFilter filter, @BeanParam ListParams params,
            @BeanParam FormatParams format) {
        return LIST.page(filter, params, PlaceView::of);
    }

    @GET
    @Produces({Format.Types.CSV, Format.Types.NDJSON, Format.Types.GEOJSON})
    @Operation(hidden = true)
    public Export<PlaceView> export(@BeanParam PlaceFilter filter, @BeanParam FormatParams format, @BeanParam ExportParams params) {
        return Exported.PLACES.found(filter, format, params);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getPlace", summary = "Read one place (Ort)", description = "The place with this slug.")
    public PlaceView get(@RestPath String slug, @BeanParam RecordParams params) {
        return PlaceView.of(List.of(Found.bySlug(Kind.PLACE, Place.class, slug)), Matches.NONE).get(0);
    }

    @POST
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createPlace", summary = "Create a place (Ort)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = PlaceInput.class)))
    public RestResponse<PlaceView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.PLACE, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putPlace", summary = "Create or replace a place (Ort)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = PlaceInput.class)))
    public RestResponse<PlaceView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.PLACE, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchPlace", summary = "Change a place (Ort)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = PlaceInput.class)))
    public RestResponse<PlaceView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.PLACE, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "deletePlace", summary = "Delete a place (Ort)", description = Writes.DELETE)
    public RestResponse<PlaceView> delete(@RestPath String slug, @BeanParam Precondition condition, @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.PLACE, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "listPlaceChanges", summary = "List the changes of a place (Ort)", description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.PLACE, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "getPlaceVersion", summary = "Read an earlier version of a place (Ort)", description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.PLACE, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "restorePlaceVersion", summary = "Restore an earlier version of a place (Ort)",
            description = Histories.RESTORE)
    public RestResponse<PlaceView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.PLACE, slug, version, condition);
    }
}
