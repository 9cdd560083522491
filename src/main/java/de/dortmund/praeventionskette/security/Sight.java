package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.function.Supplier;

/**
 * How much of the catalogue somebody sees: the public what is visible; a carrier also its own records and the contacts that are there for
 * partners; an editor everything.
 */
public final class Sight {

    private static final Sight EVERYTHING = new Sight(true, null);
    private static final Sight PUBLIC = new Sight(false, null);
    private static final ThreadLocal<Sight> OTHER = new ThreadLocal<>();

    private final boolean everything;
    /** A carrier's organisation; null for the public. */
    private final String organisation;
    private Long organisationId;

    private Sight(boolean everything, String organisation) {
        this.everything = everything;
        this.organisation = organisation;
    }

    /** That of the caller; the public's where nobody called. */
    public static Sight current() {
        if (OTHER.get() != null) {
            return OTHER.get();
        }
        if (!Arc.container().requestContext().isActive()) {
            return PUBLIC;
        }
        Caller caller = Caller.current();
        if (caller.isAnonymous()) {
            return PUBLIC;
        }
        return caller.is(Role.EDITOR) ? EVERYTHING : caller.organisation().map(own -> new Sight(false, own)).orElse(PUBLIC);
    }

    /** What is done here sees everything, whoever calls: what is kept must be whole. */
    public static <T> T ofEverything(Supplier<T> work) {
        return with(EVERYTHING, work);
    }

    /** What is done here sees what the public sees, whoever calls. */
    public static <T> T ofThePublic(Supplier<T> work) {
        return with(PUBLIC, work);
    }

    private static <T> T with(Sight sight, Supplier<T> work) {
        Sight before = OTHER.get();
        OTHER.set(sight);
        try {
            return work.get();
        } finally {
            OTHER.set(before);
        }
    }

    /** Whether this is the public's. */
    public boolean isPublic() {
        return !everything && organisation == null;
    }

    /** Whether it hides nothing. */
    public boolean isEverything() {
        return everything;
    }

    /** The slug of the carrier's organisation; null for everybody else. */
    public String organisation() {
        return organisation;
    }

    /** Whether it reaches a record that not everybody sees. */
    public boolean sees(CatalogueRecord record) {
        return record.visible || everything
                || organisation != null && (isOwn(record) || record instanceof Contact contact && contact.forPartners);
    }

    /** The same for a record of which only this is known: its carrier, and whether it is there for partners. */
    public boolean sees(Long carrier, boolean forPartners) {
        return everything || organisation != null && (forPartners || carrier != null && carrier.equals(organisationId()));
    }

    /** Whether the record is kept by the carrier whose sight it is. */
    public boolean isOwn(CatalogueRecord record) {
        return organisation != null && (record.carrier() != null && organisation.equals(record.carrier().slug)
                || record instanceof Organisation && organisation.equals(record.slug));
    }

    private Long organisationId() {
        if (organisationId == null) {
            organisationId = Panache.getEntityManager().createQuery("select e.id from Organisation e where e.slug = :slug", Long.class)
                    .setParameter("slug", organisation).getResultStream().findFirst().orElse(-1L);
        }
        return organisationId;
    }
}
