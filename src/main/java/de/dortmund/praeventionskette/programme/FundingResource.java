package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The fundings over HTTP. */
@Reads
@Path("/api/v1/fundings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Funding")
public class FundingResource {

    static final Listing<Funding> LIST = new Listing<>(Kind.FUNDING, Funding.class, FundingFilter.RULES,
            Sorting.by("purpose").and("year", "year").and("amount", "amount").and("announcedOn", "announcedOn"), 20);

    @GET
    @Operation(operationId = "listFundings", summary = "List the fundings (Förderungen)",
            description = "Money that a source names: who gets it, for what, how much.")
    public Page<FundingView> list(@BeanParam FundingFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, FundingView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getFunding", summary = "Read one funding (Förderung)", description = "The funding with this slug.")
    public FundingView get(@RestPath String slug, @BeanParam RecordParams params) {
        return FundingView.of(List.of(Found.bySlug(Kind.FUNDING, Funding.class, slug)), Matches.NONE).get(0);
    }
}
