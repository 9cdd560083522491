package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Role;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What carriers propose: for editors all of it, for a carrier its own. */
@Reads
@PersonalData
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
public class ProposalResource {

    /** Why a proposal was rejected. */
    @Schema(name = "Rejection", description = "Why a proposal is rejected")
    public record Rejection(@Schema(description = "What the carrier is told", examples = "Bitte mit Altersangabe.", minLength = 1,
            maxLength = 2000) String comment) {}

    private static final int LONGEST_COMMENT = 2000;

    private final Decisions decisions;
    private final Edits edits;
    private final SeenForms seen;

    ProposalResource(Decisions decisions, Edits edits, SeenForms seen) {
        this.seen = seen;
        this.decisions = decisions;
        this.edits = edits;
    }

    @GET
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(
            operationId = "listProposals",
            summary = "List the proposals (Änderungsvorschläge)",
            description = "The oldest first; an editor sees all, a carrier its own.")
    public Page<ProposalView> list(
            @RestQuery
            @Parameter(description = "`open`, `accepted`, `rejected`, `withdrawn`; a comma is OR", example = "open") String state,
            @BeanParam PageParams params) {
        PageParams.Asked page = params.read(20);
        List<Proposal.State> states = state == null ? List.of(Proposal.State.values()) : states(state);
        String condition = "state in :states" + (Caller.current().is(Role.EDITOR) ? "" : " and carrier.slug = :own");
        Map<String, Object> values = new HashMap<>(Map.of("states", states));
        if (!Caller.current().is(Role.EDITOR)) {
            values.put("own", Caller.current().organisation().orElseThrow());
        }
        List<Proposal> proposals = Proposal.<Proposal>find("from Proposal where " + condition + " order by createdAt, id", values)
                .range(page.first(), page.first() + page.size() - 1).list();
        return page.page(proposals.stream().map(this::view).toList(), Proposal.count(condition, values), true, null);
    }

    @GET
    @Path("{id}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "getProposal", summary = "Read one proposal (Änderungsvorschlag)",
            description = "Field by field what the carrier had before it, what it wants, and what the record says now.")
    public ProposalView get(@RestPath String id) {
        return view(Decisions.found(uuid(id)));
    }

    @POST
    @Path("{id}/accept")
    @AllowedTo(Role.EDITOR)
    @Operation(operationId = "acceptProposal", summary = "Accept a proposal",
            description = "Writes what the carrier changed. Where the record has moved on since, a 409 shows both values of each field; `version` then says which"
                    + " version the editor has seen.")
    public ProposalView accept(@RestPath String id,
            @RestQuery
            @Parameter(description = "The record's version that the editor has seen, where it is not the one that the carrier had",
                    schema = @Schema(implementation = Integer.class, minimum = "1"), example = "2") String version) {
        if (version != null && !version.matches("[1-9][0-9]{0,8}")) {
            throw Problem.parameter("version", "not-a-number", Text.of(
                    "Der Parameter „version“ ist eine ganze Zahl ab 1.", "The parameter 'version' is a whole number from 1."));
        }
        UUID uuid = uuid(id);
        decisions.accept(uuid, version == null ? null : Integer.valueOf(version));
        return reread(uuid);
    }

    @POST
    @Path("{id}/reject")
    @AllowedTo(Role.EDITOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "rejectProposal", summary = "Reject a proposal",
            description = "The record stays as it is; the comment tells the carrier why.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Rejection.class)))
    public ProposalView reject(@RestPath String id, Body body) {
        UUID uuid = uuid(id);
        decisions.reject(uuid, comment(body));
        return reread(uuid);
    }

    @POST
    @Path("{id}/withdraw")
    @AllowedTo(Role.CARRIER)
    @Operation(operationId = "withdrawProposal", summary = "Withdraw a proposal", description = "For the carrier that made it.")
    public ProposalView withdraw(@RestPath String id) {
        UUID uuid = uuid(id);
        decisions.withdraw(uuid);
        return reread(uuid);
    }

    private ProposalView reread(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> view(Decisions.found(id)));
    }

    private ProposalView view(Proposal proposal) {
        Kind kind = Kind.byPath(proposal.kind).orElseThrow();
        CatalogueRecord record = StoredRecords.byId(kind, proposal.recordId);
        if (record != null && !Sight.current().sees(record)) {
            record = null;
        }
        return ProposalView.of(proposal, record, changes(kind, proposal, record));
    }

    /** Another carrier may keep the record by now: then what it says is no longer the proposer's to read here. */
    private List<ProposalView.Difference> changes(Kind kind, Proposal proposal, CatalogueRecord record) {
        if (proposal.proposed == null) {
            return List.of();
        }
        ObjectNode base = decisions.tree(proposal.base);
        ObjectNode proposed = decisions.tree(proposal.proposed);
        List<String> fields = History.changed(base, proposed);
        boolean readable = record != null && (Sight.current().isEverything() || Sight.current().isOwn(record));
        ObjectNode from = seen.of(kind, base, fields);
        ObjectNode to = seen.of(kind, proposed, fields);
        ObjectNode current = seen.of(kind, readable ? edits.form(kind, record) : null, fields);
        return fields.stream().map(field -> new ProposalView.Difference(field, Histories.value(from, field), Histories.value(to, field),
                Histories.value(current, field))).toList();
    }

    private static List<Proposal.State> states(String sent) {
        return Arrays.stream(sent.split(",", -1)).map(code -> Arrays.stream(Proposal.State.values())
                .filter(state -> state.code.equals(code)).findFirst()
                .orElseThrow(() -> Problem.parameter("state", "unknown-value", Text.of(
                        "Der Parameter „state“ nimmt open, accepted, rejected, withdrawn.",
                        "The parameter 'state' takes open, accepted, rejected, withdrawn."))))
                .toList();
    }

    private static UUID uuid(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(id) : null;
    }

    private static String comment(Body body) {
        JsonNode comment = body.tree().path("comment");
        List<String> unknown = new java.util.ArrayList<>();
        body.tree().fieldNames().forEachRemaining(unknown::add);
        unknown.remove("comment");
        if (!unknown.isEmpty()) {
            throw InvalidBody.invalid(List.of(Fault.pointer("/" + unknown.get(0), "unknown-field",
                    Text.of("Dieses Feld gibt es nicht.", "There is no such field."))));
        }
        if (!comment.isTextual() || comment.asText().isBlank() || !Plausible.isPrintable(comment.asText())
                || comment.asText().length() > LONGEST_COMMENT) {
            throw InvalidBody.invalid(List.of(Fault.pointer("/comment", "size", Text.of(
                    "Der Kommentar hat 1 bis " + LONGEST_COMMENT + " Zeichen.",
                    "The comment has 1 to " + LONGEST_COMMENT + " characters."))));
        }
        return comment.asText();
    }
}
