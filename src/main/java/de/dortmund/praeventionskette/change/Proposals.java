package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Role;
import de.dortmund.praeventionskette.security.Audit;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What carriers propose and editors decide. */
@Singleton
public class Proposals {

    private static final JsonMapper JSON = new JsonMapper();

    /** Where proposals are. */
    public static final String ADDRESS = Kind.BASE + "/proposals";

    /**
     * Keeps what the caller's organisation proposes about the record; its next proposal takes the place of its open one.
     *
     * @param current the record's form as it is
     * @param proposed its form as it should become; null to delete it
     * @throws Problem 409 where another carrier's proposal about the record is open
     */
    Edits.Outcome propose(Kind kind, CatalogueRecord record, ObjectNode current, ObjectNode proposed) {
        Organisation carrier = (Organisation) StoredRecords.bySlug(Kind.ORGANISATION, Caller.current().organisation().orElseThrow());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Proposal proposal = Proposal.open(kind.path, record.id).orElse(null);
        if (proposal == null) {
            proposal = new Proposal();
            proposal.id = UUID.randomUUID();
            proposal.kind = kind.path;
            proposal.recordId = record.id;
            proposal.carrier = carrier;
            proposal.createdAt = now;
        } else if (!proposal.carrier.id.equals(carrier.id)) {
            String address = kind.address(record.slug);
            Text why = Text.of("Über einen Vorschlag eines anderen Trägers zu " + address + " ist noch nicht entschieden.",
                    "Another carrier's proposal about " + address + " has not been decided on yet.");
            throw Problem.of(ProblemType.CONFLICT, why, List.of(Fault.pointer("", "proposal-open", why)));
        }
        proposal.slug = record.slug;
        proposal.action = proposed == null ? "delete" : "update";
        proposal.baseVersion = record.version;
        proposal.base = current.toString();
        proposal.proposed = proposed == null ? null : proposed.toString();
        proposal.author = Caller.current().name();
        proposal.updatedAt = now;
        proposal.persist();
        return new Edits.Outcome(202, null, ADDRESS + "/" + proposal.id);
    }

    /**
     * Closes what the caller's organisation proposed about these records and nobody has decided on yet: it writes them directly now, and
     * says something newer with it. What an editor writes, or another carrier proposed, is another matter.
     */
    static void supersede(Kind kind, Collection<Long> records) {
        List<Proposal> open = own(kind, records);
        open.forEach(proposal -> withdraw(proposal, "Der Träger hat den Datensatz seither selbst geändert."));
        if (!open.isEmpty()) {
            Proposal.flush();
        }
    }

    /**
     * The same where the caller wrote what the records say already: what it proposed about one of the fields that it wrote shall not be
     * different any more. A write that does not speak of what is proposed leaves the proposal open.
     *
     * @param named by record the fields that were written
     */
    static void takeBack(Kind kind, Map<Long, Set<String>> named) {
        for (Proposal proposal : own(kind, named.keySet())) {
            if (proposal.proposed == null || !Collections.disjoint(changed(proposal), named.get(proposal.recordId))) {
                withdraw(proposal, "Der Träger hat seither gesagt, was der Datensatz schon sagt.");
                Proposal.flush();
            }
        }
    }

    private static List<Proposal> own(Kind kind, Collection<Long> records) {
        String own = Caller.current().is(Role.EDITOR) ? null : Caller.current().organisation().orElse(null);
        return own == null || records.isEmpty() ? List.of()
                : Proposal.list("kind = ?1 and recordId in ?2 and state = ?3 and carrier.slug = ?4", kind.path, records,
                        Proposal.State.OPEN, own);
    }

    private static List<String> changed(Proposal proposal) {
        try {
            return History.changed((ObjectNode) JSON.readTree(proposal.base), (ObjectNode) JSON.readTree(proposal.proposed));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Closes the open proposal about a record that is archived: the public sees neither it nor what would become of it. */
    static void closeIfArchived(Kind kind, CatalogueRecord record) {
        if (record.publication == Publication.ARCHIVED) {
            close(kind, record, "Der Datensatz wurde archiviert.");
        }
    }

    /** Closes the open proposal about a record that is no longer there once the transaction is done; the reason tells its carrier. */
    static void close(Kind kind, CatalogueRecord record, String reason) {
        Proposal.open(kind.path, record.id).ifPresent(proposal -> withdraw(proposal, reason));
    }

    private static void withdraw(Proposal proposal, String reason) {
        Decisions.decide(proposal, Proposal.State.WITHDRAWN, reason);
        UUID id = proposal.id;
        Done.of(() -> Audit.decided(id, Proposal.State.WITHDRAWN.code));
    }

    /** What is done when the current transaction has been committed, and else never. */
    private record Done(Runnable work) implements Synchronization {

        static void of(Runnable work) {
            try {
                Panache.getTransactionManager().getTransaction().registerSynchronization(new Done(work));
            } catch (RollbackException | SystemException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void beforeCompletion() {
            // It is not done yet.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        }
    }
}
