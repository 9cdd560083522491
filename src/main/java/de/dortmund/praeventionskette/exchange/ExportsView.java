package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.record.Ref.SelfLink;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be taken along. */
@Schema(name = "Exports", description = "What can be taken along, as files")
public record ExportsView(
        @Schema(description = "The revision of the catalogue that this list was made from; each file names its own",
                examples = "1") long revision,
        @Schema(description = "When it was committed", examples = "2026-11-21T08:00:00Z") Instant committedAt,
        @Schema(description = "The licence of records that name no other", examples = "dl-de/zero-2-0") String licence,
        @Schema(description = "The files") List<File> items,
        SelfLink links) {

    /** One file: all published records of a kind, in one form. */
    @Schema(name = "ExportFile", description = "All published records of a kind, in one form")
    public record File(
            @Schema(description = "The kind of record; `catalogue` for all of them", examples = "projects") String kind,
            @Schema(description = "The form", enumeration = {
                    "json", "csv", "ndjson", "geojson"}, examples = "csv") String format,
            @Schema(description = "Its media type", examples = "text/csv") String mediaType,
            @Schema(description = "How many records there are", examples = "46") long records,
            @Schema(description = "What is in it, and how to read it") String description,
            SelfLink links){
    }
}
