package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Optional;

/** Finds the record that an address names. */
public final class Found {

    private Found() {}

    /** An entry of the history tells how the record was since; a change by the clock has one of its own. */
    private static final String WAS_PUBLIC = """
            select exists (select from history h join revision r on r.number = h.revision
                where h.kind = :kind and h.slug = :slug and h.document ->> 'publication' = 'published'
                    and coalesce(cast(h.document ->> 'visibleFrom' as timestamptz) <= r.committed_at, true)
                    and coalesce(cast(h.document ->> 'visibleUntil' as timestamptz) > r.committed_at, true)
                    and coalesce(h.document ->> 'visibility', 'public') = 'public')""";

    /**
     * The record with this slug, where the caller may see it.
     *
     * @throws Moved 301 (308 for a write) where the record has another slug now, and the caller may see it there
     * @throws Problem 410 where it was deleted or archived, 404 where it is unknown or not visible
     */
    public static <E extends CatalogueRecord> E bySlug(Kind kind, Class<E> entity, String slug) {
        Optional<E> found = named(kind, entity, slug);
        if (found.isPresent()) {
            if (Sight.current().sees(found.get())) {
                return found.get();
            }
            throw found.get().publication == Publication.ARCHIVED ? gone(kind, slug) : missing(kind, slug);
        }
        checkNeverUsed(kind, slug);
        throw missing(kind, slug);
    }

    /**
     * Nobody ever had this slug who does not have it now, as far as the caller may know. Where the record is now is told to nobody who
     * does not see it there.
     *
     * @throws Moved 301 (308 for a write) where the record has another slug now
     * @throws Problem 410 where it was deleted, or is hidden and was public under this slug
     */
    public static void checkNeverUsed(Kind kind, String slug) {
        Optional<String> today = FormerSlug.movedTo(kind, slug);
        Optional<CatalogueRecord> record = today.flatMap(other -> named(kind, CatalogueRecord.class, other));
        if (record.isPresent() && Sight.current().sees(record.get())) {
            throw new Moved(slug, today.get());
        }
        if (today.isPresent() ? wasPublic(kind, slug) : FormerSlug.of(kind, slug).isPresent()) {
            throw gone(kind, slug);
        }
    }

    private static boolean wasPublic(Kind kind, String slug) {
        return (boolean) Panache.getEntityManager().createNativeQuery(WAS_PUBLIC).setParameter("kind", kind.path)
                .setParameter("slug", slug).getSingleResult();
    }

    private static <E extends CatalogueRecord> Optional<E> named(Kind kind, Class<E> entity, String slug) {
        return Panache.getEntityManager().createQuery("select e from " + kind.entity + " e where e.slug = :slug", entity)
                .setParameter("slug", slug).getResultStream().findFirst();
    }

    /** Says that there is no such record, or none that the caller may know of. */
    public static Problem missing(Kind kind, String slug) {
        return Problem.of(ProblemType.NOT_FOUND, Text.of(
                kind.noun.de() + " „" + slug + "“ gibt es nicht. Alle: " + kind.address(),
                "There is no " + kind.noun.en() + " '" + slug + "'. All of them: " + kind.address()));
    }

    private static Problem gone(Kind kind, String slug) {
        return Problem.of(ProblemType.GONE, Text.of(
                kind.noun.de() + " „" + slug + "“ wurde gelöscht oder archiviert.",
                "The " + kind.noun.en() + " '" + slug + "' was deleted or archived."));
    }
}
