package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is kept of a person beside the contact itself. */
final class Kept {

    /** A field of an earlier version. */
    record Personal(long entry, String field, String value) {}

    /** What a carrier wanted a contact to say, and what it said then. */
    record Proposed(UUID id, String action, String state, String carrier, String author, String comment, String decidedBy,
            Instant createdAt,
            Instant decidedAt, String base, String proposed) {}

    /** The answer that a request had whose key may come again. */
    record Request(String caller, String key, Instant at, int status, String answer) {}

    private Kept() {}

    static List<Personal> personalOf(Subject subject) {
        return rows("""
                select p.history_id, p.field, cast(p.value as text) from history_personal p join history h on h.id = p.history_id
                where h.kind = 'contacts' and (h.record_id in (:ids) or h.slug in (:slugs)) order by 1, 2""", subject).stream()
                .map(row -> new Personal(((Number) row[0]).longValue(), (String) row[1], (String) row[2])).toList();
    }

    static List<Proposed> proposalsOf(Subject subject) {
        return rows("""
                select p.id, p.action, p.state, o.slug, p.author, p.comment, p.decided_by, p.created_at, p.decided_at,
                    cast(p.base as text), cast(p.proposed as text)
                from proposal p join organisation o on o.id = p.carrier_id
                where p.kind = 'contacts' and (p.record_id in (:ids) or p.slug in (:slugs)) order by p.created_at, p.id""", subject)
                .stream()
                .map(row -> new Proposed((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], (String) row[5],
                        (String) row[6], (Instant) row[7], (Instant) row[8], (String) row[9], (String) row[10]))
                .toList();
    }

    static List<Request> requestsOf(Subject subject) {
        return rows("""
                select caller, key, created_at, status, answer from idempotent_request
                where kind = 'contacts' and answer is not null
                    and (record_id in (:ids) or split_part(location, '/', -1) in (:slugs)) order by created_at, caller, key""", subject)
                .stream()
                .map(row -> new Request((String) row[0], (String) row[1], (Instant) row[2], ((Number) row[3]).intValue(), (String) row[4]))
                .toList();
    }

    /** Puts what is left in the place of a field of an earlier version; null where nothing is left. */
    static void replace(Personal row, String left) {
        Query query = left == null ? sql("delete from history_personal where history_id = :entry and field = :field")
                : sql("update history_personal set value = cast(:left as jsonb) where history_id = :entry and field = :field")
                        .setParameter("left", left);
        query.setParameter("entry", row.entry).setParameter("field", row.field).executeUpdate();
    }

    /** The comment goes too: it may speak of the person. */
    static void replace(Proposed proposal, String base, String proposed) {
        sql("""
                update proposal set base = cast(:base as jsonb), proposed = cast(nullif(:proposed, '') as jsonb), comment = null
                where id = :id""").setParameter("base", base).setParameter("proposed", proposed == null ? "" : proposed)
                .setParameter("id", proposal.id).executeUpdate();
    }

    static void replace(Request request, String answer) {
        sql("update idempotent_request set answer = :answer where caller = :caller and key = :key").setParameter("answer", answer)
                .setParameter("caller", request.caller).setParameter("key", request.key).executeUpdate();
    }

    /** The addresses of the records that name the contacts. */
    static List<String> referringTo(Subject subject) {
        return rows("""
                select distinct r.owner_kind, a.slug from reference r join any_record a on a.kind = r.owner_kind and a.id = r.owner_id
                join contact c on c.slug = r.slug where r.kind = 'contacts' and (c.id in (:ids) or c.slug in (:slugs)) order by 1, 2""",
                subject).stream().map(row -> Kind.byPath((String) row[0]).orElseThrow().address((String) row[1])).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(String statement, Subject subject) {
        // No record has the id -1: an empty list is no list in SQL.
        return sql(statement).setParameter("ids", subject.ids().isEmpty() ? List.of(-1L) : subject.ids())
                .setParameter("slugs", subject.slugs()).getResultList();
    }

    private static Query sql(String statement) {
        return Panache.getEntityManager().createNativeQuery(statement);
    }
}
