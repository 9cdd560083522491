package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Organizations over HTTP: the organisations that the public sees. */
@Reads
@PersonalData
@Path(HsdsResource.PATH + "/organizations")
@Produces(Format.Types.JSON)
@Tag(name = HsdsResource.TAG)
public class HsdsOrganizationResource {

    private final OrganizationQuery organizations;

    HsdsOrganizationResource(OrganizationQuery organizations) {
        this.organizations = organizations;
    }

    @GET
    @Operation(
            operationId = "listHsdsOrganizations",
            summary = "HSDS: list the organizations (Organisationen)",
            description = "The organisations of the catalogue as organizations of the Human Services Data Specification.")
    public Page<Hsds.Organization> list(@BeanParam OrganizationFilter filter, @BeanParam PageQuery page, @BeanParam PerPage size,
            @RestQuery @Parameter(
                    description = "`true`: everything that is nested in a single one",
                    schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                    example = "true") String full,
            @RestQuery("full_service") @Parameter(
                    description = "`true`: each organization with everything, and its services with everything",
                    schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                    example = "true") String fullService) {
        return Sight.ofThePublic(() -> page.of(found(filter, full, fullService), size.perPage()));
    }

    @GET
    @Produces(Format.Types.NDJSON)
    @Operation(hidden = true)
    public Lines<Hsds.Organization> all(@BeanParam OrganizationFilter filter, @RestQuery String format, @RestQuery String full,
            @RestQuery("full_service") String fullService) {
        return Sight.ofThePublic(() -> new Lines<>("organizations", () -> found(filter, full, fullService)));
    }

    private Source<Hsds.Organization> found(OrganizationFilter filter, String full, String fullService) {
        return organizations.found(filter, Sent.flag("full", full), Sent.flag("full_service", fullService));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getHsdsOrganization",
            summary = "HSDS: read one organization (Organisation)",
            description = "An organisation with everything that belongs to it, and the first 20 of the services that it provides."
                    + " The id is the UUID version 5 of `organisations/` and the slug.")
    public Hsds.Organization get(
            @RestPath @Parameter(description = "The organization", example = "65a928f1-8094-5e8b-bfdd-f9df4cd85017") String id,
            @RestQuery("full_service") @Parameter(
                    description = "`true`: each organization with everything, and its services with everything",
                    schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                    example = "true") String fullService) {
        boolean whole = Sent.flag("full_service", fullService);
        return Sight.ofThePublic(() -> organizations.full(List.of(Ids.record(Kind.ORGANISATION, Organisation.class, id)), whole).get(0));
    }
}
