package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.ChangesView.Entry;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref.SelfLink;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The change feed as it is kept ({@code change_entry}): one entry for each record and revision. An entry's record is read as it is today:
 * who follows the feed to its end has the catalogue, and what is hidden or erased today is in no entry.
 */
@Singleton
class Changes {

    /** Where the whole catalogue is, for somebody who is too late. */
    static final String SNAPSHOT = Kind.BASE + "/exports/catalogue.ndjson";

    /** Some entries, the cursor after each, and where the reader goes on. */
    record Part(List<Entry> entries, List<Cursor> cursors, Cursor next, boolean more) {}

    private record Row(long revision, int position, Instant committedAt, String kind, long id, String slug, String action,
            String movedTo) {}

    private final Published published;

    Changes(Published published) {
        this.published = published;
    }

    /**
     * What comes after a cursor, in the current transaction.
     *
     * @throws Problem 410 where the entries after the cursor are not all kept, or its revision was never made
     */
    Part read(ChangesParams.Asked asked) {
        long today = Revision.current().number;
        checkKept(asked.since(), today);
        List<Row> rows = rows(asked);
        boolean more = rows.size() > asked.limit();
        List<Row> part = more ? rows.subList(0, asked.limit()) : rows;
        List<Cursor> cursors = part.stream().map(row -> asked.since().at(row.revision, row.position, today)).toList();
        return new Part(entries(part, asked.full()), cursors, more ? cursors.get(cursors.size() - 1) : Cursor.after(today), more);
    }

    private static void checkKept(Cursor since, long today) {
        if (since.revision() == 0) {
            return;
        }
        long floor =
                ((Number) Panache.getEntityManager().createNativeQuery("select revision from change_floor").getSingleResult()).longValue();
        if (since.needs() < floor) {
            throw Problem.of(ProblemType.GONE, Text.of(
                    "So weit zurück sind die Änderungen nicht mehr aufgehoben: erst ab Revision " + floor + ". Der ganze Katalog: "
                            + SNAPSHOT + ".",
                    "The changes are not kept so far back: only from revision " + floor + " on. The whole catalogue: " + SNAPSHOT + "."));
        } else if (since.needs() > today) {
            throw Problem.of(ProblemType.GONE, Text.of(
                    "Diese Revision gibt es hier nicht; die neueste ist " + today + ". Der ganze Katalog: " + SNAPSHOT + ".",
                    "There is no such revision here; the latest is " + today + ". The whole catalogue: " + SNAPSHOT + "."));
        }
    }

    private static List<Row> rows(ChangesParams.Asked asked) {
        return Panache.getSession().createNativeQuery("""
                select e.revision, e.position, r.committed_at as committed, e.kind, e.record_id, e.slug, e.action, e.moved_to
                from change_entry e join revision r on r.number = e.revision
                where (e.revision, e.position) > (:revision, :position) and e.kind in (:kinds)
                order by e.revision, e.position""", Tuple.class)
                .setParameter("revision", asked.since().revision())
                .setParameter("position", asked.since().position())
                .setParameter("kinds", asked.kinds().stream().map(kind -> kind.path).toList())
                .setMaxResults(asked.limit() + 1)
                .getResultStream()
                .map(row -> new Row(row.get("revision", Number.class).longValue(), row.get("position", Number.class).intValue(),
                        row.get("committed", Instant.class), row.get("kind", String.class), row.get("record_id", Number.class).longValue(),
                        row.get("slug", String.class), row.get("action", String.class), row.get("moved_to", String.class)))
                .toList();
    }

    private List<Entry> entries(List<Row> rows, boolean full) {
        Map<Kind, Map<Long, ObjectNode>> records = full ? records(rows) : Map.of();
        List<Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            Kind kind = Kind.byPath(row.kind).orElseThrow();
            ObjectNode record = isThere(row) ? records.getOrDefault(kind, Map.of()).get(row.id) : null;
            entries.add(new Entry(row.revision, row.committedAt, row.kind, row.slug, row.action, row.movedTo,
                    record != null && record.path("slug").asText().equals(row.slug) ? record : null,
                    new SelfLink(kind.address(row.slug))));
        }
        return entries;
    }

    private static boolean isThere(Row row) {
        return row.action.equals("created") || row.action.equals("updated");
    }

    private Map<Kind, Map<Long, ObjectNode>> records(List<Row> rows) {
        Map<Kind, Set<Long>> ids = new EnumMap<>(Kind.class);
        rows.stream().filter(Changes::isThere)
                .forEach(row -> ids.computeIfAbsent(Kind.byPath(row.kind).orElseThrow(), kind -> new HashSet<>()).add(row.id));
        Map<Kind, Map<Long, ObjectNode>> all = new EnumMap<>(Kind.class);
        ids.forEach((kind, some) -> {
            List<CatalogueRecord> records = Panache.getEntityManager()
                    .createQuery("select e from " + kind.entity + " e where e.visible and e.id in :ids", CatalogueRecord.class)
                    .setParameter("ids", some).getResultList();
            List<ObjectNode> forms = published.of(kind, records);
            Map<Long, ObjectNode> byId = new HashMap<>();
            for (int i = 0; i < records.size(); i++) {
                byId.put(records.get(i).id, forms.get(i));
            }
            all.put(kind, byId);
        });
        return all;
    }
}
