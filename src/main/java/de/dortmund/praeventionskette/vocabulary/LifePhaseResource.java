package de.dortmund.praeventionskette.vocabulary;

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

/** The life phases over HTTP. */
@Reads
@Path("/api/v1/life-phases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class LifePhaseResource {

    static final Listing<LifePhase> LIST = new Listing<>(Kind.LIFE_PHASE, LifePhase.class, List.of(),
            Sorting.by("order", "position").and("name", "name").and("ageFromMonths", "ageFromMonths"), 100);

    @GET
    @Operation(operationId = "listLifePhases", summary = "List the life phases (Lebensphasen)",
            description = "The links of the prevention chain by age, from pregnancy to old age: the rows of the chain.")
    public Page<LifePhaseView> list(@BeanParam ListParams params) {
        return LIST.page(params, LifePhaseView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getLifePhase", summary = "Read one life phase (Lebensphase)", description = "The life phase with this slug.")
    public LifePhaseView get(@RestPath String slug, @BeanParam RecordParams params) {
        return LifePhaseView.of(List.of(Found.bySlug(Kind.LIFE_PHASE, LifePhase.class, slug)), Matches.NONE).get(0);
    }
}
