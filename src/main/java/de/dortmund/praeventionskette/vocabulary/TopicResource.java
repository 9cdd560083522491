package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.change.ChangeView;
import de.dortmund.praeventionskette.change.Edits;
import de.dortmund.praeventionskette.change.Histories;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.VersionView;
import de.dortmund.praeventionskette.change.Writes;
import de.dortmund.praeventionskette.change.Written;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.OnlyOnce;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Replacement;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The topics over HTTP. */
@Reads
@Path("/api/v1/topics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class TopicResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

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

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createTopic", summary = "Create a topic (Handlungsfeld)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = TopicInput.class)))
    public RestResponse<TopicView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.TOPIC, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putTopic", summary = "Create or replace a topic (Handlungsfeld)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = TopicInput.class)))
    public RestResponse<TopicView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.TOPIC, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchTopic", summary = "Change a topic (Handlungsfeld)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = TopicInput.class)))
    public RestResponse<TopicView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.TOPIC, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteTopic", summary = "Delete a topic (Handlungsfeld)", description = Writes.DELETE)
    public RestResponse<TopicView> delete(@RestPath String slug, @BeanParam Precondition condition, @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.TOPIC, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listTopicChanges", summary = "List the changes of a topic (Handlungsfeld)", description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.TOPIC, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getTopicVersion", summary = "Read an earlier version of a topic (Handlungsfeld)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.TOPIC, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreTopicVersion", summary = "Restore an earlier version of a topic (Handlungsfeld)",
            description = Histories.RESTORE)
    public RestResponse<TopicView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.TOPIC, slug, version, condition);
    }
}
