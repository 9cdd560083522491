package de.dortmund.praeventionskette.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What {@code /q/metrics} tells about requests, beyond what Quarkus does by itself: how many were answered within each of a few
 * times (a mean hides the slow ones), and a bound on the labels {@code method} and {@code uri}: what no route answers has the words
 * of the client there, and without a bound anybody could fill the memory with invented ones.
 */
@Singleton
public class RequestMetrics implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    /** Quarkus' own word for a 4xx without a route; OPTIONS is answered for every address without going through one. */
    private static final String NO_ROUTE = "UNKNOWN";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    /** From "at once" (10 ms) to "the statement timeout has struck" (5 s), in nanoseconds. */
    private static final double[] BOUNDS = DoubleStream.of(0.01, 0.05, 0.25, 1, 5).map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
            .toArray();

    @Override
    public Meter.Id map(Meter.Id id) {
        var method = id.getTag("method");
        if (!id.getName().equals(REQUESTS) || method == null) return id;
        if (!METHODS.contains(method)) return id.withTags(Tags.of("method", "OTHER", "uri", NO_ROUTE));
        return method.equals("OPTIONS") || "501".equals(id.getTag("status")) ? id.withTag(Tag.of("uri", NO_ROUTE)) : id;
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals(REQUESTS)) return config;
        return DistributionStatisticConfig.builder().serviceLevelObjectives(BOUNDS).build().merge(config);
    }
}
