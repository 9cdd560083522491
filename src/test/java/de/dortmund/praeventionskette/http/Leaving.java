package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.Reads;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** A resource whose parts will be taken away, for the tests of how that is told. */
@Reads
@Path("/api/v1/leaving")
@Produces("application/json")
public class Leaving {

    @GET
    @Path("soon")
    @Operation(hidden = true)
    @Outdated(since = "2027-01-15", until = "2028-01-05", instead = "/docs/instead")
    public Map<String, String> soon(@RestQuery String q,
            @RestQuery @Outdated(since = "2026-11-20", until = "2027-06-01") String older) {
        return Map.of("state", "leaving");
    }

    @GET
    @Path("in-part")
    @Operation(hidden = true)
    public Map<String, String> inPart(@RestQuery String q, @RestQuery @Outdated(since = "2026-11-20") String older) {
        return Map.of("state", "staying");
    }
}
