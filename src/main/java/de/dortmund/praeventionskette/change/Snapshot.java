package de.dortmund.praeventionskette.change;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The revision that the current request was answered from. */
@RequestScoped
public class Snapshot {

    private Revision revision;

    void of(Revision seen) {
        revision = seen;
    }

    /** Empty where the catalogue was not read. */
    public Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }
}
