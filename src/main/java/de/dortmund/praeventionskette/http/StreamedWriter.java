package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Latest;
import de.dortmund.praeventionskette.change.LongRead;
import de.dortmund.praeventionskette.change.Revision;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends what is made while it is sent, out of one transaction of its own: the revision that the answer names is the one that this
 * transaction sees. Only a few at once, so that there are always connections left for ordinary answers.
 */
@Provider
public class StreamedWriter implements ServerMessageBodyWriter<StreamedAnswer> {

    private static final Logger LOG = Logger.getLogger(StreamedWriter.class);
    private static final int GZIP_BUFFER = 8 * 1024;
    /** One that runs will be done, or half done. */
    private static final String LATER = "30";

    /** Writers are made while there is no configuration yet, hence the detour. */
    private final Instance<CatalogueConfig> config;
    private final Answers answers;
    private final AtomicReference<Semaphore> turns = new AtomicReference<>();

    StreamedWriter(Instance<CatalogueConfig> config, Answers answers) {
        this.config = config;
        this.answers = answers;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == StreamedAnswer.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == StreamedAnswer.class;
    }

    @Override
    public void writeTo(StreamedAnswer answer, Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) {
        throw new UnsupportedOperationException("answers are sent by writeResponse");
    }

    @Override
    public void writeResponse(StreamedAnswer answer, Type generic, ServerRequestContext context) throws IOException {
        ResteasyReactiveRequestContext request = (ResteasyReactiveRequestContext) context;
        RoutingContext routing = request.unwrap(RoutingContext.class);
        if (answer.headOnly()) {
            routing.response().setChunked(true).end();
            return;
        }
        Semaphore turn = turns();
        if (!await(turn)) {
            throw Problem.of(ProblemType.UNAVAILABLE, Text.of(
                    "Es werden gerade so viele Dateien auf einmal erstellt, wie der Dienst erlaubt.",
                    "As many files are being made at once as the service allows.")).with("Retry-After", LATER);
        }
        try {
            send(answer, request, routing);
        } finally {
            turn.release();
        }
    }

    private void send(StreamedAnswer answer, ResteasyReactiveRequestContext request, RoutingContext routing) throws IOException {
        CatalogueConfig.Exports settings = config.get().exports();
        AtomicReference<Revision> seen = new AtomicReference<>();
        Download download = new Download(routing.request(), () -> setHeaders(answer, seen.get(), request),
                answers.largest(), settings.patience(), settings.limit());
        try {
            LongRead.within(settings.limit(), revision -> {
                seen.set(revision);
                OutputStream out = answer.gzip() ? new GZIPOutputStream(download, GZIP_BUFFER) : download;
                answer.content().write(revision, out);
                if (out instanceof GZIPOutputStream gzip) {
                    gzip.finish();
                }
            });
            download.end();
            keep(answer, seen.get(), request, routing, download);
        } catch (IOException | RuntimeException failure) {
            if (!download.hasBegun()) {
                throw failure;
            }
            // The SQL state and the message of the driver may quote a record: only what kind of failure it was is told.
            LOG.warnf("%s was broken off: %s", RequestTarget.printable(routing.request().path()),
                    failure.getMessage() != null && failure instanceof IOException ? failure.getMessage() : failure.getClass().getName());
            download.abort();
        }
    }

    private void keep(StreamedAnswer answer, Revision revision, ResteasyReactiveRequestContext request, RoutingContext routing,
            Download download) {
        AnswerRoute.questionOf(routing).ifPresent(asked -> download.copy().ifPresent(body -> answers.keep(routing, asked, revision,
                ConditionalAnswers.fields(request.getResponse().get().getHeaders(),
                        MediaType.valueOf(answer.content().format().contentType),
                        answer.gzip()),
                body, answer.etag(revision), Latest.Scope.REVISION, Set.of())));
    }

    /** The catalogue may have changed since the request was found valid: what counts is what this transaction sees. */
    private static void setHeaders(StreamedAnswer answer, Revision revision, ResteasyReactiveRequestContext request) {
        answer.headers(revision).forEach(request.getResponse().get().getHeaders()::putSingle);
    }

    private boolean await(Semaphore turn) {
        try {
            return turn.tryAcquire(config.get().exports().turn().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Semaphore turns() {
        return turns.updateAndGet(known -> known != null ? known : new Semaphore(config.get().exports().atOnce(), true));
    }
}
