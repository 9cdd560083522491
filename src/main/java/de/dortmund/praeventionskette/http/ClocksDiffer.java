package de.dortmund.praeventionskette.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** Nobody confirms in the future; but the clock of whoever writes may be ahead of ours. */
@Singleton
class ClocksDiffer implements ValidatorFactoryCustomizer {

    private static final Duration SKEW = Duration.ofMinutes(5);

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.temporalValidationTolerance(SKEW);
    }
}
