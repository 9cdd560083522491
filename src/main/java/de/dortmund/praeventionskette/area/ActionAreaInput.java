package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.vocabulary.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** An action area as it is written. Its contacts are written at the contacts. */
public record ActionAreaInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Min(1) Integer number,
        @NotNull @Size(min = 1, max = Rules.SHORT) String name,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 1, max = Rules.LONG) String> aliases,
        @Size(min = 1, max = Rules.SHORT) String district,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 1, max = Rules.LONG) String> statisticalDistricts,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 1, max = Rules.LONG) String> statisticalSubdistricts,
        @Valid Point point,
        @Valid Boundary boundary,
        PartialDate validUntil,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(ActionArea e, Resolver resolver) {
        e.number = number;
        e.name = name;
        e.aliases = new ArrayList<>(Rules.orEmpty(aliases));
        e.district = district;
        e.statisticalDistricts = new ArrayList<>(Rules.orEmpty(statisticalDistricts));
        e.statisticalSubdistricts = new ArrayList<>(Rules.orEmpty(statisticalSubdistricts));
        e.point = point;
        e.boundary = boundary;
        e.validUntil = validUntil;
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
