package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.change.ChangesView.Entry;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.record.Kind;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The change feed over HTTP. */
@Path(ChangesResource.PATH)
@PersonalData
@Tag(name = "Changes")
public class ChangesResource {

    /** Where the feed is. */
    public static final String PATH = Kind.BASE + "/changes";

    /** Proxies close what says nothing for a minute or half of one. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Changes changes;
    private final RevisionWatch watch;
    private final Snapshot snapshot;

    ChangesResource(Changes changes, RevisionWatch watch, Snapshot snapshot) {
        this.changes = changes;
        this.watch = watch;
        this.snapshot = snapshot;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listChanges",
            summary = "Follow what changes (Änderungen)",
            description = "Created, updated, deleted and moved records of every kind, in the order of their commits. Begin with `since=0`, or with the snapshot"
                    + " `/exports/catalogue.ndjson` and its revision; then always send the last `next`. Who applies the entries in their order has the catalogue as"
                    + " it is. With `wait` the answer comes as soon as something changes, or empty when the time is over. A cursor that is too old is a 410 that"
                    + " names the snapshot.")
    public Uni<RestResponse<ChangesView>> list(
            @BeanParam ChangesParams params,
            @RestQuery
            @Parameter(
                    description = "So many seconds to wait for a change where there is none yet",
                    schema = @Schema(implementation = Integer.class, minimum = "0", maximum = "60", defaultValue = "0",
                            examples = "0")) String wait) {
        ChangesParams.Asked asked = params.read();
        Duration most = ChangesParams.wait(wait);
        Link next = Link.given(CurrentRequest.uri(), Set.of("since", "wait"));
        String self = CurrentRequest.uri().getRequestUri().getRawPath();
        String query = CurrentRequest.uri().getRequestUri().getRawQuery();
        String asSent = query == null ? self : self + "?" + query;
        long end = System.nanoTime() + most.toNanos();
        Changes.Part first = read(asked);
        if (!first.entries().isEmpty() || most.isZero()) {
            return Uni.createFrom().item(RestResponse.ok(view(first, asSent, next, self)));
        }
        watch.enter();
        return later(asked.after(first.next()), end)
                .onTermination().invoke(watch::leave)
                // What was waited for is told once: a cache would tell it again to whoever waits for the next change.
                .map(part -> RestResponse.ResponseBuilder.ok(view(part, asSent, next, self)).header("Cache-Control", "no-store").build());
    }

    private static ChangesView view(Changes.Part part, String asSent, Link next, String path) {
        String cursor = part.next().toString();
        return new ChangesView(part.entries(), cursor, part.more(),
                new ChangesView.Links(asSent, next.and("since", cursor).to(path), Changes.SNAPSHOT));
    }

    /** The next part that has something in it, or an empty one when the time is over. */
    private Uni<Changes.Part> later(ChangesParams.Asked asked, long end) {
        return watch.change(asked.since().revision(), Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(changed -> {
                    Changes.Part part = read(asked);
                    boolean over = System.nanoTime() >= end;
                    return !part.entries().isEmpty() || over || !changed ? Uni.createFrom().item(part)
                            : later(asked.after(part.next()), end);
                });
    }

    private Changes.Part read(ChangesParams.Asked asked) {
        return ReadsOneRevision.once(() -> {
            snapshot.of(Revision.current());
            return changes.read(asked);
        });
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamChanges",
            summary = "Be told what changes (Server-Sent Events)",
            description = "The entries of the feed as events named `change`, as they come: `data` is an entry, `id` the cursor after it, which a browser sends again"
                    + " as `Last-Event-ID` when it connects anew. A comment comes every 15 s when nothing changes. With `limit` the stream ends after so many.")
    public Multi<OutboundSseEvent> stream(
            @BeanParam ChangesParams params,
            @RestHeader("Last-Event-ID")
            @Parameter(description = "After what; goes before `since`", example = "1") String lastEventId,
            @Context Sse sse, @Context RoutingContext routing) {
        ChangesParams.Asked sent = params.read();
        ChangesParams.Asked asked = lastEventId == null ? sent : sent.after(Cursor.read("Last-Event-ID", lastEventId));
        // What is wrong is told before the stream begins.
        ReadsOneRevision.once(() -> changes.read(new ChangesParams.Asked(asked.since(), 1, asked.kinds(), false)));
        watch.enter();
        AtomicReference<ChangesParams.Asked> at = new AtomicReference<>(asked);
        AtomicInteger left = new AtomicInteger(params.limit() == null ? Integer.MAX_VALUE : sent.limit());
        Multi<OutboundSseEvent> events = Multi.createBy().repeating().uni(() -> part(at, left, sse)).whilst(some -> left.get() > 0)
                .onItem().transformToMultiAndConcatenate(some -> Multi.createFrom().items(some))
                .onTermination().invoke(watch::leave);
        // On the connection itself: what sends events takes no headers of an answer along.
        routing.response().putHeader("Cache-Control", "no-store").putHeader("X-Accel-Buffering", "no");
        return events;
    }

    /** The events that are there, else those that come within a heartbeat, else the heartbeat. */
    private Uni<Stream<OutboundSseEvent>> part(AtomicReference<ChangesParams.Asked> at, AtomicInteger left, Sse sse) {
        return Uni.createFrom().item(() -> follow(at))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(part -> !part.entries().isEmpty() ? Uni.createFrom().item(part)
                        : watch.change(part.next().revision(), HEARTBEAT).emitOn(Infrastructure.getDefaultWorkerPool())
                                .map(changed -> changed ? follow(at) : part))
                .map(part -> events(part, left, sse));
    }

    private Changes.Part follow(AtomicReference<ChangesParams.Asked> at) {
        Changes.Part part = ReadsOneRevision.once(() -> changes.read(at.get()));
        at.set(at.get().after(part.next()));
        return part;
    }

    private static Stream<OutboundSseEvent> events(Changes.Part part, AtomicInteger left, Sse sse) {
        List<Entry> entries = part.entries();
        if (entries.isEmpty()) {
            return Stream.of(sse.newEventBuilder().comment("").build());
        }
        int some = Math.min(entries.size(), left.get());
        left.addAndGet(-some);
        return IntStream.range(0, some).mapToObj(i -> sse.newEventBuilder()
                .name("change")
                .id((i == entries.size() - 1 ? part.next() : part.cursors().get(i)).toString())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Entry.class, entries.get(i))
                .build());
    }
}
