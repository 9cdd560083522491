package de.dortmund.praeventionskette.start;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Latest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether requests should come here. Without its database the service still answers what it knows, so it stays in its place for as long as
 * that may be told: it would help nobody if all replicas left at once.
 */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {

    private final Latest latest;
    private final CatalogueConfig config;

    Ready(Latest latest, CatalogueConfig config) {
        this.latest = latest;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("catalogue")
                .status(latest.awayFor().compareTo(config.answers().outlast()) <= 0)
                .withData("database", latest.isAway() ? "away" : "there")
                .withData("revision", latest.revision())
                .build();
    }
}
