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

/** The sources over HTTP. */
@Reads
@Path("/api/v1/sources")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Vocabularies")
public class SourceResource {

    @Inject
    Edits edits;

    @Inject
    Histories histories;

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

    @POST
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createSource", summary = "Create a source (Quelle)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = SourceInput.class)))
    public RestResponse<SourceView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.SOURCE, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putSource", summary = "Create or replace a source (Quelle)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = SourceInput.class)))
    public RestResponse<SourceView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.SOURCE, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchSource", summary = "Change a source (Quelle)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = SourceInput.class)))
    public RestResponse<SourceView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.SOURCE, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "deleteSource", summary = "Delete a source (Quelle)", description = Writes.DELETE)
    public RestResponse<SourceView> delete(@RestPath String slug, @BeanParam Precondition condition, @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.SOURCE, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "listSourceChanges", summary = "List the changes of a source (Quelle)", description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.SOURCE, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "getSourceVersion", summary = "Read an earlier version of a source (Quelle)", description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.SOURCE, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo(Role.EDITOR)
    @Tag(name = "History")
    @Operation(operationId = "restoreSourceVersion", summary = "Restore an earlier version of a source (Quelle)",
            description = Histories.RESTORE)
    public RestResponse<SourceView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.SOURCE, slug, version, condition);
    }
}
