package de.dortmund.praeventionskette.organisation;

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

/** An organisation as it is written. */
public record OrganisationInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Size(min = 1, max = Rules.SHORT) String name,
        @NotNull OrganisationKind kind,
        @Valid RefInput parent,
        @Size(min = 1, max = Rules.LONG) String description,
        @Pattern(regexp = Rules.URL) @Size(max = 2000) String url,
        @Size(min = 1, max = Rules.SHORT) String address,
        Boolean trusted,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(Organisation e, Resolver resolver) {
        e.name = name;
        e.kind = kind;
        e.parent = resolver.one(Kind.ORGANISATION, Organisation.class, parent, "/parent");
        e.description = description;
        e.url = url;
        e.address = address;
        e.trusted = Boolean.TRUE.equals(trusted);
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
