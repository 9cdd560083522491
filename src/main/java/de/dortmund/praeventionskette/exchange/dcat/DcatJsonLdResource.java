package de.dortmund.praeventionskette.exchange.dcat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.exchange.linked.JsonLd;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The description for open-data portals as JSON-LD. */
@Reads
@Path(DcatJsonLdResource.PATH)
@Produces("application/ld+json")
@Tag(name = "Open data")
public class DcatJsonLdResource {

    /** Where it is. */
    public static final String PATH = "/dcat.jsonld";

    private final Dcat dcat;

    DcatJsonLdResource(Dcat dcat) {
        this.dcat = dcat;
    }

    @GET
    @Operation(
            operationId = "getDcat",
            summary = "Harvest the catalogue (DCAT-AP.de, JSON-LD)",
            description = "What an open-data portal (GovData, Open.NRW, the city's own) harvests: the"
                    + " catalogue, its data sets and the files of"
                    + " each with form, licence and size, the publisher, and when it was last changed. Portals take it in once the"
                    + " operator has set who delivers it and whom to ask. DCAT-AP.de 2.0;"
                    + " docs/DCAT.md says where each statement"
                    + " comes from. `/dcat.ttl` has the same graph as Turtle.")
    public ObjectNode get() {
        return JsonLd.of(dcat.graph());
    }
}
