package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Kind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record as it was. */
@Schema(name = "Version", description = "A record as it was")
public record VersionView(
        @Schema(description = "The record's version", examples = "1") int version,
        @Schema(description = "The catalogue's revision that made it", examples = "1") long revision,
        @Schema(description = "When it was committed") Instant at,
        @Schema(description = "Who made it", examples = "seed") String by,
        @Schema(description = "The record in the form in which it is written: what is not stated is left out") ObjectNode record,
        Links links) {

    /** Where the version and the record of today are read. */
    @Schema(name = "VersionLinks", description = "Where the version and the record of today are read")
    public record Links(
            @Schema(description = "The version", examples = "/api/v1/projects/windel-cafe-b3/versions/1") String self,
            @Schema(description = "The record of today", examples = "/api/v1/projects/windel-cafe-b3") String record) {}

    static VersionView of(Kind kind, String slug, History.Entry entry, ObjectNode document) {
        return new VersionView(entry.version(), entry.revision(), entry.at(), entry.by(), document, links(kind, slug, entry));
    }

    static Links links(Kind kind, String slug, History.Entry entry) {
        return new Links(kind.address(slug) + "/versions/" + entry.version(), kind.address(slug));
    }
}
