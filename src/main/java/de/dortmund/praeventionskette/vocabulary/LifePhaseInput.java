package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A life phase as it is written. */
public record LifePhaseInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Size(min = 1, max = Rules.SHORT) String name,
        @NotNull @Min(1) Integer order,
        @NotNull @Min(-10) @Max(1500) Integer ageFromMonths,
        @Min(-9) @Max(1500) Integer ageToMonths,
        Boolean crossCutting,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(LifePhase e, Resolver resolver) {
        e.name = name;
        e.position = order;
        e.ageFromMonths = ageFromMonths;
        e.ageToMonths = ageToMonths;
        e.crossCutting = Boolean.TRUE.equals(crossCutting);
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
