package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is kept of a person beside the contact itself. */
final class Kept {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an entry of a contact's history says of a person. */
    record Earlier(long entry, ObjectNode said) {}

    /** What a carrier wanted a contact to say, and what it said then. */
    record Proposed(UUID id, String action, String state, String carrier, String author, String comment, String decidedBy,
            Instant createdAt, Instant decidedAt, ObjectNode base, ObjectNode proposed) {}

    /** The answer that a request had whose key may come again. */
    record Request(String caller, String organisation, String key, Instant at, int status, ObjectNode answer) {}

    /** A name that was said of a contact at some time, as it is written. */
    record Named(long contact, String name) {}

    private Kept() {}

    /** Every name that is kept anywhere, with the contact that it was said of. */
    static List<Named> names() {
        return list(sql("""
                select id, name from contact where name is not null
                union select h.record_id, p.value #>> '{}' from history_personal p join history h on h.id = p.history_id
                    where h.kind = 'contacts' and p.field = 'name'
                union select record_id, base ->> 'name' from proposal where kind = 'contacts'
                union select record_id, proposed ->> 'name' from proposal where kind = 'contacts'
                union select record_id, cast(answer as jsonb) ->> 'name' from idempotent_request
                    where kind = 'contacts' and record_id is not null and answer is not null""")).stream()
                .filter(row -> row[1] != null).map(row -> new Named(((Number) row[0]).longValue(), (String) row[1])).toList();
    }

    static List<Earlier> earlierOf(Subject subject) {
        Map<Long, ObjectNode> entries = new LinkedHashMap<>();
        rows("""
                select p.history_id, p.field, cast(p.value as text) from history_personal p join history h on h.id = p.history_id
                where h.kind = 'contacts' and (h.record_id in (:ids) or h.slug in (:slugs)) order by 1, 2""", subject)
                .forEach(row -> entries.computeIfAbsent(((Number) row[0]).longValue(), entry -> JSON.createObjectNode())
                        .set((String) row[1], tree((String) row[2])));
        List<Earlier> earlier = new ArrayList<>();
        entries.forEach((entry, said) -> earlier.add(new Earlier(entry, said)));
        return earlier;
    }

    static List<Proposed> proposalsOf(Subject subject) {
        return rows("""
                select p.id, p.action, p.state, o.slug, p.author, p.comment, p.decided_by, p.created_at, p.decided_at,
                    cast(p.base as text), cast(p.proposed as text)
                from proposal p join organisation o on o.id = p.carrier_id
                where p.kind = 'contacts' and (p.record_id in (:ids) or p.slug in (:slugs)) order by p.created_at, p.id""", subject)
                .stream()
                .map(row -> new Proposed((UUID) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], (String) row[5],
                        (String) row[6], (Instant) row[7], (Instant) row[8], object((String) row[9]), object((String) row[10])))
                .toList();
    }

    static List<Request> requestsOf(Subject subject) {
        return rows("""
                select caller, organisation, key, created_at, status, answer from idempotent_request
                where kind = 'contacts' and answer like '{%'
                    and (record_id in (:ids) or split_part(location, '/', -1) in (:slugs)) order by created_at, caller, key""", subject)
                .stream()
                .map(row -> new Request((String) row[0], (String) row[1], (String) row[2], (Instant) row[3], ((Number) row[4]).intValue(),
                        object((String) row[5])))
                .toList();
    }

    /** Puts what is left in the place of what an entry said. */
    static void replace(Earlier earlier, ObjectNode left) {
        earlier.said.properties().forEach(field -> {
            JsonNode value = left.get(field.getKey());
            if (value == null) {
                sql("delete from history_personal where history_id = :entry and field = :field").setParameter("entry", earlier.entry)
                        .setParameter("field", field.getKey()).executeUpdate();
            } else if (!value.equals(field.getValue())) {
                sql("update history_personal set value = cast(:left as jsonb) where history_id = :entry and field = :field")
                        .setParameter("left", value.toString()).setParameter("entry", earlier.entry).setParameter("field", field.getKey())
                        .executeUpdate();
            }
        });
    }

    /** The comment goes too: it may speak of the person. */
    static void replace(Proposed proposal, ObjectNode base, ObjectNode proposed) {
        sql("""
                update proposal set base = cast(:base as jsonb), proposed = cast(nullif(:proposed, '') as jsonb), comment = null
                where id = :id""").setParameter("base", base.toString())
                .setParameter("proposed", proposed == null ? "" : proposed.toString()).setParameter("id", proposal.id).executeUpdate();
    }

    static void replace(Request request, ObjectNode answer) {
        sql("update idempotent_request set answer = :answer where caller = :caller and organisation = :organisation and key = :key")
                .setParameter("answer", answer.toString()).setParameter("caller", request.caller)
                .setParameter("organisation", request.organisation).setParameter("key", request.key).executeUpdate();
    }

    /** The addresses of the records that name the contacts. */
    static List<String> referringTo(Subject subject) {
        return rows("""
                select distinct r.owner_kind, a.slug from reference r join any_record a on a.kind = r.owner_kind and a.id = r.owner_id
                join contact c on c.slug = r.slug where r.kind = 'contacts' and (c.id in (:ids) or c.slug in (:slugs)) order by 1, 2""",
                subject).stream().map(row -> Kind.byPath((String) row[0]).orElseThrow().address((String) row[1])).toList();
    }

    private static List<Object[]> rows(String statement, Subject subject) {
        // No record has the id -1 or an empty slug: an empty list is no list in SQL.
        return list(sql(statement).setParameter("ids", subject.ids().isEmpty() ? List.of(-1L) : subject.ids())
                .setParameter("slugs", subject.slugs().isEmpty() ? List.of("") : subject.slugs()));
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> list(Query query) {
        return query.getResultList();
    }

    private static Query sql(String statement) {
        return Panache.getEntityManager().createNativeQuery(statement);
    }

    private static ObjectNode object(String text) {
        return text == null ? null : (ObjectNode) tree(text);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
