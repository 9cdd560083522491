package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.privacy.Erasures;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the records: one entry for each record and revision, with the record in its {@link Form}. Entries are never changed. The
 * values of a person's fields stand apart ({@code history_personal}), where an erasure reaches them.
 */
@Singleton
public class History {

    /** The fields of a contact that say something about a person. */
    public static final Set<String> PERSONAL = Set.of("name", "phones", "email");

    /** The kinds whose records say nothing of a person. */
    private static final Set<Kind> KNOWN = Set.of(Kind.PROJECT, Kind.PLACE, Kind.ORGANISATION);

    private static final int BATCH = 500;
    /** From so many changed records on, the database plans for the catalogue that it has become: it takes a tenth of a second for each table. */
    private static final int MANY = 1000;

    /** One entry, with the record as it was then; without what was erased since. */
    public record Entry(long id, long revision, int version, Instant at, String by, String action, String why, List<String> fields,
            ObjectNode document, String slug) {}

    /** A record that is no longer there: the organisation that kept it, by its slug then, or null. */
    record Deleted(long id, String carrier) {}

    private record Touched(long id, String slug, long revision, String action, Boolean wasVisible, Boolean wasStale) {

        List<Passing> passed(CatalogueRecord record) {
            return record == null ? List.of() : Passing.of(record, wasVisible, wasStale);
        }
    }

    private final Form form;
    private final ObjectMapper json;
    private final Erasures erasures;

    History(Form form, ObjectMapper json, Erasures erasures) {
        this.erasures = erasures;
        this.form = form;
        this.json = json;
    }

    /**
     * Writes the entries of everything that was changed and has none yet: by the current transaction, and by others past the service.
     *
     * @param why what the entries of the current transaction say about it, or null
     */
    public void write(String why) {
        EntityManager database = Panache.getEntityManager();
        database.flush();
        Set<Long> cleaned = keepOutErased();
        List<Object[]> rows = rows("""
                select t.kind, t.record_id, t.slug, t.revision, t.action, (select h.id from history h
                    where h.kind = t.kind and h.record_id = t.record_id and h.revision = t.revision) is null as open,
                    t.was_visible, t.was_stale
                from touched t order by t.revision, t.kind, t.record_id""");
        if (rows.isEmpty()) {
            return;
        }
        if (rows.size() >= MANY) {
            database.createNativeQuery("select 1 from (select weigh_anew(:many)) as weighed").setParameter("many", MANY).getSingleResult();
        }
        rows.removeIf(row -> !(boolean) row[5]);
        Map<Kind, List<Touched>> touched = new LinkedHashMap<>();
        for (Object[] row : rows) {
            touched.computeIfAbsent(Kind.byPath((String) row[0]).orElseThrow(), kind -> new ArrayList<>())
                    .add(new Touched(((Number) row[1]).longValue(), (String) row[2], ((Number) row[3]).longValue(), (String) row[4],
                            (Boolean) row[6], (Boolean) row[7]));
        }
        long own = Long.parseLong(String.valueOf(database
                .createNativeQuery("select coalesce(nullif(current_setting('catalogue.revision', true), ''), '0')").getSingleResult()));
        Sight.ofEverything(() -> {
            touched.forEach((kind, records) -> {
                for (int from = 0; from < records.size(); from += BATCH) {
                    write(kind, records.subList(from, Math.min(from + BATCH, records.size())), own, why, cleaned);
                }
            });
            return null;
        });
        database.createNativeQuery("select 1 from (select note_changes()) as noted").getSingleResult();
        database.createNativeQuery("delete from touched").executeUpdate();
    }

    /**
     * Writes the entries of records that the current transaction has just written and does not write again, where it is known what they say.
     * Of a record whose last entry says something else than it was known to say {@link #write(String)} finds out.
     */
    void writeKnown(Kind kind, List<HistoryRows.Known> known, String why) {
        HistoryRows.write(kind, known.stream().filter(one -> KNOWN.contains(kind) && isKept(one.after())).toList(), why);
    }

    /** The database keeps moments less exactly than they may be written. */
    private static boolean isKept(ObjectNode form) {
        return !form.has("verifiedAt") && !form.has("visibleFrom") && !form.has("visibleUntil");
    }

    /** Nobody who was erased comes back, and nothing of them enters the history. */
    @SuppressWarnings("unchecked")
    private Set<Long> keepOutErased() {
        List<Number> contacts = Panache.getEntityManager()
                .createNativeQuery("select distinct record_id from touched where kind = 'contacts'").getResultList();
        return erasures.keepOut(contacts.stream().map(Number::longValue).toList());
    }

    private void write(Kind kind, List<Touched> touched, long own, String why, Set<Long> cleaned) {
        EntityManager database = Panache.getEntityManager();
        database.flush();
        database.clear();
        Writing<?, ?> writing = Writing.of(kind);
        Set<Long> ids = touched.stream().map(Touched::id).collect(Collectors.toSet());
        List<CatalogueRecord> records = database
                .createQuery("select e from " + kind.entity + " e where e.id in :ids", CatalogueRecord.class)
                .setParameter("ids", ids).getResultList();
        Map<Long, ObjectNode> now = new LinkedHashMap<>();
        Map<Long, CatalogueRecord> stored = new LinkedHashMap<>();
        List<? extends RecordView> views = writing.read(records);
        for (int i = 0; i < records.size(); i++) {
            now.put(records.get(i).id, form.of(kind, views.get(i)));
            stored.put(records.get(i).id, records.get(i));
        }
        Map<Long, Entry> before = latest(kind, ids);
        database.clear();
        HistoryRows rows = new HistoryRows(kind);
        for (Touched one : touched) {
            boolean deleted = !now.containsKey(one.id);
            ObjectNode document = deleted ? null : now.get(one.id);
            Entry last = before.get(one.id);
            int version = deleted ? (last == null ? 1 : last.version + 1) : stored.get(one.id).version;
            boolean erased = kind == Kind.CONTACT && cleaned.contains(one.id);
            if (!deleted && last != null && Objects.equals(last.document, document) && one.revision != own) {
                continue;
            }
            List<Passing> passed = one.passed(stored.get(one.id));
            List<String> fields = Stream.concat(changed(last == null ? null : last.document, document).stream(),
                    passed.stream().map(time -> time.field)).toList();
            rows.add(one.revision, one.id, one.slug, version, deleted ? "deleted" : last == null ? "created" : "updated",
                    !passed.isEmpty() ? Passing.why(passed) : one.revision != own ? null : erased ? "erasure" : why, fields, document);
            before.put(one.id, new Entry(0, one.revision, version, null, null, one.action, null, List.of(), document, one.slug));
        }
        rows.write();
    }

    /** The fields in which two forms differ, in a fixed order. */
    static List<String> changed(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>();
        if (before != null) {
            before.fieldNames().forEachRemaining(names::add);
        }
        if (after != null) {
            after.fieldNames().forEachRemaining(names::add);
        }
        return names.stream()
                .filter(name -> !Objects.equals(before == null ? null : before.get(name), after == null ? null : after.get(name)))
                .toList();
    }

    /** The entries of a record, the newest first. */
    public List<Entry> of(Kind kind, long record, int first, int max) {
        return entries("h.kind = :kind and h.record_id in :ids order by h.revision desc", kind, List.of(record), first, max);
    }

    /** How many entries a record has. */
    public long count(Kind kind, long record) {
        return ((Number) Panache.getEntityManager()
                .createNativeQuery("select count(*) from history where kind = :kind and record_id = :id")
                .setParameter("kind", kind.path).setParameter("id", record).getSingleResult()).longValue();
    }

    /** The record as its version was written; empty where there was no such version. */
    public Optional<Entry> version(Kind kind, long record, int version) {
        return entries("h.kind = :kind and h.record_id in :ids and h.version = " + version + " order by h.revision desc", kind,
                List.of(record), 0, 1).stream().findFirst();
    }

    /** The record that had this slug when it was deleted, or before; empty where it is still there, or never was. */
    @SuppressWarnings("unchecked")
    Optional<Deleted> deleted(Kind kind, String slug) {
        List<Object[]> last = Panache.getEntityManager().createNativeQuery("""
                select d.record_id, (select h.document ->> 'carrier' from history h where h.kind = d.kind and h.record_id = d.record_id
                    and h.document is not null order by h.revision desc limit 1)
                from history d where d.kind = :kind and d.action = 'deleted' and d.record_id in (
                    select record_id from history where kind = :kind and slug = :slug)
                order by d.revision desc limit 1""").setParameter("kind", kind.path).setParameter("slug", slug).getResultList();
        boolean isThere = last.isEmpty() || StoredRecords.named(kind, slug) != null;
        return isThere ? Optional.empty()
                : Optional.of(new Deleted(((Number) last.get(0)[0]).longValue(), (String) last.get(0)[1]));
    }

    private Map<Long, Entry> latest(Kind kind, Set<Long> ids) {
        Map<Long, Entry> latest = new LinkedHashMap<>();
        for (Tuple row : query("h.kind = :kind and h.record_id in :ids and not exists (select from history l where l.kind = h.kind"
                + " and l.record_id = h.record_id and l.revision > h.revision)", kind, ids).getResultList()) {
            latest.put(((Number) row.get("record_id")).longValue(), entry(row));
        }
        return latest;
    }

    private List<Entry> entries(String condition, Kind kind, List<Long> ids, int first, int max) {
        return query(condition, kind, ids).setFirstResult(first).setMaxResults(max).getResultList().stream().map(this::entry).toList();
    }

    @SuppressWarnings("unchecked")
    private static jakarta.persistence.TypedQuery<Tuple> query(String condition, Kind kind, java.util.Collection<Long> ids) {
        return (jakarta.persistence.TypedQuery<Tuple>) Panache.getEntityManager().createNativeQuery("""
                select h.id, h.record_id, h.revision, h.version, r.committed_at, r.actor, h.action, h.why, h.slug,
                    array_to_string(h.fields, ',') as fields,
                    cast(h.document || coalesce((select jsonb_object_agg(p.field, p.value) from history_personal p where p.history_id = h.id),
                        '{}') as text) as document
                from history h join revision r on r.number = h.revision where\s""" + condition, Tuple.class)
                .setParameter("kind", kind.path).setParameter("ids", ids);
    }

    private Entry entry(Tuple row) {
        String fields = row.get("fields", String.class);
        return new Entry(((Number) row.get("id")).longValue(), ((Number) row.get("revision")).longValue(),
                ((Number) row.get("version")).intValue(), row.get("committed_at", Instant.class), row.get("actor", String.class),
                row.get("action", String.class), row.get("why", String.class),
                fields.isEmpty() ? List.of() : List.of(fields.split(",")), tree(row.get("document", String.class)),
                row.get("slug", String.class));
    }

    private ObjectNode tree(String document) {
        try {
            JsonNode tree = document == null ? null : json.readTree(document);
            return (ObjectNode) tree;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(String sql) {
        return Panache.getEntityManager().createNativeQuery(sql).getResultList();
    }
}
