package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.vocabulary.LifePhase;
import de.dortmund.praeventionskette.vocabulary.Source;
import de.dortmund.praeventionskette.vocabulary.TargetGroup;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A funding programme as it is written. */
public record FundingProgrammeInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull @Size(min = 1, max = Rules.SHORT) String name,
        @Size(min = 1, max = Rules.SHORT) String shortName,
        @NotNull ProgrammeKind kind,
        ProgrammeLevel level,
        @Size(min = 1, max = Rules.SHORT) String principle,
        @Size(min = 1, max = Rules.LONG) String description,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 1, max = Rules.LONG) String> goals,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 1, max = Rules.LONG) String> focusAreas,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 1, max = Rules.LONG) String> statements,
        @Size(max = Rules.LIST) List<@NotNull @Valid PriorityInput> priorities,
        PartialDate startsOn,
        Basis startsOnBasis,
        PartialDate endsOn,
        @Valid RefInput lead,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> partners,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> participants,
        @Min(1) Integer municipalities,
        @Min(1) Integer applicants,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> targetGroups,
        @Valid RefInput succeededBy,
        @Size(max = Rules.LIST) List<@NotNull @Valid GapInput> statedGaps,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> contacts,
        @Pattern(regexp = Rules.URL) @Size(max = 2000) String url,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** A priority of the programme as it is written. */
    public record PriorityInput(
            @NotNull @Pattern(regexp = Rules.SLUG) String slug, @NotNull @Size(min = 1, max = Rules.SHORT) String name,
            @NotNull @Min(1) Integer order) {

        private ProgrammePriority toPriority() {
            ProgrammePriority priority = new ProgrammePriority();
            priority.slug = slug;
            priority.name = name;
            priority.position = order;
            return priority;
        }
    }

    /** A stated gap as it is written. */
    public record GapInput(
            @NotNull @Size(min = 1, max = Rules.LONG) String text, @Valid RefInput fromPhase, @Valid RefInput toPhase,
            @Size(min = 1, max = Rules.LONG) String note) {}

    private List<StatedGap> gaps(Resolver resolver) {
        List<StatedGap> all = new ArrayList<>();
        for (GapInput input : Rules.orEmpty(statedGaps)) {
            String pointer = "/statedGaps/" + all.size();
            StatedGap gap = new StatedGap();
            gap.text = input.text;
            gap.fromPhase = resolver.one(Kind.LIFE_PHASE, LifePhase.class, input.fromPhase, pointer + "/fromPhase");
            gap.toPhase = resolver.one(Kind.LIFE_PHASE, LifePhase.class, input.toPhase, pointer + "/toPhase");
            gap.note = input.note;
            all.add(gap);
        }
        return all;
    }

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(FundingProgramme e, Resolver resolver) {
        e.name = name;
        e.shortName = shortName;
        e.kind = kind;
        e.level = level;
        e.principle = principle;
        e.description = description;
        e.goals = new ArrayList<>(Rules.orEmpty(goals));
        e.focusAreas = new ArrayList<>(Rules.orEmpty(focusAreas));
        e.statements = new ArrayList<>(Rules.orEmpty(statements));
        e.priorities = Rules.orEmpty(priorities).stream().map(PriorityInput::toPriority).collect(Collectors.toCollection(ArrayList::new));
        e.startsOn = startsOn;
        e.startsOnBasis = startsOnBasis;
        e.endsOn = endsOn;
        e.lead = resolver.one(Kind.ORGANISATION, Organisation.class, lead, "/lead");
        e.partners = resolver.all(Kind.ORGANISATION, Organisation.class, partners, "/partners");
        e.participants = resolver.all(Kind.ORGANISATION, Organisation.class, participants, "/participants");
        e.municipalities = municipalities;
        e.applicants = applicants;
        e.targetGroups = resolver.all(Kind.TARGET_GROUP, TargetGroup.class, targetGroups, "/targetGroups");
        e.succeededBy = resolver.one(Kind.FUNDING_PROGRAMME, FundingProgramme.class, succeededBy, "/succeededBy");
        e.succeededByBasis = succeededBy == null ? null : succeededBy.basis();
        e.statedGaps = gaps(resolver);
        e.contacts = resolver.all(Kind.CONTACT, Contact.class, contacts, "/contacts");
        e.url = url;
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
