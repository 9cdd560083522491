package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.start.StartException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import io.quarkus.runtime.StartupEvent;
import java.util.ArrayList;
import java.util.List;

/** Before the service answers, what the file of erasures knows and the database does not is done. */
@ApplicationScoped
class ErasuresAtStart {

    private final PrivacyKey key;
    private final ErasuresFile file;
    private final Erasing erasing;
    private final List<Erasure> taken = new ArrayList<>();

    ErasuresAtStart(PrivacyKey key, ErasuresFile file, Erasing erasing) {
        this.key = key;
        this.file = file;
        this.erasing = erasing;
    }

    /** Before a seed is loaded, so that nobody who was erased is ever written. */
    void beforeTheSeed(@Observes @Priority(Interceptor.Priority.APPLICATION - 100) StartupEvent start) {
        key.load();
        List<ErasureList.Fact> facts = file.read();
        facts.forEach(fact -> checkKey(fact.key()));
        QuarkusTransaction.requiringNew().run(() -> {
            if (!facts.isEmpty()) {
                Revision.standInLineAtStart();
            }
            Erasure.inOrder().forEach(erasure -> checkKey(erasure.keyId));
            facts.stream().map(ErasureList.Fact::erasure).filter(erasing::keep).forEach(taken::add);
        });
    }

    /** What a restored database holds of people who were erased after the backup. */
    void afterTheSeed(@Observes @Priority(Interceptor.Priority.APPLICATION + 100) StartupEvent start) {
        if (!taken.isEmpty()) {
            erasing.take(taken, "erasures-file");
            taken.clear();
        }
    }

    /** Fails closed: with another key nobody would be recognised. */
    private void checkKey(String made) {
        if (!made.equals(key.id())) {
            throw new StartException("The recorded erasures were made with another key (" + made + ") than CATALOGUE_PRIVACY_KEY ("
                    + key.id() + "): with this one nobody who was erased would be recognised. Set the former key; see docs/PRIVACY.md.");
        }
    }
}
