package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.record.Kind;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a record. */
@Schema(name = "Change", description = "One change of a record")
public record ChangeView(
        @Schema(description = "The catalogue's revision that the change made", examples = "2") long revision,
        @Schema(description = "The version that the record has since", examples = "2") int version,
        @Schema(description = "When it was committed") Instant at,
        @Schema(description = "Who changed it: the subject of a token, `seed`, `clock`, or `database:` and its user",
                examples = "seed") String by,
        @Schema(description = "`created`, `updated` or `deleted`", examples = "created") String action,
        @Schema(description = "What the service says to it, for example `confirmed`", nullable = true) String why,
        @Schema(description = "The fields that differ from the version before") List<FieldChange> changes,
        VersionView.Links links) {

    /** A field before and after. */
    @Schema(name = "FieldChange",
            description = "A field before and after, in the form in which it is written; null is not stated, or erased")
    public record FieldChange(
            @Schema(description = "The field; `visible` (to the public) and `stale` where the clock changed it",
                    examples = "title") String field,
            @Schema(description = "Its value before", nullable = true) JsonNode from,
            @Schema(description = "Its value since", nullable = true) JsonNode to) {}

    static ChangeView of(Kind kind, String slug, History.Entry entry, List<FieldChange> changes) {
        return new ChangeView(entry.revision(), entry.version(), entry.at(), entry.by(), entry.action(), entry.why(),
                changes,
                VersionView.links(kind, slug, entry));
    }
}
