package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.organisation.ContactView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that is kept about a person (Auskunft, Art. 15 DSGVO). */
@Schema(name = "Disclosure", description = "Everything that is kept about a person (Auskunft, Art. 15 DSGVO)")
public record DisclosureView(
        @Schema(description = "The slugs of the contacts that hold it: today's and former ones; that of the request first") List<
                String> slugs,
        @Schema(description = "The contacts as they are, with their sources; empty where they were deleted") List<ContactView> contacts,
        @Schema(description = "The addresses of the records that name the contacts") List<String> referredToBy,
        @Schema(description = "The addresses of other contacts that once named the person, and name somebody else or nobody today") List<
                String> formerlyIn,
        @Schema(description = "The addresses of other contacts, there or deleted, with the same name, in full or shortened,"
                + " but with no number or mail"
                + " address of the person, or with one of these and the same family name, but another first name:"
                + " the same person, or somebody else") List<
                        String> sameName,
        @Schema(description = "Every change, the newest first: who, when, and the record with the person's data since; of other contacts those"
                + " with the person's name") List<Change> history,
        @Schema(description = "What carriers proposed, with the person's data") List<Proposed> proposals,
        @Schema(description = "Answers that are kept for a day, for requests which come twice") List<Answer> requests,
        @Schema(description = "The addresses of kept imports with a row that contains the name, a number or a mail address of the person") List<
                String> imports,
        @Schema(description = "Texts of any record, today's or earlier ones, that contain the name, a number or a mail address") List<
                Mention> mentionedIn,
        @Schema(description = "What was erased before, without the data") List<ErasureList.Fact> erasures) {

    /** A change of the contact. */
    @Schema(name = "DisclosedChange", description = "A change of the contact")
    public record Change(
            @Schema(description = "The contact's slug then", examples = "projektbuero-1") String slug,
            @Schema(description = "The version since", examples = "1") int version,
            @Schema(description = "When it was committed") Instant at,
            @Schema(description = "Who changed it: the subject of a token, `seed`, `clock`, or `database:` and its user",
                    examples = "seed") String by,
            @Schema(description = "`created`, `updated` or `deleted`", examples = "created") String action,
            @Schema(description = "What the service says to it", nullable = true) String why,
            @Schema(description = "The fields that changed") List<String> fields,
            @Schema(description = "The record since, in the form in which it is written; null where it was deleted",
                    nullable = true) ObjectNode record) {}

    /** A proposal about the contact. */
    @Schema(name = "DisclosedProposal", description = "A proposal about the contact")
    public record Proposed(
            @Schema(description = "The proposal") UUID id,
            @Schema(description = "`update` or `delete`", examples = "update") String action,
            @Schema(description = "What became of it", examples = "open") String state,
            @Schema(description = "The slug of the carrier that proposed it") String carrier,
            @Schema(description = "Who proposed it: the subject of a token") String author,
            @Schema(description = "What the editor said to it", nullable = true) String comment,
            @Schema(description = "Who decided", nullable = true) String decidedBy,
            @Schema(description = "When it was proposed") Instant createdAt,
            @Schema(description = "When it was decided on", nullable = true) Instant decidedAt,
            @Schema(description = "The record before it") JsonNode base,
            @Schema(description = "The record as it should become; null where it should be deleted", nullable = true) JsonNode proposed) {}

    /** The answer to a request with an Idempotency-Key. */
    @Schema(name = "DisclosedAnswer", description = "The answer to a request with an Idempotency-Key")
    public record Answer(
            @Schema(description = "Who asked: the subject of a token") String caller,
            @Schema(description = "When") Instant at,
            @Schema(description = "The status", examples = "201") int status,
            @Schema(description = "The answer") JsonNode answer) {}
}
