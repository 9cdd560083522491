package de.dortmund.praeventionskette.change;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The revision that the current request was answered from. */
@RequestScoped
public class Snapshot {

    private Revision revision;

    /** Everything that the request reads is of this revision. */
    public void of(Revision seen) {
        revision = seen;
    }

    /** Empty where the catalogue was not read. */
    public Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }

    /** Reads in one transaction, in as many statements as it takes; all of them see the revision that is noted here. */
    public <T> T read(Callable<T> reading) {
        return ReadsOneRevision.once(() -> {
            of(Revision.current());
            return reading.call();
        });
    }
}
