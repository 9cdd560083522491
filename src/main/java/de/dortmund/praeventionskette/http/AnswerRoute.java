package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.change.Latest;
import de.dortmund.praeventionskette.record.Kind;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Ahead of the resources: a question of the public whose answer is ready is answered here, one that is just being answered for somebody
 * else waits for that answer, and while the database is away only what is known is told.
 */
@ApplicationScoped
class AnswerRoute {

    private static final String QUESTION = Asked.class.getName();
    /** Where the metrics look for the route. */
    private static final String TEMPLATE = "UrlPathTemplate";
    /** RFC 9211: from a store of answers, and nobody knows whether it still holds. */
    private static final String STALE = "praeventionsketten-katalog; hit; detail=database-away";
    private static final String MADE = Making.class.getName();
    /** Who has waited so many seconds for somebody else's answer has it made as well. */
    private static final int LONGEST_WAIT = 3;
    /** While the database is away it is looked for four times a second. */
    private static final String SOON = "2";

    /** What is being made: the question, and the revision that was known when the first one asked. */
    private record Making(AnswerKey question, long revision) {}

    private final ConcurrentMap<Making, CompletableFuture<ReadyAnswer>> making = new ConcurrentHashMap<>();
    private final Answers answers;
    private final Latest latest;
    private final Addresses addresses;
    private final ProblemAnswer problems;
    private final ShortWay shortWay;

    AnswerRoute(Answers answers, Latest latest, Addresses addresses, ProblemAnswer problems, ShortWay shortWay) {
        this.shortWay = shortWay;
        this.addresses = addresses;
        this.answers = answers;
        this.latest = latest;
        this.problems = problems;
    }

    /** After the edge, before anybody changes the request. */
    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(this::answer);
    }

    /** The question of the request, where its answer may be kept. */
    static Optional<Asked> questionOf(RoutingContext context) {
        return Optional.ofNullable(context.get(QUESTION));
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() != HttpMethod.GET || !AnswerKey.isCatalogue(request.uri())
                || request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            context.next();
            return;
        }
        AnswerKey question = AnswerKey.of(request.uri(), all(request, HttpHeaders.ACCEPT), all(request, HttpHeaders.ACCEPT_ENCODING));
        if (latest.isAway()) {
            answerWhileAway(context, question);
            return;
        }
        ReadyAnswer ready = answers.find(question);
        if (ready == null) {
            ready = answers.recode(question);
        }
        if (ready != null) {
            send(context, ready, Answers.Way.READY);
            return;
        }
        Asked asked = new Asked(question, Asked.Epoch.now(latest));
        context.put(QUESTION, asked);
        Making wanted = new Making(question, latest.revision());
        CompletableFuture<ReadyAnswer> mine = new CompletableFuture<>();
        CompletableFuture<ReadyAnswer> others = making.putIfAbsent(wanted, mine);
        if (others == null) {
            context.put(MADE, mine);
            // What can't be kept is known to be so as soon as it begins to be sent, and at the end at the latest.
            context.addHeadersEndHandler(sending -> end(wanted, mine));
            context.addEndHandler(sent -> end(wanted, mine));
            answers.count(Answers.Way.MADE);
            ShortWay.slugIn(question).filter(slug -> RequestChecks.faultOf(context).isEmpty())
                    .ifPresentOrElse(slug -> make(context, asked, slug), context::next);
        } else {
            share(context, others);
        }
    }

    /** By the short way where it leads to an answer, else by the ordinary one. */
    private void make(RoutingContext context, Asked asked, String slug) {
        Vertx.currentContext().putLocal(TEMPLATE, ShortWay.ROUTE);
        context.request().pause();
        context.vertx().executeBlocking(() -> shortWay.answer(context, asked, slug), false).onComplete(made -> {
            context.request().resume();
            if (context.response().closed()) {
                return;
            } else if (made.failed()) {
                context.fail(made.cause());
            } else if (made.result().isEmpty()) {
                context.next();
            } else {
                send(context, made.result().get(), List.of(HttpHeaders.CONTENT_ENCODING));
            }
        });
    }

    private void end(Making wanted, CompletableFuture<ReadyAnswer> mine) {
        making.remove(wanted, mine);
        mine.complete(null);
    }

    /** What came of it: to those who wait for the same. */
    static void made(RoutingContext context, ReadyAnswer answer) {
        CompletableFuture<ReadyAnswer> waitedFor = context.get(MADE);
        if (waitedFor != null) {
            waitedFor.complete(answer);
        }
    }

    private void share(RoutingContext context, CompletableFuture<ReadyAnswer> others) {
        Context own = context.vertx().getOrCreateContext();
        context.request().pause();
        others.copy().completeOnTimeout(null, LONGEST_WAIT, TimeUnit.SECONDS).thenAccept(answer -> own.runOnContext(then -> {
            context.request().resume();
            if (context.response().closed()) {
                return;
            } else if (answer == null) {
                answers.count(Answers.Way.MADE);
                context.next();
            } else {
                send(context, answer, Answers.Way.SHARED);
            }
        }));
    }

    private void answerWhileAway(RoutingContext context, AnswerKey question) {
        boolean frontDoor = context.normalizedPath().equals(Kind.BASE);
        Optional<ReadyAnswer> known = answers.findWhileAway(question);
        if (known.isPresent()) {
            context.response().putHeader("Age", Long.toString(latest.awayFor().toSeconds())).putHeader("Cache-Status", STALE);
            send(context, frontDoor ? known.get().stale() : known.get(), Answers.Way.STALE);
        } else if (addresses.methodsAt(context.normalizedPath()).isEmpty()) {
            context.next();
        } else {
            problems.send(context.request(), Problem.of(ProblemType.UNAVAILABLE, Text.of(
                    "Die Datenbank ist gerade nicht zu erreichen, und diese Antwort ist noch nicht bekannt.",
                    "The database can't be reached just now, and this answer is not known yet."))
                    .with("Retry-After", SOON));
        }
    }

    private void send(RoutingContext context, ReadyAnswer answer, Answers.Way way) {
        answers.count(way == Answers.Way.READY && isKnown(context.request(), answer) ? Answers.Way.KNOWN : way);
        send(context, answer, List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING, "Content-Disposition"));
    }

    /**
     * Sends it, or a 304.
     *
     * @param ofTheBody header fields that a 304 does not have
     */
    private static void send(RoutingContext context, ReadyAnswer answer, List<CharSequence> ofTheBody) {
        HttpServerResponse response = context.response();
        answer.fields().forEach(field -> response.headers().add(field.getKey(), field.getValue()));
        response.headers().set(ConditionalAnswers.REVISION, Long.toString(answer.revision()));
        if (isKnown(context.request(), answer)) {
            ofTheBody.forEach(response.headers()::remove);
            response.setStatusCode(304).end();
        } else {
            response.end(Buffer.buffer(answer.body()));
        }
    }

    private static boolean isKnown(HttpServerRequest request, ReadyAnswer answer) {
        return Freshness.isKnown(all(request, HttpHeaders.IF_NONE_MATCH), request.getHeader(HttpHeaders.IF_MODIFIED_SINCE), answer.etag(),
                answer.modified());
    }

    private static String all(HttpServerRequest request, CharSequence name) {
        List<String> values = request.headers().getAll(name);
        return values.isEmpty() ? null : values.size() == 1 ? values.get(0) : String.join(",", values);
    }
}
