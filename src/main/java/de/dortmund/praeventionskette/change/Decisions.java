package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Audit;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What becomes of a proposal: an editor accepts or rejects it, its carrier withdraws it. */
@Singleton
public class Decisions {

    /** Fields that change without the record saying anything else. */
    private static final Set<String> NOTHING_SAID = Set.of("verifiedAt", "slug");

    private final Edits edits;
    private final Form forms;
    private final WriteTransaction transaction;
    private final ObjectMapper json;

    Decisions(Edits edits, Form forms, WriteTransaction transaction, ObjectMapper json) {
        this.forms = forms;
        this.edits = edits;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Writes what was proposed.
     *
     * @param seen the version of the record that the editor has seen, where it is not the one that the carrier had; or null
     * @throws Problem 409 where the record is another one by now, with its value and the proposed one of each field
     */
    Proposal accept(UUID id, Integer seen) {
        Proposal asked = QuarkusTransaction.requiringNew().call(() -> found(id));
        edits.change(Kind.byPath(asked.kind).orElseThrow(), tree(asked.proposed), "proposal " + id, () -> acceptNow(id, seen));
        Audit.decided(id, Proposal.State.ACCEPTED.code);
        return Proposal.findById(id);
    }

    /**
     * Writes what several proposals of one kind say: all of them or none, as one change.
     *
     * @throws Problem 409 where one of the records is another one by now, with the address of its proposal
     */
    public void acceptAll(List<UUID> ids, Kind kind, String why) {
        ObjectNode told = Form.EMPTY.deepCopy();
        edits.change(kind, told, why, () -> {
            for (UUID id : ids) {
                try {
                    ObjectNode proposed = tree(open(id).proposed);
                    told.removeAll();
                    told.setAll(proposed == null ? Form.EMPTY : proposed);
                    acceptNow(id, null);
                } catch (Problem refused) {
                    String address = Proposals.ADDRESS + "/" + id + ": ";
                    throw Problem.of(ProblemType.CONFLICT,
                            Text.of(address + refused.detail().de(), address + refused.detail().en()), refused.faults());
                }
            }
            return null;
        });
        ids.forEach(id -> Audit.decided(id, Proposal.State.ACCEPTED.code));
    }

    private Edits.Outcome acceptNow(UUID id, Integer seen) {
        Proposal proposal = open(id);
        Kind kind = Kind.byPath(proposal.kind).orElseThrow();
        CatalogueRecord record = StoredRecords.byId(kind, proposal.recordId);
        if (record == null) {
            throw Problem.of(ProblemType.CONFLICT, Text.of("Den Datensatz gibt es nicht mehr.", "The record is no longer there."));
        }
        ObjectNode current = edits.form(kind, record);
        ObjectNode base = tree(proposal.base);
        ObjectNode proposed = tree(proposal.proposed);
        if (record.version != (seen == null ? proposal.baseVersion : seen) && isOther(kind, base, current)) {
            throw moved(proposal, record, base, current, proposed);
        }
        decide(proposal, Proposal.State.ACCEPTED, null);
        Proposal.flush();
        if (proposed == null) {
            Merging.checkUnused(kind, record);
            Merging.remove(kind, record, null);
            return null;
        }
        ObjectNode target = current.deepCopy();
        for (String field : History.changed(base, proposed)) {
            if (proposed.has(field)) {
                target.set(field, proposed.get(field));
            } else {
                target.remove(field);
            }
        }
        return edits.accept(kind, record, current, target);
    }

    /** Leaves the record as it is; the comment tells the carrier why. */
    Proposal reject(UUID id, String comment) {
        Proposal rejected = transaction.run(null, () -> decide(open(id), Proposal.State.REJECTED, comment));
        Audit.decided(id, rejected.state.code);
        return rejected;
    }

    /**
     * Takes the proposal back, for its carrier.
     *
     * @throws Problem 403 where it is another's, who can know of it: an editor rejects, and says why
     */
    Proposal withdraw(UUID id) {
        Proposal withdrawn = transaction.run(null, () -> {
            Proposal proposal = found(id);
            if (!isOwn(proposal)) {
                throw Ownership.notYours(Text.of("Zurückziehen kann einen Vorschlag nur, wer ihn gemacht hat.",
                        "Only who made a proposal withdraws it."));
            }
            return decide(open(id), Proposal.State.WITHDRAWN, null);
        });
        Audit.decided(id, withdrawn.state.code);
        return withdrawn;
    }

    /** The proposal, where the caller may know of it. */
    static Proposal found(UUID id) {
        Proposal proposal = id == null ? null : Proposal.findById(id);
        if (proposal == null || !isOwn(proposal) && !Caller.current().is(Role.EDITOR)) {
            throw Problem.of(ProblemType.NOT_FOUND, Text.of(
                    "Diesen Vorschlag gibt es nicht. Alle: " + Proposals.ADDRESS,
                    "There is no such proposal. All of them: " + Proposals.ADDRESS));
        }
        return proposal;
    }

    private static boolean isOwn(Proposal proposal) {
        return Objects.equals(Caller.current().organisation().orElse(null), proposal.carrier.slug);
    }

    private static Proposal open(UUID id) {
        Proposal proposal = found(id);
        if (proposal.state != Proposal.State.OPEN) {
            throw Problem.of(ProblemType.CONFLICT, Text.of(
                    "Über den Vorschlag ist schon entschieden: " + proposal.state.code + ".",
                    "The proposal is decided on already: " + proposal.state.code + "."));
        }
        return proposal;
    }

    static Proposal decide(Proposal proposal, Proposal.State state, String comment) {
        proposal.state = state;
        proposal.comment = comment;
        proposal.decidedBy = Caller.current().name();
        proposal.decidedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        proposal.updatedAt = proposal.decidedAt;
        return proposal;
    }

    /** Whether the record says something else than the carrier had before it: a confirmation or another address is nothing that it says. */
    private boolean isOther(Kind kind, ObjectNode base, ObjectNode current) {
        ObjectNode had = forms.references(kind, base).ofToday(base, null);
        return !NOTHING_SAID.containsAll(History.changed(had, current));
    }

    private static Problem moved(Proposal proposal, CatalogueRecord record, ObjectNode base, ObjectNode current, ObjectNode proposed) {
        List<Fault> faults = (proposed == null ? List.<String>of() : History.changed(base, proposed)).stream()
                .map(field -> {
                    String now = String.valueOf(Histories.value(current, field));
                    String then = String.valueOf(Histories.value(proposed, field));
                    return Fault.pointer("/" + field, "moved", Text.of("Jetzt: " + now + ". Vorgeschlagen: " + then + ".",
                            "Now: " + now + ". Proposed: " + then + "."));
                })
                .toList();
        return Problem.of(ProblemType.CONFLICT, Text.of(
                "Der Vorschlag gilt Version " + proposal.baseVersion + ", der Datensatz hat inzwischen Version " + record.version
                        + ". Mit ?version=" + record.version + " wird trotzdem angenommen, was der Träger geändert hat.",
                "The proposal is about version " + proposal.baseVersion + ", the record has version " + record.version
                        + " by now. With ?version=" + record.version + " what the carrier changed is accepted all the same."),
                faults);
    }

    ObjectNode tree(String document) {
        try {
            return document == null ? null : (ObjectNode) json.readTree(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
