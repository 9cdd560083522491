package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A source as it is written. */
public record SourceInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Size(min = 1, max = Rules.SHORT) String title,
        @NotNull SourceKind kind,
        @Pattern(regexp = Rules.URL) @Size(max = 2000) String url,
        @Size(min = 1, max = Rules.SHORT) String publisher,
        PartialDate publishedOn,
        @Size(min = 1, max = Rules.LONG) String description,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(Source e, Resolver resolver) {
        e.title = title;
        e.kind = kind;
        e.url = url;
        e.publisher = publisher;
        e.publishedOn = publishedOn;
        e.description = description;
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
