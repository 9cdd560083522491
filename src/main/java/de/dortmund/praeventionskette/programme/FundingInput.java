package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.record.Era;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.vocabulary.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A funding as it is written. */
public record FundingInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Valid RefInput programme,
        @Valid RefInput project,
        @Valid RefInput recipient,
        @Valid RefInput funder,
        @NotNull @Size(min = 1, max = Rules.SHORT) String purpose,
        @Valid Money amount,
        @Min(Era.FIRST) @Max(Era.LAST) Integer year,
        @NotNull FundingStatus status,
        PartialDate announcedOn,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(Funding e, Resolver resolver) {
        e.programme = resolver.one(Kind.FUNDING_PROGRAMME, FundingProgramme.class, programme, "/programme");
        e.project = resolver.one(Kind.PROJECT, Project.class, project, "/project");
        e.recipient = resolver.one(Kind.ORGANISATION, Organisation.class, recipient, "/recipient");
        e.funder = resolver.one(Kind.ORGANISATION, Organisation.class, funder, "/funder");
        e.funderBasis = funder == null ? null : funder.basis();
        e.purpose = purpose;
        e.amount = amount == null ? null : amount.amount();
        e.currency = amount == null ? null : amount.currency();
        e.amountQualifier = amount == null ? null : amount.qualifier();
        e.year = year;
        e.status = status;
        e.announcedOn = announcedOn;
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
