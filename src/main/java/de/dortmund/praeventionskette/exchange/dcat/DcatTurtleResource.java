package de.dortmund.praeventionskette.exchange.dcat;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.exchange.linked.Turtle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The description for open-data portals as Turtle. */
@Reads
@Path(DcatTurtleResource.PATH)
@Produces(Turtle.TYPE)
@Tag(name = "Open data")
public class DcatTurtleResource {

    /** Where it is. */
    public static final String PATH = "/dcat.ttl";

    private final Dcat dcat;

    DcatTurtleResource(Dcat dcat) {
        this.dcat = dcat;
    }

    @GET
    @Operation(
            operationId = "getDcatTurtle",
            summary = "Harvest the catalogue (DCAT-AP.de, Turtle)",
            description = "The same graph as `/dcat.jsonld`, as RDF 1.1 Turtle.")
    public String get() {
        return Turtle.of(dcat.graph());
    }
}
