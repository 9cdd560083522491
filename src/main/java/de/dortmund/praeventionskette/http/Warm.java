package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.LongRead;
import de.dortmund.praeventionskette.change.RevisionWatch;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Has the common answers made before somebody asks for them, at the start and after each change: the front door, the chain, all lists without
 * a filter, every record of a city's catalogue. The service asks itself, one question after the other, so that readers hardly notice; what
 * still holds is not asked again.
 */
@ApplicationScoped
class Warm {

    private static final Logger LOG = Logger.getLogger(Warm.class);

    /** Changes that follow one another quickly are waited for, in milliseconds. */
    private static final long PAUSE = 2_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** So long the end of the service waits for the last answer, in milliseconds. */
    private static final long LAST = 1_500;

    private final Answers answers;
    private final CatalogueConfig config;
    private final RevisionWatch watch;
    private final Vertx vertx;
    private final AtomicBoolean due = new AtomicBoolean();
    private HttpClient client;
    private volatile boolean stopped;
    private volatile Future<Void> round = Future.succeededFuture();

    Warm(Answers answers, CatalogueConfig config, RevisionWatch watch, Vertx vertx) {
        this.answers = answers;
        this.config = config;
        this.watch = watch;
        this.vertx = vertx;
    }

    void start(@ObservesAsync HttpServerStart event) {
        if (config.answers().warm() == 0) {
            return;
        }
        String host = event.options().getHost();
        int port = event.options().getPort() > 0 ? event.options().getPort()
                : ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1)
                .setDefaultHost("0.0.0.0".equals(host) ? "127.0.0.1" : host).setDefaultPort(port));
        watch.onChange(() -> soon(PAUSE));
        soon(1);
    }

    /** What the service asks itself just now is answered while everything is still there. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        try {
            round.toCompletionStage().toCompletableFuture().get(LAST, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unanswered) {
            LOG.debugf("The last of what is made in advance was not made: %s", unanswered.getMessage());
        }
    }

    /** One round serves all changes that come before it begins. */
    private void soon(long millis) {
        if (!stopped && due.compareAndSet(false, true)) {
            vertx.setTimer(millis, then -> {
                due.set(false);
                round = vertx.executeBlocking(this::common).compose(all -> ask(all.iterator()))
                        .onFailure(away -> LOG.debugf("Nothing is made in advance: %s", away.getMessage()));
            });
        }
    }

    private Future<Void> ask(Iterator<String> addresses) {
        while (addresses.hasNext() && !stopped) {
            String address = addresses.next();
            if (answers.find(AnswerKey.of(address, null, null)) == null) {
                return client.request(HttpMethod.GET, address)
                        .compose(request -> request.putHeader(RequestId.HEADER, RequestId.ownOne()).send())
                        .compose(Warm::read)
                        .onFailure(failed -> LOG.debugf("%s was not made in advance: %s", address, failed.getMessage()))
                        .transform(made -> ask(addresses));
            }
        }
        return Future.succeededFuture();
    }

    private static Future<Void> read(HttpClientResponse response) {
        return response.handler(octets -> {}).end();
    }

    /** The addresses of the common answers, the most wanted first. */
    List<String> common() throws IOException {
        List<String> all = new ArrayList<>(List.of(Kind.BASE, Kind.BASE + "/chain", Kind.BASE + "/chain/gaps"));
        Stream.of(Kind.values()).map(Kind::address).forEach(all::add);
        LongRead.within(LIMIT, revision -> {
            for (Kind kind : Kind.values()) {
                Panache.getEntityManager()
                        .createQuery("select e.slug from " + kind.entity + " e where e.visible order by e.id", String.class)
                        .setMaxResults(Math.max(1, config.answers().warm() - all.size()))
                        .getResultStream().map(kind::address).forEach(all::add);
            }
        });
        return all.subList(0, Math.min(all.size(), config.answers().warm()));
    }
}
