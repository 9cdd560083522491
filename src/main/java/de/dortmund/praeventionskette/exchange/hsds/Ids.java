package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.Moved;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The UUIDs by which the specification knows records: version 5 (RFC 9562) of {@code kind/slug} in a namespace of the catalogue's own, so
 * that everybody can compute them and none is stored. The database has the same function {@code hsds_id} (V25), and indexes over it.
 */
final class Ids {

    /** Version 5 of {@code https://www.dortmund.de/praeventionsketten-katalog} in the namespace of URLs. */
    static final UUID NAMESPACE = UUID.fromString("00ce7dbd-2704-5d29-b263-d95c44728260");

    private static final Pattern FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Map<Kind, String> TABLES = Map.of(Kind.PROJECT, "project", Kind.ORGANISATION, "organisation");

    private Ids() {}

    /** The id of the record of a kind that has this slug. */
    static UUID of(Kind kind, String slug) {
        return of(kind.path, slug);
    }

    /** The id of what is known by this name within a class of things; of what belongs to two records, {@code one/other}. */
    static UUID of(String kind, String... names) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16).putLong(NAMESPACE.getMostSignificantBits()).putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest((kind + "/" + String.join("/", names)).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong() & ~0xf000L | 0x5000L, hash.getLong() & ~(3L << 62) | 2L << 62);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was sent as an id; empty where it is none. */
    static Optional<UUID> read(String sent) {
        return FORM.matcher(sent).matches() ? Optional.of(UUID.fromString(sent)) : Optional.empty();
    }

    /**
     * The record that an address names by its id, where the public sees it.
     *
     * @throws Moved 301 where the record has another slug, and so another id, now
     * @throws Problem 410 where it was deleted or archived, 404 where there is none
     */
    static <E extends CatalogueRecord> E record(Kind kind, Class<E> entity, String sent) {
        String slug = read(sent).flatMap(id -> slug(kind, id)).orElseThrow(() -> missing(sent));
        try {
            return Found.bySlug(kind, entity, slug);
        } catch (Moved moved) {
            throw new Moved(sent, of(kind, moved.today()).toString());
        } catch (Problem problem) {
            // Its text names the slug, which whoever has only the id need not know.
            throw problem.type() == ProblemType.GONE ? gone(sent) : missing(sent);
        }
    }

    /**
     * The slug of today of the visible record that a parameter names by its id, of a former slug or of today's.
     *
     * @throws Problem 400 where there is none
     */
    static String slug(Kind kind, String parameter, String sent) {
        return read(sent).flatMap(id -> slug(kind, id)).map(slug -> FormerSlug.today(kind, slug))
                .filter(slug -> !Panache.getEntityManager()
                        .createQuery("select 1 from " + kind.entity + " e where e.slug = :slug and e.visible", Integer.class)
                        .setParameter("slug", slug).getResultList().isEmpty())
                .orElseThrow(() -> unknown(parameter, sent));
    }

    private static Optional<String> slug(Kind kind, UUID id) {
        List<?> slugs = Panache.getEntityManager().createNativeQuery(
                "select slug from " + TABLES.get(kind) + " where hsds_id('" + kind.path + "', slug) = :id"
                        + " union all select slug from former_slug where hsds_id(kind, slug) = :id and kind = '" + kind.path + "'",
                String.class).setParameter("id", id).getResultList();
        return slugs.stream().findFirst().map(String.class::cast);
    }

    /** Says that nothing has this id. */
    static Problem missing(String sent) {
        return Problem.of(ProblemType.NOT_FOUND, Text.of("Die Kennung „" + sent + "“ gibt es hier nicht.",
                "There is nothing with the id '" + sent + "' here."));
    }

    private static Problem gone(String sent) {
        return Problem.of(ProblemType.GONE, Text.of("Was die Kennung „" + sent + "“ hatte, wurde gelöscht oder archiviert.",
                "What had the id '" + sent + "' was deleted or archived."));
    }

    /** Says that a parameter names nothing that there is. */
    static Problem unknown(String parameter, String sent) {
        boolean form = read(sent).isPresent();
        return Problem.parameter(parameter, form ? "unknown-value" : "not-a-uuid", form
                ? Text.of("Der Parameter „" + parameter + "“ nennt eine Kennung, die es hier nicht gibt.",
                        "The parameter '" + parameter + "' names an id that does not exist here.")
                : Text.of("Der Parameter „" + parameter + "“ ist eine UUID wie " + NAMESPACE + ".",
                        "The parameter '" + parameter + "' is a UUID like " + NAMESPACE + "."));
    }
}
