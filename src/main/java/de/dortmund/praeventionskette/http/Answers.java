package de.dortmund.praeventionskette.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Latest;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.RevisionWatch;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * The answers that the public was given lately, each kept under its question. An answer is handed out again only as that of a revision at
 * which it holds: nothing is ever cleared, a commit moves the revision, and what may be another answer by then is made anew. What somebody
 * with a token is answered is not here.
 */
@ApplicationScoped
public class Answers {

    /** A replica that knows nothing of the database for longer might hand out what was erased meanwhile. */
    private static final Duration PERSONAL = Duration.ofSeconds(60);
    /** Larger ones would keep the others on the event loop waiting. */
    private static final int RECODED = 128 * 1024;
    /** How long a key and its entry are in memory, beside the answer. */
    private static final int ENTRY = 200;

    /** How an answer came about. */
    enum Way {
        /** It was ready. */
        READY,
        /** It was ready, and the client had it already. */
        KNOWN,
        /** It was ready, and the database is away, so that nobody knows whether it still holds. */
        STALE,
        /** It was made for somebody else who asked the same at the same time. */
        SHARED,
        /** It had to be made. */
        MADE
    }

    private final Latest latest;
    private final CatalogueConfig config;
    private final RevisionWatch watch;
    private final Cache<AnswerKey, ReadyAnswer> kept;
    private final Map<Way, LongAdder> ways = new EnumMap<>(Way.class);

    Answers(Latest latest, RevisionWatch watch, CatalogueConfig config, MeterRegistry metrics) {
        this.watch = watch;
        this.latest = latest;
        this.config = config;
        kept = Caffeine.newBuilder()
                .maximumWeight(config.answers().memory().asLongValue())
                .weigher((AnswerKey key, ReadyAnswer answer) -> answer.weight() + key.target().length() * 2 + ENTRY)
                .build();
        for (Way way : Way.values()) {
            LongAdder count = new LongAdder();
            ways.put(way, count);
            FunctionCounter.builder("catalogue.answers", count, LongAdder::sum).tag("way", way.name().toLowerCase())
                    .description("Answers to the public's questions, by how they came about").register(metrics);
        }
        kept.policy().eviction().ifPresent(eviction -> Gauge
                .builder("catalogue.answers.memory", eviction, limit -> limit.weightedSize().orElse(0)).baseUnit("bytes")
                .description("How much memory the kept answers take").register(metrics));
        Gauge.builder("catalogue.revision", latest, Latest::revision).description("The catalogue's revision").register(metrics);
        Gauge.builder("catalogue.database.away", latest, Latest::awayTime).baseUnit("seconds")
                .description("For how long the database has been away; 0 while it is there").register(metrics);
    }

    /** Whether nobody knows just now which answers still hold. */
    boolean areUncertain() {
        return latest.isAway();
    }

    /** The answer to this question, where there is one that holds today. */
    ReadyAnswer find(AnswerKey question) {
        ReadyAnswer answer = ofAnyTime(question);
        if (answer == null) {
            return null;
        }
        long today = answer.holdsAt(latest);
        if (today < 0) {
            return null;
        } else if (today != answer.revision()) {
            ReadyAnswer same = answer.at(today);
            kept.asMap().replace(keyOf(question, answer), answer, same);
            return same;
        }
        return answer;
    }

    /** The answer that was true when it was last known what is, while the database is away and for as long as that may be told. */
    Optional<ReadyAnswer> findWhileAway(AnswerKey question) {
        ReadyAnswer kept = ofAnyTime(question);
        ReadyAnswer other = kept == null ? ofAnyTime(question.inOtherCoding()) : null;
        ReadyAnswer answer = kept != null || other == null ? kept : question.gzip() ? other : other.uncompressed();
        Duration away = latest.awayFor();
        return answer == null || away.compareTo(answer.isPersonal() ? PERSONAL : config.answers().outlast()) > 0 ? Optional.empty()
                : Optional.of(answer);
    }

    /** The last answer to this question, whenever it was made. */
    ReadyAnswer ofAnyTime(AnswerKey question) {
        ReadyAnswer json = question.accept().equals(AnswerKey.ANYTHING) ? kept.getIfPresent(question.forJson()) : null;
        return json != null ? json : kept.getIfPresent(question);
    }

    /** The same bytes in the coding that is asked for, where they are only kept in the other one; null where they are not, or are large. */
    ReadyAnswer recode(AnswerKey question) {
        ReadyAnswer other = find(question.inOtherCoding());
        if (other == null || other.body().length > RECODED) {
            return null;
        }
        ReadyAnswer same = question.gzip() ? other.compressed() : other.uncompressed();
        kept.put(keyOf(question, same), same);
        return same;
    }

    /**
     * Keeps an answer that was just made, where it may be given to everybody, and gives it to those who wait for it.
     *
     * @param fields its header fields but those of length and revision
     * @param shown the addresses of the records that it shows
     */
    ReadyAnswer keep(RoutingContext context, Asked asked, Revision revision, List<Map.Entry<String, String>> fields, byte[] body,
            String etag, Latest.Scope scope, Set<String> shown) {
        String caching = fields.stream().filter(field -> field.getKey().equalsIgnoreCase("Cache-Control")).map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
        ReadyAnswer answer = ReadyAnswer.of(revision.number, fields, body, etag, revision.committedAt.truncatedTo(ChronoUnit.SECONDS),
                scope, shown, !caching.contains("stale-if-error"), asked.epoch());
        if (caching.startsWith("public") && asked.epoch().beginning() == latest.beginning()) {
            watch.see(revision.number);
            kept.asMap().merge(keyOf(asked.question(), answer), answer, (old, made) -> old.givesWayTo(made) ? made : old);
            AnswerRoute.made(context, answer);
        }
        return answer;
    }

    /** Who takes anything is given JSON where there is a choice, and so shares it with those who want nothing else. */
    private static AnswerKey keyOf(AnswerKey question, ReadyAnswer answer) {
        return question.accept().equals(AnswerKey.ANYTHING) && answer.isJson() ? question.forJson() : question;
    }

    /** How many octets an answer may have at the most that is made while it is sent, to be kept: a thirtieth of the memory. */
    long largest() {
        return config.answers().memory().asLongValue() / 30;
    }

    void count(Way way) {
        ways.get(way).increment();
    }

    /** Forgets all of them: for tests that count what it costs to make one. */
    void forget() {
        kept.invalidateAll();
    }
}
