package de.dortmund.praeventionskette.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Money that a source names: who gets it, for what, how much (Förderung) */
@Schema(name = "Funding", description = "Money that a source names: who gets it, for what, how much (Förderung)")
public record FundingView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "kinderstark-2020") String slug,
        @Schema(description = "The programme that the money comes from") Ref programme,
        @Schema(description = "The project that it is for", nullable = true) Ref project,
        @Schema(description = "Who gets it", nullable = true) Ref recipient,
        @Schema(description = "Who gives it", nullable = true) Ref funder,
        @Schema(description = "What it is for", examples = "Auf- und Ausbau von Präventionsketten") String purpose,
        @Schema(description = "How much; null where no source names a sum", nullable = true) Money amount,
        @Schema(description = "The budget year", examples = "2020", nullable = true) Integer year,
        @Schema(description = "Where it stands") FundingStatus status,
        @Schema(description = "When it was announced", examples = "2020-10-07", nullable = true) PartialDate announcedOn,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<FundingView> of(List<Funding> records, Matches matches) {
        References references = References.of(Kind.FUNDING, records);
        return records.stream()
                .map(e -> new FundingView(
                        e.slug,
                        references.one(e, "programme"),
                        references.one(e, "project"),
                        references.one(e, "recipient"),
                        references.one(e, "funder"),
                        e.purpose,
                        e.amount == null ? null : new Money(e.amount, e.currency, e.amountQualifier),
                        e.year,
                        e.status,
                        e.announcedOn,
                        new NotStated()
                                .field("project", references.one(e, "project"))
                                .field("recipient", references.one(e, "recipient"))
                                .field("funder", references.one(e, "funder"))
                                .field("amount", e.amount)
                                .field("year", e.year)
                                .field("announcedOn", e.announcedOn)
                                .names(),
                        Meta.of(Kind.FUNDING, e, references, matches)))
                .toList();
    }
}
