package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.project.ProjectFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The chain as a table for a spreadsheet. */
@Reads
@Path(ChainResource.PATH + ".csv")
@Produces("text/csv;charset=UTF-8")
@Tag(name = "Chain")
public class ChainTableResource {

    @GET
    @Operation(
            operationId = "getChainTable",
            summary = "Read the chain as a table (CSV)",
            description = "The same numbers as `/chain` for a spreadsheet: RFC 4180 in UTF-8 with a byte order mark, parted by semicolons, as a German Excel"
                    + " opens it. Texts that a spreadsheet would take for a formula begin with an apostrophe.")
    public String get(@BeanParam ChainParams params, @BeanParam ProjectFilter filter) {
        return ChainTable.of(ChainResource.chain(params, filter));
    }
}
