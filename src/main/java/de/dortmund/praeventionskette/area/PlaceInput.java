package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.vocabulary.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A place as it is written. */
public record PlaceInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Size(min = 1, max = Rules.SHORT) String name,
        @NotNull PlaceKind kind,
        @Size(min = 1, max = Rules.SHORT) String district,
        @Size(min = 1, max = Rules.SHORT) String address,
        @Valid RefInput actionArea,
        @Valid Point point,
        @Valid RefInput carrier,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(Place e, Resolver resolver) {
        e.name = name;
        e.kind = kind;
        e.district = district;
        e.address = address;
        e.actionArea = resolver.one(Kind.ACTION_AREA, ActionArea.class, actionArea, "/actionArea");
        e.point = point;
        e.carrier = resolver.one(Kind.ORGANISATION, Organisation.class, carrier, "/carrier");
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
