package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Services at locations over HTTP: the places of projects that the public sees. */
@Reads
@PersonalData
@Path(HsdsResource.PATH + "/service_at_locations")
@Produces(Format.Types.JSON)
@Tag(name = HsdsResource.TAG)
public class HsdsServiceAtLocationResource {

    private final ServicesAtLocations services;

    HsdsServiceAtLocationResource(ServicesAtLocations services) {
        this.services = services;
    }

    @GET
    @Operation(
            operationId = "listHsdsServiceAtLocations",
            summary = "HSDS: list the services at their locations (Projekte an Orten)",
            description = "Each place of each project as a service_at_location of the Human Services Data Specification."
                    + " `start_time`, `end_time` and `day` of"
                    + " the UK profile are refused: the catalogue has opening times in words only.")
    public Page<Hsds.ServiceAtLocation> list(@BeanParam ServiceFilter filter, @BeanParam PostcodeFilter where, @BeanParam PageQuery page,
            @BeanParam PerPage size,
            @RestQuery @Parameter(
                    description = "`true`: everything that is nested in a single one",
                    schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                    example = "true") String full) {
        return Sight.ofThePublic(() -> page.of(services.found(filter, where, Sent.flag("full", full)), size.perPage()));
    }

    @GET
    @Produces(Format.Types.NDJSON)
    @Operation(hidden = true)
    public Lines<Hsds.ServiceAtLocation> all(@BeanParam ServiceFilter filter, @BeanParam PostcodeFilter where, @RestQuery String format,
            @RestQuery String full) {
        return Sight
                .ofThePublic(() -> new Lines<>("service_at_locations", () -> services.found(filter, where, Sent.flag("full", full))));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getHsdsServiceAtLocation",
            summary = "HSDS: read one service at a location (Projekt an einem Ort)",
            description = "A place of a project with everything. The id is the UUID version 5 of `service_at_locations/`, the"
                    + " project's slug, `/` and the"
                    + " place's slug.")
    public Hsds.ServiceAtLocation get(
            @RestPath @Parameter(description = "The service at a location", example = "0cc7fc9f-668d-582f-8de0-1b508b5632df") String id) {
        return Sight.ofThePublic(() -> services.one(id));
    }
}
