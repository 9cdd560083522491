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

/** The sources over HTTP. */
@Reads
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class SourceResource {

    static final Listing<Source> LIST = new Listing<>(Kind.SOURCE, Source.class, List.of(),
            Sorting.by("title").and("publishedOn", "publishedOn").and("kind", "kind"), 100);

    @GET
    @Operation(operationId = "listSources", summary = "List the sources (Quellen)",
            description = "The documents that the catalogue was made from. Each record names its own in `sources`.")
    public Page<SourceView> list(@BeanParam ListParams params) {
        return LIST.page(params, SourceView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getSource", summary = "Read one source (Quelle)", description = "The source with this slug.")
    public SourceView get(@RestPath String slug, @BeanParam RecordParams params) {
        return SourceView.of(List.of(Found.bySlug(Kind.SOURCE, Source.class, slug)), Matches.NONE).get(0);
    }
}
