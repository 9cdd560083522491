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

/** The topics over HTTP. */
@Reads
@Path("/api/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class TopicResource {

    static final Listing<Topic> LIST =
            new Listing<>(Kind.TOPIC, Topic.class, List.of(), Sorting.by("order", "position").and("name", "name"), 100);

    @GET
    @Operation(operationId = "listTopics", summary = "List the topics (Handlungsfelder)",
            description = "The fields of action: the columns of the chain.")
    public Page<TopicView> list(@BeanParam ListParams params) {
        return LIST.page(params, TopicView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getTopic", summary = "Read one topic (Handlungsfeld)", description = "The topic with this slug.")
    public TopicView get(@RestPath String slug, @BeanParam RecordParams params) {
        return TopicView.of(List.of(Found.bySlug(Kind.TOPIC, Topic.class, slug)), Matches.NONE).get(0);
    }
}
