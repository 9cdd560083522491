package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
            // The years that records can have: PostgreSQL knows fewer than Java.
            if (sent.matches("[12][0-9]{3}-.*")) {
                return OffsetDateTime.parse(sent).toInstant();
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        throw Problem.parameter("modifiedSince", "not-an-instant", Text.of(
                "Der Parameter „modifiedSince“ ist ein Zeitpunkt wie 2026-01-01T00:00:00Z (RFC 3339).",
                "The parameter 'modifiedSince' is an instant like 2026-01-01T00:00:00Z (RFC 3339)."));
    }

    /** The records of the kind that were deleted (not renamed) or archived at this instant or later, in that order. */
    static List<Page.Deleted> of(Kind kind, Instant since) {
        return Stream.concat(
                rows("select f.slug, f.since from FormerSlug f where f.kind = '" + kind.path
                        + "' and f.movedTo is null and f.since >= :since",
                        since),
                rows("select e.slug, e.updatedAt from " + kind.entity + " e where e.publication = 'archived' and e.updatedAt >= :since",
                        since))
                .sorted(Comparator.comparing(Page.Deleted::deletedAt).thenComparing(Page.Deleted::slug))
                .toList();
    }

    private static Stream<Page.Deleted> rows(String query, Instant since) {
        return Panache.getEntityManager().createQuery(query, Page.Deleted.class).setParameter("since", since).getResultStream();
    }
}
