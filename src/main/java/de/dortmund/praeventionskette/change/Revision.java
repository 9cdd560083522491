package de.dortmund.praeventionskette.change;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A committed transaction that changed the catalogue. The highest number is the catalogue's revision. */
@Entity
@Table(name = "revision")
public class Revision extends PanacheEntityBase {

    /** An empty catalogue that nothing was ever written to. */
    public static final Revision NONE = new Revision();

    @Id
    public long number;

    @Column(name = "committed_at")
    public Instant committedAt = Instant.EPOCH;

    /** The revision that the current transaction sees. */
    public static Revision current() {
        Optional<Revision> latest = find("order by number desc").firstResultOptional();
        return latest.orElse(NONE);
    }

    /**
     * Writers stand in line from here to their commit, so that revisions are committed in the order of their numbers: no reader can see a
     * number and miss a lower one. Must come before the transaction reads anything, because it sees what was committed up to its first read.
     */
    public static void standInLine() {
        Panache.getEntityManager().createNativeQuery("lock table revision in exclusive mode").executeUpdate();
    }

    /** Makes the current transaction the next revision, after {@link #standInLine()} at the latest. */
    public static Revision next() {
        standInLine();
        Revision revision = new Revision();
        revision.number = current().number + 1;
        revision.committedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        revision.persist();
        return revision;
    }
}
