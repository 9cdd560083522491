package de.dortmund.praeventionskette.change;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The revision that the current request was answered from. */
@RequestScoped
public class Snapshot {

    Revision revision;

    /** Empty where the catalogue was not read. */
    public Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }
}
