package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.project.Project;
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

/** Services over HTTP: the projects that the public sees. */
@Reads
@PersonalData
@Path(HsdsResource.PATH + "/services")
@Produces(Format.Types.JSON)
@Tag(name = HsdsResource.TAG)
public class HsdsServiceResource {

    private final Services services;

    HsdsServiceResource(Services services) {
        this.services = services;
    }

    @GET
    @Operation(
            operationId = "listHsdsServices",
            summary = "HSDS: list the services (Projekte)",
            description = "The projects of the catalogue as services of the Human Services Data Specification 3.1, readable"
                    + " under the UK profile 3.0 too."
                    + " The catalogue has opening times in words only: `start_time`, `end_time` and `day` of the UK profile are refused.")
    public Page<Hsds.Service> list(@BeanParam ServiceFilter filter, @BeanParam PageQuery page,
            @RestQuery("per_page") @Parameter(
                    description = "How many are on a page: up to 100, with `minimal=true` up to 10,000",
                    schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "10000", defaultValue = "20"),
                    example = "20") String perPage,
            @RestQuery @Parameter(
                    description = "`true`: only `id`, `name`, `status` and `last_modified`, up to 10,000 on a page",
                    schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                    example = "true") String minimal,
            @RestQuery @Parameter(
                    description = "`true`: everything that is nested in a single one; not together with `minimal=true`",
                    schema = @Schema(implementation = Boolean.class, defaultValue = "false"),
                    example = "true") String full) {
        return Sight.ofThePublic(() -> {
            Source<Hsds.Service> found = services.found(filter, shape(minimal, full));
            return Sent.flag("minimal", minimal) ? page.ofMany(found, perPage) : page.of(found, perPage);
        });
    }

    @GET
    @Produces(Format.Types.NDJSON)
    @Operation(hidden = true)
    public Lines<Hsds.Service> all(@BeanParam ServiceFilter filter, @RestQuery String format, @RestQuery String minimal,
            @RestQuery String full) {
        return Sight.ofThePublic(() -> new Lines<>("services", () -> services.found(filter, shape(minimal, full))));
    }

    private Services.Shape shape(String minimal, String full) {
        boolean least = Sent.flag("minimal", minimal);
        boolean everything = Sent.flag("full", full);
        if (least && everything) {
            throw Problem.parameter("full", "contradiction", Text.of(
                    "Die Parameter „minimal“ und „full“ widersprechen einander: Es kann nur einer true sein.",
                    "The parameters 'minimal' and 'full' contradict each other: only one of them can be true."));
        }
        return least ? Services::minimal : everything ? services::full : services::brief;
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getHsdsService",
            summary = "HSDS: read one service (Projekt)",
            description = "A project with everything that belongs to it. The id is the UUID version 5 of `projects/` and the slug.")
    public Hsds.Service get(@RestPath @Parameter(description = "The service", example = "67066a89-ce75-5839-8eba-c84399688dda") String id) {
        return Sight.ofThePublic(() -> services.full(List.of(Ids.record(Kind.PROJECT, Project.class, id))).get(0));
    }
}
