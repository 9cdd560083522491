package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.Publication;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What every record is written with beside its own fields. What a PUT leaves out here stays as it is: who may see a record and when it
 * was confirmed is nothing that a client loses by not knowing it.
 */
@Schema(description = "What every record is written with beside its own fields; what is left out stays as it is")
public record Stewardship(
        @Schema(description = "Who may see it. New records of an editor are `published`, those of a carrier `submitted`",
                examples = "published")
        @NotNull Publication publication,
        @Schema(description = "From when on the public sees it", nullable = true, examples = "2026-12-01T00:00:00Z") Instant visibleFrom,
        @Schema(description = "Until when the public sees it", nullable = true) Instant visibleUntil,
        @Schema(description = "When somebody last confirmed it; a carrier confirms with POST …/confirmations",
                nullable = true)
        @PastOrPresent Instant verifiedAt,
        @Schema(description = "The record's key in its carrier's own system", nullable = true) @Valid Meta.ExternalId externalId) {

    /** The names of its fields, in their order. */
    public static final List<String> FIELDS = List.of("publication", "visibleFrom", "visibleUntil", "verifiedAt", "externalId");

    void applyTo(CatalogueRecord record) {
        record.publication = publication;
        record.visibleFrom = visibleFrom;
        record.visibleUntil = visibleUntil;
        record.verifiedAt = verifiedAt;
        record.externalSystem = externalId == null ? null : externalId.system();
        record.externalId = externalId == null ? null : externalId.id();
    }
}
