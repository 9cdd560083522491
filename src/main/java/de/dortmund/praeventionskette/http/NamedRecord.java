package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request was about, as the audit may tell it: a record that there is, or was, by its kind and key, a proposal or an import by its
 * id. Of a request that was refused before anybody looked for the record, the key that was asked for. Anything else in an address is the
 * caller's own words, and may be a person's name.
 */
final class NamedRecord {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,100}");
    /** Behind /api/v1. */
    private static final int RESOURCE = 3;

    private NamedRecord() {}

    /** The record below the public interface that the path names, for example {@code projects/windel-cafe-b3}; else {@code -}. */
    static String in(String path) {
        String[] segments = path.split("/");
        if (!path.startsWith(Kind.BASE + "/") || segments.length <= RESOURCE + 1) {
            return "-";
        }
        String key = segments[RESOURCE + 1];
        Optional<Kind> kind = Kind.byPath(segments[RESOURCE]);
        boolean known = kind.isEmpty() ? UUID.matcher(key).matches() : isKnown(kind.get(), key);
        return known ? segments[RESOURCE] + "/" + key : "-";
    }

    /** Not asked where an answer would be waited for by all requests at once: there the key's form decides, which holds no name by contract. */
    private static boolean isKnown(Kind kind, String slug) {
        if (!SLUG.matcher(slug).matches()) {
            return false;
        }
        if (Context.isOnEventLoopThread()) {
            return true;
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> (boolean) Panache.getEntityManager().createNativeQuery("""
                    select exists (select from any_record where kind = :kind and slug = :slug)
                        or exists (select from former_slug where kind = :kind and slug = :slug)""")
                    .setParameter("kind", kind.path).setParameter("slug", slug).getSingleResult());
        } catch (RuntimeException withoutDatabase) {
            return false;
        }
    }
}
