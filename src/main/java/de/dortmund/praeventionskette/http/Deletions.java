package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Era;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** What is no longer there: a client that keeps a copy of a list learns what to remove from it. */
final class Deletions {

    private Deletions() {}

    /**
     * The instant that was sent, or null.
     *
     * @throws Problem 400 where it is none
     */
    static Instant since(String sent) {
        if (sent == null) {
            return null;
        }
        try {
            Instant since = Era.instant(sent);
            if (Era.has(since)) {
                return since;
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        throw Problem.parameter("modifiedSince", "not-an-instant", Text.of(
                "Der Parameter „modifiedSince“ ist ein Zeitpunkt wie 2026-01-01T00:00:00Z (RFC 3339), in den Jahren " + Era.FIRST + " bis "
                        + Era.LAST + ".",
                "The parameter 'modifiedSince' is an instant like 2026-01-01T00:00:00Z (RFC 3339), in the years " + Era.FIRST + " to "
                        + Era.LAST + "."));
    }

    /**
     * The records of the kind that the public saw and sees no longer since this instant, in the order in which they went: deleted, archived
     * or hidden; not those that were renamed.
     *
     * @throws Problem 410 where that is longer ago than the catalogue remembers
     */
    static List<Page.Deleted> of(Kind kind, Instant since) {
        if (!rows("select r.committed_at from revision r join change_floor f on f.revision = r.number where r.committed_at > :since", since)
                .isEmpty()) {
            throw Problem.of(ProblemType.GONE, Text.of(
                    "So weit zurück weiß der Katalog nicht mehr, was gelöscht wurde. Der ganze Katalog: " + Kind.BASE + "/exports.",
                    "The catalogue no longer knows what was deleted so long ago. The whole catalogue: " + Kind.BASE + "/exports."));
        }
        return rows("select e.slug, max(r.committed_at) from change_entry e join revision r on r.number = e.revision where e.kind = '"
                + kind.path
                + "' and e.action = 'deleted' and r.committed_at >= :since and not exists (select from any_record a where a.kind = '"
                + kind.path
                + "' and a.slug = e.slug and a.visible) group by e.slug order by 2, 1", since).stream()
                .map(row -> new Page.Deleted(row.get(0, String.class), row.get(1, Instant.class)))
                .toList();
    }

    private static List<Tuple> rows(String query, Instant since) {
        return Panache.getSession().createNativeQuery(query, Tuple.class).setParameter("since", since).getResultList();
    }
}
