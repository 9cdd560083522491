package de.dortmund.praeventionskette.start;

import de.dortmund.praeventionskette.CatalogueConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A start waits patiently for its first connection; once the service runs, nobody waits long for one before being told so. */
@Singleton
class Connections {

    /** After the catalogue was loaded. */
    void started(@Observes @Priority(10_000) StartupEvent event, AgroalDataSource pool, CatalogueConfig config) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(config.database().patience());
    }
}
