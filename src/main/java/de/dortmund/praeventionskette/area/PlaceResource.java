package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.exchange.Export;
import de.dortmund.praeventionskette.exchange.Exported;
import de.dortmund.praeventionskette.http.ExportParams;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.FormatParams;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Sorting;
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

/** The places over HTTP. */
@Reads
@Path("/api/v1/places")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Areas and places")
public class PlaceResource {

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
}
