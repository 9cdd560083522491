package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;

/** Finds the record that an address names. */
public final class Found {

    private Found() {}

    /**
     * The published record with this slug.
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
            return switch (found.get(0).publication) {
                case PUBLISHED -> found.get(0);
                case ARCHIVED -> throw gone(kind, slug);
                case DRAFT, SUBMITTED -> throw missing(kind, slug);
            };
        }
        FormerSlug.movedTo(kind, slug).ifPresent(today -> {
            throw new Moved(slug, today);
        });
        throw FormerSlug.of(kind, slug).isPresent() ? gone(kind, slug) : missing(kind, slug);
    }

    private static Problem missing(Kind kind, String slug) {
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
