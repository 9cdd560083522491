package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;

/** Finds the record that an address names. */
public final class Found {

    private Found() {}

    /**
     * The record with this slug, where the caller may see it.
     *
     * @throws Moved 301 (308 for a write) where the record has another slug now
     * @throws Problem 410 where it was deleted or archived, 404 where it is unknown or not visible
     */
    public static <E extends CatalogueRecord> E bySlug(Kind kind, Class<E> entity, String slug) {
        List<E> found = Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.slug = :slug", entity)
                .setParameter("slug", slug)
                .getResultList();
        if (!found.isEmpty()) {
            if (Sight.current().sees(found.get(0))) {
                return found.get(0);
            }
            throw found.get(0).publication == Publication.ARCHIVED ? gone(kind, slug) : missing(kind, slug);
        }
        checkNeverUsed(kind, slug);
        throw missing(kind, slug);
    }

    /**
     * Nobody ever had this slug who does not have it now.
     *
     * @throws Moved 301 (308 for a write) where the record has another slug now
     * @throws Problem 410 where it was deleted
     */
    public static void checkNeverUsed(Kind kind, String slug) {
        FormerSlug.movedTo(kind, slug).ifPresent(today -> {
            throw new Moved(slug, today);
        });
        if (FormerSlug.of(kind, slug).isPresent()) {
            throw gone(kind, slug);
        }
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
