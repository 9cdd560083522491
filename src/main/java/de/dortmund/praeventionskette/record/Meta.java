package de.dortmund.praeventionskette.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.dortmund.praeventionskette.search.Highlight;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fields that end every record, whatever its kind. */
public record Meta(
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(
                description = "Only in a filtered list: why the record is there, for each filter in use. `stated`, `implied`, `derived` and `ambiguous` are the"
                        + " basis of the matching value, `cityWide` and `allAges` fit everything, `unknown` states nothing there. `q`: a `word` in one of its forms,"
                        + " a `synonym`, a `part` of a compound or a `similar` spelling; of several words the least sure counts.",
                examples = "{\"actionArea\":\"cityWide\"}") Map<String, String> match,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where `q` was sent: the ranges of its words in the record's texts") List<Highlight> highlights,
        @Schema(description = "The documents the record was made from; empty for editorial vocabularies") List<Ref> sources,
        @Schema(description = "The licence under which the record may be used", examples = "dl-de/zero-2-0") String licence,
        @Schema(
                description = "Who may see it; the public sees only `published`",
                implementation = Publication.class,
                examples = "published") String publication,
        @Schema(description = "From when on the public sees it; null: at once", nullable = true) Instant visibleFrom,
        @Schema(description = "Until when the public sees it; null: for good", nullable = true) Instant visibleUntil,
        @Schema(description = "The record's key in its carrier's own system; null where none is known",
                nullable = true) ExternalId externalId,
        @Schema(description = "When somebody last confirmed the record; null where nobody has", nullable = true) Instant verifiedAt,
        @Schema(description = "Whether nobody has confirmed it for longer than the catalogue allows", examples = "false") boolean stale,
        @Schema(description = "When the record was created", examples = "2026-11-21T08:00:00Z") Instant createdAt,
        @Schema(description = "When the record was last changed", examples = "2026-11-21T08:00:00Z") Instant updatedAt,
        @Schema(description = "Counts the record's changes, from 1", examples = "1") int version,
        Ref.SelfLink links) {

    /** The key of a record in its carrier's own system. */
    @Schema(description = "The key of a record in its carrier's own system")
    public record ExternalId(
            @Schema(description = "The carrier's system", examples = "angebotsverwaltung") @NotNull @Size(min = 1, max = 200) String system,
            @Schema(description = "The key there", examples = "4711") @NotNull @Size(min = 1, max = 200) String id) {}

    /** The closing fields of this record. */
    public static Meta of(Kind kind, CatalogueRecord record, References references, Matches matches) {
        return new Meta(
                matches.of(record),
                matches.highlights(record),
                references.list(record, "sources"),
                record.licence,
                record.publication.code,
                record.visibleFrom,
                record.visibleUntil,
                record.externalId == null ? null : new ExternalId(record.externalSystem, record.externalId),
                record.verifiedAt,
                record.stale,
                record.createdAt,
                record.updatedAt,
                record.version,
                new Ref.SelfLink(kind.address(record.slug)));
    }
}
