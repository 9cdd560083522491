package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Caller;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What carriers propose and editors decide. */
@Singleton
public class Proposals {

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
            throw Problem.of(ProblemType.CONFLICT, Text.of(
                    "Über einen Vorschlag eines anderen Trägers ist noch nicht entschieden.",
                    "Another carrier's proposal has not been decided on yet."));
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
}
