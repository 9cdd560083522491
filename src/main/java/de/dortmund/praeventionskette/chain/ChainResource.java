package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Format;
import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.project.ProjectFilter;
import de.dortmund.praeventionskette.project.ProjectResource;
import de.dortmund.praeventionskette.record.Kind;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The prevention chain over HTTP: where it holds, where it breaks, and what the citizens asked for. */
@Reads
@Path(ChainResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chain")
public class ChainResource {

    /** Where the chain is read. */
    public static final String PATH = Kind.BASE + "/chain";

    /** What a request to the chain has that one to the projects has not. */
    private static final Set<String> NOT_OF_PROJECTS = Set.of("rows", "columns", "minCount", "format");
    private static final int MOST = 1000;

    @GET
    @Operation(
            operationId = "getChain",
            summary = "Read the prevention chain (Präventionskette)",
            description = "The chain as a matrix, by default life phases by topics, under all filters of `/projects`. A cell counts the records that name"
                    + " its row and its column themselves; records that fit because they are for all ages or city-wide are told apart, and records that"
                    + " state nothing stand in a row and column of their own. Each link finds exactly the counted records.")
    public ChainView get(@BeanParam ChainParams params, @BeanParam ProjectFilter filter,
            @RestQuery
            @Parameter(
                    description = "The form of the answer; wins over `Accept`. `csv` is the same as `/chain.csv`, `svg` as `/chain.svg`",
                    schema = @Schema(enumeration = {"json", "csv", "svg"}, defaultValue = "json", examples = "json")) String format) {
        return chain(params, filter);
    }

    @GET
    @Produces(Format.Types.CSV)
    @Operation(hidden = true)
    public String table(@BeanParam ChainParams params, @BeanParam ProjectFilter filter, @RestQuery String format) {
        return ChainTable.of(chain(params, filter));
    }

    @GET
    @Produces(Format.Types.SVG)
    @Operation(hidden = true)
    public String picture(@BeanParam ChainParams params, @BeanParam ProjectFilter filter, @RestQuery String format) {
        return ChainPicture.of(chain(params, filter));
    }

    @GET
    @Path("gaps")
    @Operation(
            operationId = "getChainGaps",
            summary = "Read the gaps of the chain (Lücken)",
            description = "The empty or thin cells of the matrix, each with what is near and how sure it is that something is missing; and the transitions"
                    + " from one life phase to the next with the gaps that the city itself stated. Phases beside the chain have no gaps.")
    public GapsView gaps(
            @BeanParam ChainParams params,
            @RestQuery
            @Parameter(
                    description = "A cell with fewer records is a gap; 1 finds the empty ones, 2 the thin ones too",
                    schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "1000", defaultValue = "1",
                            examples = "2")) String minCount,
            @BeanParam ProjectFilter filter) {
        int least = Numbers.read("minCount", minCount, 1, 1, MOST);
        return Gaps.of(Axis.read(params), least, params.unknown(), filter, given());
    }

    @GET
    @Path("priorities")
    @Operation(
            operationId = "getChainPriorities",
            summary = "Read what the citizens asked for and what has come of it",
            description = "The action priorities (Handlungsansätze) of the Forum Soziale Stadt by field, each with the records that answer it, under all"
                    + " filters of `/projects`.")
    public PrioritiesView priorities(
            @BeanParam ProjectFilter filter,
            @RestQuery
            @Parameter(
                    description = "Also the records that state nothing for these filters, separated by commas. Each must be a filter in use.") String unknown) {
        return PrioritiesView.of(ProjectResource.LIST.selection(filter, unknown), given());
    }

    /** The matrix that a request asks for, whatever the form of the answer. */
    static ChainView chain(ChainParams params, ProjectFilter filter) {
        Axis.Pair sides = Axis.read(params);
        Coverage coverage = Coverage.of(sides, ProjectResource.LIST.selection(filter, params.unknown()));
        return ChainView.of(sides, coverage, Link.given(CurrentRequest.uri(), Set.of("minCount", "format")), given());
    }

    /** The filters of the request, to be refined. */
    private static Link given() {
        return Link.given(CurrentRequest.uri(), NOT_OF_PROJECTS);
    }
}
