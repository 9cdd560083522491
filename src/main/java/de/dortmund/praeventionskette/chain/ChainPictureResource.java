package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.project.ProjectFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The chain as a picture for a report. */
@Reads
@Path(ChainResource.PATH + ".svg")
@Produces("image/svg+xml;charset=UTF-8")
@Tag(name = "Chain")
public class ChainPictureResource {

    @GET
    @Operation(
            operationId = "getChainPicture",
            summary = "Read the chain as a picture (SVG)",
            description = "The same numbers as `/chain` for a report: readable in black and white, with a title and a description inside for who can't see it.")
    public String get(@BeanParam ChainParams params, @BeanParam ProjectFilter filter) {
        return ChainPicture.of(ChainResource.chain(params, filter));
    }
}
