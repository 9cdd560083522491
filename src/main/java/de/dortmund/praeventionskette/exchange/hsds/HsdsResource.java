package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Format;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The front door of the Human Services Data Specification. */
@Reads
@Path(HsdsResource.PATH)
@Produces(Format.Types.JSON)
@Tag(name = HsdsResource.TAG)
public class HsdsResource {

    /** Where the interface of the specification begins. */
    public static final String PATH = "/hsds/v3";

    static final String TAG = "Standards";

    private final CatalogueConfig config;

    HsdsResource(CatalogueConfig config) {
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "getHsds",
            summary = "HSDS: which version and profile this is",
            description = "The catalogue in the words of the Human Services Data Specification (Open Referral): services,"
                    + " organizations, services at locations,"
                    + " taxonomies and their terms, read-only. docs/HSDS.md says what is where.")
    public Hsds.About get() {
        return new Hsds.About("3.1", "https://docs.openreferral.org/en/3.1/", config.publicUrl("/openapi.json"));
    }
}
