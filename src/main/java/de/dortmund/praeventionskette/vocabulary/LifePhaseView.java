package de.dortmund.praeventionskette.vocabulary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link of the prevention chain by age (Lebensphase) */
@Schema(name = "LifePhase", description = "A link of the prevention chain by age (Lebensphase)")
public record LifePhaseView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "0-3") String slug,
        @Schema(description = "Its name", examples = "0 bis 3 Jahre") String name,
        @Schema(description = "The place in the chain, from 1", examples = "2") int order,
        @Schema(description = "From this age in months, inclusive; negative is before birth", examples = "0") int ageFromMonths,
        @Schema(description = "To this age in months, exclusive; null is open", examples = "36", nullable = true) Integer ageToMonths,
        @Schema(description = "Stands beside the chain: no link between two others", examples = "false") boolean crossCutting,
        @Schema(description = "The projects of the life phase, exactly those that the filter finds") Excerpt projects,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<LifePhaseView> of(List<LifePhase> records, Matches matches) {
        References references = References.of(Kind.LIFE_PHASE, records);
        Excerpts projects = Excerpts.ofProjects("lifePhase", records, "", slug -> Kind.PROJECT.address() + "?lifePhase=" + slug);
        return records.stream()
                .map(e -> new LifePhaseView(
                        e.slug,
                        e.name,
                        e.position,
                        e.ageFromMonths,
                        e.ageToMonths,
                        e.crossCutting,
                        projects.of(e),
                        Meta.of(Kind.LIFE_PHASE, e, references, matches)))
                .toList();
    }
}
