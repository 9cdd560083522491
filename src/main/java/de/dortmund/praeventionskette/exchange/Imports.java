package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.dortmund.praeventionskette.change.Proposals;
import de.dortmund.praeventionskette.http.Language;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Role;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The imports as they are kept. */
@Singleton
class Imports {

    private static final int SHOWN = 20;

    /** An import as it is kept, and what has become of it. */
    record Kept(UUID id, Kind kind, ImportFormat format, boolean replace, String author, String state, int rows, int done, String counts,
            Long revision, Instant createdAt, Instant doneAt) {}

    private final ObjectMapper json;

    Imports(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The import, where the caller may know of it: its own, or any for an editor.
     *
     * @throws Problem 404
     */
    Kept found(String id) {
        if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            List<Tuple> rows = query("""
                    select i.id, i.kind, i.format, i.mode, i.author, i.rows, i.done, cast(i.counts as text) as counts, i.created_at, r.revision,
                        r.run_at, case when r.run_at is not null then 'done'
                            when i.state = 'computing' and not exists (select from pg_locks l where l.locktype = 'advisory'
                                and cast(l.classid as bigint) = cast(hashtext('import') as bigint) & 4294967295
                                and cast(l.objid as bigint) = cast(hashtext(i.organisation) as bigint) & 4294967295) then 'interrupted'
                            when i.state = 'ready' and i.created_at < now() - interval '""" + ImportDesk.KEPT + "' then 'expired'"
                    + " else i.state end as state from import i left join import_run r on r.import_id = i.id where i.id = cast(:id as uuid)")
                    .setParameter("id", id).getResultList();
            if (!rows.isEmpty()
                    && (Caller.current().is(Role.EDITOR) || Caller.current().name().equals(rows.get(0).get("author", String.class)))) {
                return kept(rows.get(0));
            }
        }
        throw Problem.of(ProblemType.NOT_FOUND, Text.of("Diesen Import gibt es nicht.", "There is no such import."));
    }

    private static Kept kept(Tuple row) {
        Number revision = (Number) row.get("revision");
        return new Kept(row.get("id", UUID.class), Kind.byPath(row.get("kind", String.class)).orElseThrow(),
                ImportFormat.valueOf(row.get("format", String.class)), row.get("mode", String.class).equals("replace"),
                row.get("author", String.class), row.get("state", String.class), ((Number) row.get("rows")).intValue(),
                ((Number) row.get("done")).intValue(), row.get("counts", String.class), revision == null ? null : revision.longValue(),
                row.get("created_at", Instant.class), row.get("run_at", Instant.class));
    }

    /** The import as its caller reads it. */
    ImportView view(Kept kept, Language language) {
        String self = ImportsResource.PATH + "/" + kept.id;
        List<ImportView.Row> refused = rows(kept, "refused", 0, SHOWN, language);
        return new ImportView(kept.id, kept.kind.path, kept.replace ? "replace" : "upsert", kept.state, kept.rows, kept.done,
                counts(kept.counts), kept.revision, kept.createdAt, kept.doneAt, refused,
                new ImportView.Links(self, self + "/rows", kept.state.equals("ready") ? self + "/run" : null));
    }

    /** The proposals that its rows became and nobody has decided on, in the order of the rows. */
    @SuppressWarnings("unchecked")
    List<UUID> openProposals(UUID id) {
        return Panache.getEntityManager()
                .createNativeQuery("select p.proposal_id from import_proposal p join proposal o on o.id = p.proposal_id"
                        + " where p.import_id = :id and o.state = 'open' order by p.number", UUID.class)
                .setParameter("id", id).getResultList();
    }

    private ImportView.Counts counts(String counts) {
        if (counts == null) {
            return null;
        }
        JsonNode tree = tree(counts);
        return new ImportView.Counts(tree.path("created").asInt(), tree.path("updated").asInt(),
                tree.path("proposed").asInt() + tree.path("deletion-proposed").asInt(), tree.path("unchanged").asInt(),
                tree.path("refused").asInt(), tree.path("deleted").asInt());
    }

    /** One page of what came of the rows. */
    Page<ImportView.Row> rows(Kept kept, String outcome, PageParams.Asked page, Language language) {
        long total = ((Number) Panache.getEntityManager().createNativeQuery("select count(*) from import_row where import_id = :id"
                + " and outcome = coalesce(nullif(:outcome, ''), outcome)").setParameter("id", kept.id)
                .setParameter("outcome", outcome == null ? "" : outcome).getSingleResult()).longValue();
        return page.page(rows(kept, outcome, page.first(), page.size(), language), total, true, null);
    }

    private List<ImportView.Row> rows(Kept kept, String outcome, int first, int size, Language language) {
        return query("""
                select r.number, r.line, r.outcome, r.result, cast(p.proposal_id as text) as proposal from import_row r
                left join import_proposal p on p.import_id = r.import_id and p.number = r.number
                where r.import_id = :id and r.outcome = coalesce(nullif(:outcome, ''), r.outcome) order by r.number""")
                .setParameter("id", kept.id).setParameter("outcome", outcome == null ? "" : outcome).setFirstResult(first)
                .setMaxResults(size).getResultList().stream().map(row -> row(kept.kind, row, language)).toList();
    }

    private ImportView.Row row(Kind kind, Tuple row, Language language) {
        ImportResult result = ImportResult.read(row.get("result", String.class), json);
        String outcome = row.get("outcome", String.class);
        String proposal = row.get("proposal", String.class);
        return new ImportView.Row(((Number) row.get("number")).intValue(), row.get("line", Integer.class), outcome, result.slug(),
                result.changes().stream().map(change -> new ImportView.Change(change.field(), value(change.from()), value(change.to())))
                        .toList(),
                result.errors().stream().map(error -> new ImportView.Wrong(error.pointer(), error.column(), error.code(),
                        Text.of(error.de(), error.en()).in(language))).toList(),
                proposal == null ? null : Proposals.ADDRESS + "/" + proposal,
                result.slug() == null || outcome.equals("refused") ? null : kind.address(result.slug()));
    }

    private static JsonNode value(JsonNode value) {
        return value == null ? JsonNodeFactory.instance.nullNode() : value;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("unchecked")
    private static TypedQuery<Tuple> query(String sql) {
        return (TypedQuery<Tuple>) Panache.getEntityManager().createNativeQuery(sql, Tuple.class);
    }
}
