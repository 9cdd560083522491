package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Slugs;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every change of a record that a client asks for, whatever the kind: one way of reading what was sent, one order in which it is refused
 * (API.md, Errors), one place where it is written.
 */
@Singleton
public class Edits {

    /** The key by which another system finds the record again: it is not lost by an older version that had none. */
    private static final String EXTERNAL_ID = "externalId";
    /** Who keeps and who may see a record is not lost by not knowing of it: a PUT that leaves them out does not touch them, nor a restore. */
    private static final Set<String> KEPT =
            Set.of("publication", "visibleFrom", "visibleUntil", "verifiedAt", "carrier", "visibility", "fieldVisibility", "trusted");

    private final Form forms;
    private final WriteTransaction transaction;
    private final Proposals proposals;
    private final Idempotency idempotency;
    private final Admission admission;
    private final Conditions conditions;

    Edits(Form forms, WriteTransaction transaction, Proposals proposals, Idempotency idempotency, Admission admission,
            Conditions conditions) {
        this.conditions = conditions;
        this.forms = forms;
        this.transaction = transaction;
        this.proposals = proposals;
        this.idempotency = idempotency;
        this.admission = admission;
    }

    /** What a write led to: the record as it is now, or the proposal that somebody has to accept first. */
    public record Outcome(int status, Object answer, String location) {}

    /** Creates a record; its slug is made from its title unless it brings one. */
    public Outcome create(Kind kind, Body body, String key) {
        Ownership.checkMayCreate(kind);
        return change(kind, body.tree(), () -> {
            CarrierRules.checkSpeaksForSomebody();
            return idempotency.once(kind, key, body.text(), () -> {
                ObjectNode tree = body.tree().deepCopy();
                return insert(kind, tree.hasNonNull("slug") ? tree.get("slug").asText() : Slugs.free(kind, Admission.title(kind, tree)),
                        tree);
            });
        });
    }

    /** Creates the record with this slug, or replaces it. */
    public Outcome put(Kind kind, String slug, Body body, Precondition condition) {
        return change(kind, body.tree(), () -> {
            CatalogueRecord stored = StoredRecords.bySlug(kind, slug);
            ObjectNode tree = body.tree().deepCopy();
            JsonNode named = tree.has("slug") ? tree.get("slug") : TextNode.valueOf(slug);
            tree.put("slug", slug);
            if (stored == null) {
                Ownership.checkMayCreate(kind);
                admission.claim(kind, tree);
                Found.checkNeverUsed(kind, slug);
                condition.checkAbsent();
                checkNamed(slug, named);
                return insert(kind, slug, tree);
            }
            Ownership.checkMayWrite(kind, stored);
            ObjectNode current = form(kind, stored);
            Stream.concat(KEPT.stream(), Stream.of(EXTERNAL_ID)).filter(field -> !tree.has(field) && current.has(field))
                    .forEach(field -> tree.set(field, current.get(field)));
            Discretion.keep(kind, current, tree);
            admission.checkRights(kind, current, tree);
            conditions.check(kind, stored, condition, Form.fields(kind));
            checkNamed(slug, named);
            return update(kind, stored, current, tree, Form.names(body.tree()), Form.fields(kind));
        });
    }

    /** Changes the fields that a merge patch names (RFC 7396). */
    public Outcome patch(Kind kind, String slug, Body body, Precondition condition) {
        return change(kind, body.tree(), () -> {
            CatalogueRecord stored = own(kind, slug);
            ObjectNode current = form(kind, stored);
            ObjectNode tree = current.deepCopy();
            Form.merge(tree, body.tree());
            admission.checkRights(kind, current, tree);
            conditions.check(kind, stored, condition, Form.names(body.tree()));
            if (tree.path("slug").isNull()) {
                throw readOnly("/slug", Text.of("Ein Datensatz hat immer einen Schlüssel.", "A record always has a key."));
            }
            return update(kind, stored, current, tree, Form.names(body.tree()), Set.copyOf(Form.names(body.tree())));
        });
    }

    /** Deletes the record; its slug stays reserved. What others refer to is not deleted. */
    public Outcome delete(Kind kind, String slug, Precondition condition, String replacedBy) {
        return change(kind, null, () -> {
            CatalogueRecord other = replacedBy == null ? null : Merging.other(kind, slug, replacedBy);
            CatalogueRecord stored = own(kind, slug);
            condition.check(stored);
            if (other != null) {
                return Merging.into(kind, stored, other);
            }
            Merging.checkUnused(kind, stored);
            if (CarrierRules.needsReview(stored)) {
                return proposals.propose(kind, stored, form(kind, stored), null);
            }
            Merging.remove(kind, stored, null);
            return new Outcome(204, null, null);
        });
    }

    /** Says that what the record says is still true. */
    public Outcome confirm(Kind kind, String slug, Precondition condition) {
        return change(kind, null, "confirmed", () -> {
            CatalogueRecord stored = own(kind, slug);
            condition.checkIfSent(stored);
            stored.verifiedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            return written(200, kind, stored);
        });
    }

    /** Makes the record again what it was in an earlier version: as a new change. */
    public Outcome restore(Kind kind, String slug, ObjectNode earlier, int version, Precondition condition) {
        return change(kind, earlier, "restored version " + version, () -> {
            CatalogueRecord stored = own(kind, slug);
            ObjectNode tree = earlier.deepCopy();
            tree.put("slug", slug);
            ObjectNode current = form(kind, stored);
            tree.remove(KEPT);
            KEPT.stream().filter(current::has).forEach(field -> tree.set(field, current.get(field)));
            if (!tree.has(EXTERNAL_ID) && current.has(EXTERNAL_ID)) {
                tree.set(EXTERNAL_ID, current.get(EXTERNAL_ID));
            }
            admission.checkRights(kind, current, tree);
            condition.check(stored);
            return update(kind, stored, current, tree, List.of(), Form.fields(kind));
        });
    }

    /** Writes what a proposal says, for the editor who accepts it. */
    Outcome accept(Kind kind, CatalogueRecord stored, ObjectNode current, ObjectNode proposed) {
        return update(kind, stored, current, proposed, List.of(), Form.fields(kind));
    }

    /** The record in its whole form, whoever asks. */
    ObjectNode form(Kind kind, CatalogueRecord stored) {
        return Sight.ofEverything(() -> forms.of(kind, Writing.of(kind).read(stored)));
    }

    /** The record, where it is the caller's to write; one of another carrier is not theirs (403) only where they can see it. */
    private static CatalogueRecord own(Kind kind, String slug) {
        CatalogueRecord stored = Found.bySlug(kind, CatalogueRecord.class, slug);
        Ownership.checkMayWrite(kind, stored);
        return stored;
    }

    private static void checkNamed(String slug, JsonNode named) {
        if (!named.isTextual() || !named.asText().equals(slug)) {
            throw readOnly("/slug", Text.of("Der Schlüssel steht in der Adresse; ein PATCH von slug benennt um.",
                    "The key is in the address; a PATCH of slug renames."));
        }
    }

    private Outcome change(Kind kind, ObjectNode tree, WriteTransaction.Work<Outcome> work) {
        return change(kind, tree, null, work);
    }

    /** In one transaction; what the database refuses is told by its rule. */
    Outcome change(Kind kind, ObjectNode tree, String why, WriteTransaction.Work<Outcome> work) {
        try {
            return transaction.run(why, work);
        } catch (PersistenceException refused) {
            BrokenRule rule = BrokenRule.in(refused, tree);
            Problem problem =
                    rule == null ? null : QuarkusTransaction.requiringNew().call(rule::problem);
            throw problem == null ? refused : problem;
        }
    }

    private Outcome insert(Kind kind, String slug, ObjectNode tree) {
        Admission.Admitted admitted = admission.added(kind, slug, tree);
        boolean taken = Merging.isTaken(kind, slug);
        CatalogueRecord record = Writing.of(kind).entity().get();
        record.slug = taken ? Slugs.ofNobody() : slug;
        return BrokenRule.telling(admitted.form(), () -> {
            apply(kind, admitted.read(), record, Form.EMPTY);
            record.persist();
            return Merging.unlessTaken(kind, slug, taken, written(201, kind, record));
        });
    }

    /**
     * @param named the fields that were sent, where a hidden reference is refused
     * @param about the fields that the write speaks of, also by leaving them out
     */
    private Outcome update(Kind kind, CatalogueRecord stored, ObjectNode current, ObjectNode tree, List<String> named,
            Set<String> about) {
        Admission.Admitted admitted = admission.changed(kind, new Admission.Stored(stored, current,
                () -> Stream.of(forms.tree(Writing.of(kind).read(stored)),
                        Sight.ofThePublic(() -> forms.tree(Writing.of(kind).read(stored)))),
                () -> Caller.current().is(Role.EDITOR) ? null : forms.of(kind, Writing.of(kind).read(stored)),
                Set.copyOf(named), null), tree);
        ObjectNode form = admitted.form();
        if (form.equals(current)) {
            Proposals.takeBack(kind, Map.of(stored.id, about));
            return new Outcome(200, Writing.of(kind).read(stored), null);
        }
        if (CarrierRules.needsReview(stored)) {
            BrokenRule.telling(form, () -> rehearse(kind, admitted.read(), stored, current));
            return proposals.propose(kind, StoredRecords.byId(kind, stored.id), current, form);
        }
        Proposals.supersede(kind, List.of(stored.id));
        String slug = form.path("slug").asText(stored.slug);
        boolean taken = Merging.isTaken(kind, stored, slug);
        if (!taken && !slug.equals(stored.slug)) {
            Merging.rename(kind, stored, slug);
        }
        return BrokenRule.telling(form, () -> Merging.unlessTaken(kind, slug, taken, replaced(kind, admitted.read(), stored, current)));
    }

    /** What it says is another version, also where only references went: those stand in rows of their own. */
    private Outcome replaced(Kind kind, Form.Read read, CatalogueRecord stored, ObjectNode current) {
        int before = stored.version;
        apply(kind, read, stored, current);
        Panache.flush();
        Proposals.closeIfArchived(kind, stored);
        Merging.nextVersions(kind, Map.of(stored.id, before));
        return written(200, kind, stored);
    }

    /** What is wrong with it is told to whoever proposes, not only to the editor who accepts: it is written, and taken back. */
    private Outcome rehearse(Kind kind, Form.Read read, CatalogueRecord stored, ObjectNode current) {
        Panache.flush();
        Panache.getEntityManager().createNativeQuery("savepoint rehearsal").executeUpdate();
        Outcome rehearsed = replaced(kind, read, stored, current);
        Panache.getEntityManager().createNativeQuery("rollback to savepoint rehearsal").executeUpdate();
        Panache.getEntityManager().clear();
        return rehearsed;
    }

    /** Makes the record, whose form was {@code current}, what was read. */
    private static void apply(Kind kind, Form.Read read, CatalogueRecord record, ObjectNode current) {
        if (record.id != null) {
            Merging.touch(kind, record);
        }
        apply(kind, read, record, new StoredRecords(current));
    }

    /** @throws Problem 422 where it refers to what is not there */
    static void apply(Kind kind, Form.Read read, CatalogueRecord record, StoredRecords records) {
        Writing.of(kind).write(read.input(), record, records);
        records.check();
        read.stewardship().applyTo(record);
    }

    private Outcome written(int status, Kind kind, CatalogueRecord record) {
        Panache.flush();
        Panache.getEntityManager().createNativeQuery("set constraints all immediate").executeUpdate();
        long id = record.id;
        Panache.getEntityManager().clear();
        CatalogueRecord now = StoredRecords.byId(kind, id);
        return new Outcome(status, Writing.of(kind).read(now), status == 201 ? kind.address(now.slug) : null);
    }

    private static Problem readOnly(String pointer, Text why) {
        return InvalidBody.invalid(List.of(Fault.pointer(pointer, "read-only", why)));
    }
}
