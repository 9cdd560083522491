package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Ref.SelfLink;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of the change feed.
 *
 * @param next where to go on
 */
@Schema(name = "Changes", description = "A part of the change feed")
public record ChangesView(
        @Schema(description = "The changes, in the order of their commits") List<Entry> items,
        @Schema(description = "Send it as `since` to go on after these; keep it as it is", examples = "1") String next,
        @Schema(description = "Whether there are more already; else `wait` for them", examples = "false") boolean more,
        Links links) {

    /** Where the reader goes on. */
    @Schema(name = "ChangesLinks", description = "This part of the feed and the next")
    public record Links(
            @Schema(description = "A path from the root", examples = "/api/v1/changes?since=0&limit=2") String self,
            @Schema(description = "A path from the root", examples = "/api/v1/changes?since=1.2&limit=2") String next,
            @Schema(description = "The whole catalogue at one revision", examples = "/api/v1/exports/catalogue.ndjson") String snapshot) {}

    /** What one revision did to one record, as far as the public sees it. */
    @Schema(name = "ChangeEntry", description = "What one revision did to one record, as far as the public sees it")
    public record Entry(
            @Schema(description = "The committed transaction that did it", examples = "1") long revision,
            @Schema(description = "When it was committed", examples = "2026-11-21T08:00:00Z") Instant committedAt,
            @Schema(description = "The kind of record", examples = "projects") String kind,
            @Schema(description = "Its key at that time", examples = "windel-cafe-b3") String slug,
            @Schema(
                    description = "`created`: from now on there is a record with this key. `updated`: it says something else. `deleted`: it is not there any"
                            + " more, or not for the public. `moved`: it has another key now, or another record took its place.",
                    enumeration = {
                            "created", "updated", "deleted", "moved"},
                    examples = "created") String action,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Only where it moved: the key under which it is found now", examples = "windel-cafe") String movedTo,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(implementation = Object.class,
                    description = "With `view=full`, where it was created or updated: the record's own fields as they are today, references as kind, slug and"
                            + " basis. Missing where the key is gone today: a later entry says so.") ObjectNode record,
            SelfLink links){
    }
}
