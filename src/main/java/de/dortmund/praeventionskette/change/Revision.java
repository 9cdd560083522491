package de.dortmund.praeventionskette.change;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    /** Who changed it: the subject of a token, {@code seed}, {@code clock}, or the database's user where it was not the service. */
    public String actor = "";

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

    /**
     * The same at the start, when another replica may just be loading the catalogue: this one waits for it. SET takes no snapshot, a select
     * would.
     */
    public static void standInLineAtStart() {
        Panache.getEntityManager().createNativeQuery("set local statement_timeout = '120s'").executeUpdate();
        standInLine();
    }

    /** What the current transaction does from here on, its commit as well, may take so many seconds. */
    static void takeUpTo(int seconds) {
        Panache.getEntityManager().createNativeQuery("select set_config('statement_timeout', :limit, true)")
                .setParameter("limit", seconds + "s").getSingleResult();
    }

    /** Under what name the revision that the current transaction may become is kept. */
    public static void by(String actor) {
        Panache.getEntityManager().createNativeQuery("select set_config('catalogue.actor', :actor, true)").setParameter("actor", actor)
                .getSingleResult();
    }

    /**
     * The revision that the current transaction makes, begun by its first change or here. There is one for each transaction that changes
     * something, whoever changes it: the database sees to that (V7__change.sql).
     */
    public static Revision own() {
        Number number = (Number) Panache.getEntityManager().createNativeQuery("select begin_revision()").getSingleResult();
        return findById(number.longValue());
    }
}
