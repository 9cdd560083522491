package de.dortmund.praeventionskette.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What {@code /q/metrics} tells about requests, beyond what Quarkus does by itself: how many were answered within each of a few
 * times (a mean hides the slow ones), and a bound on the label {@code method}, which is whatever the client wrote: without it
 * anybody could fill the memory with invented methods.
 */
@Singleton
public class RequestMetrics implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    /** From "at once" (10 ms) to "the statement timeout has struck" (5 s), in nanoseconds. */
    private static final double[] BOUNDS = DoubleStream.of(0.01, 0.05, 0.25, 1, 5).map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
            .toArray();

    @Override
    public Meter.Id map(Meter.Id id) {
        var method = id.getTag("method");
        if (!id.getName().equals(REQUESTS) || method == null) return id;
        // answered at the edge, before there is a route: the label uri would be the address as it was typed
        if (method.equals("OPTIONS")) return id.withTag(Tag.of("uri", "UNKNOWN"));
        if (METHODS.contains(method)) return id;
        return id.withTag(Tag.of("method", "OTHER"));
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals(REQUESTS)) return config;
        return DistributionStatisticConfig.builder().serviceLevelObjectives(BOUNDS).build().merge(config);
    }
}
