package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a carrier wants to be said about a published record (Änderungsvorschlag). */
@Schema(name = "Proposal", description = "What a carrier wants to be said about a published record (Änderungsvorschlag)")
public record ProposalView(
        @Schema(description = "Its address ends in it", examples = "0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11") UUID id,
        @Schema(description = "The resource of the record", examples = "projects") String resource,
        @Schema(description = "The record; null where it is no longer there, or no longer to be seen", nullable = true) Ref record,
        @Schema(description = "`update` or `delete`", examples = "update") String action,
        @Schema(description = "`open`, `accepted`, `rejected` or `withdrawn`, which a proposal is too whose record is deleted, or that its"
                + " carrier has overtaken by writing directly",
                examples = "open") String state,
        @Schema(description = "Who proposes it") Ref carrier,
        @Schema(description = "The version of the record that the carrier had before it", examples = "1") int baseVersion,
        @Schema(description = "The version that the record has now; null where it is no longer there, or no longer to be seen",
                examples = "1",
                nullable = true) Integer currentVersion,
        @Schema(description = "Field by field what the carrier wants to change; none where the record should be deleted") List<
                Difference> changes,
        @Schema(description = "What the editor said to it, or why it is no longer open", nullable = true) String comment,
        @Schema(description = "Who proposed it: the subject of a token") String author,
        @Schema(description = "Who decided: the subject of a token", nullable = true) String decidedBy,
        @Schema(description = "When it was first proposed") Instant createdAt,
        @Schema(description = "When it last changed") Instant updatedAt,
        @Schema(description = "When it was decided on", nullable = true) Instant decidedAt,
        Links links) {

    /** A field as it was, is and should become. */
    @Schema(name = "Difference",
            description = "A field as the carrier had it before it, as it is and as it should become; null is not stated")
    public record Difference(
            @Schema(description = "The field", examples = "title") String field,
            @Schema(description = "What the carrier had before it", nullable = true) JsonNode from,
            @Schema(description = "What the carrier wants", nullable = true) JsonNode to,
            @Schema(description = "What the record says now", nullable = true) JsonNode current) {}

    /** Where the proposal and its record are. */
    @Schema(name = "ProposalLinks", description = "Where the proposal and its record are")
    public record Links(
            @Schema(description = "The proposal", examples = "/api/v1/proposals/0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11") String self,
            @Schema(description = "The record", examples = "/api/v1/projects/windel-cafe-b3") String record) {}

    static ProposalView of(Proposal proposal, CatalogueRecord record, List<Difference> changes) {
        Kind kind = Kind.byPath(proposal.kind).orElseThrow();
        String slug = record == null ? proposal.slug : record.slug;
        return new ProposalView(
                proposal.id,
                proposal.kind,
                record == null ? null : Ref.to(kind, slug, record.label(), null),
                proposal.action,
                proposal.state.code,
                Ref.to(Kind.ORGANISATION, proposal.carrier.slug, proposal.carrier.name, null),
                proposal.baseVersion,
                record == null ? null : record.version,
                changes,
                proposal.comment,
                proposal.author,
                proposal.decidedBy,
                proposal.createdAt,
                proposal.updatedAt,
                proposal.decidedAt,
                new Links(Proposals.ADDRESS + "/" + proposal.id, kind.address(slug)));
    }
}
