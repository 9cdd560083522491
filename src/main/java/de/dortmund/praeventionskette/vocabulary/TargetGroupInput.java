package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.Basis;
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

/** A target group as it is written. */
public record TargetGroupInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Size(min = 1, max = Rules.SHORT) String name,
        @Valid RefInput broader,
        @Min(-10) @Max(1500) Integer ageFromMonths,
        @Min(-9) @Max(1500) Integer ageToMonths,
        Basis ageBasis,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(TargetGroup e, Resolver resolver) {
        e.name = name;
        e.broader = resolver.one(Kind.TARGET_GROUP, TargetGroup.class, broader, "/broader");
        e.ageFromMonths = ageFromMonths;
        e.ageToMonths = ageToMonths;
        e.ageBasis = ageBasis;
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
