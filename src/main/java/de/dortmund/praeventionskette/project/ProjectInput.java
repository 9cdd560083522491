package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.area.Place;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.programme.FundingProgramme;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.vocabulary.ActionPriority;
import de.dortmund.praeventionskette.vocabulary.LifePhase;
import de.dortmund.praeventionskette.vocabulary.Source;
import de.dortmund.praeventionskette.vocabulary.TargetGroup;
import de.dortmund.praeventionskette.vocabulary.Topic;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** A project as it is written. */
public record ProjectInput(
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @NotNull ProjectKind kind,
        @NotNull @Size(min = 1, max = Rules.SHORT) String title,
        @Size(min = 1, max = Rules.SHORT) String subtitle,
        @Size(min = 1, max = 500) String summary,
        @Size(min = 1, max = Rules.LONG) String goal,
        @Size(min = 1, max = Rules.LONG) String description,
        @NotNull ProjectStatus status,
        @Valid RefInput programme,
        @Min(1) Integer number,
        @Valid RefInput priority,
        @Valid RefInput carrier,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> organisations,
        Boolean cityWide,
        Basis cityWideBasis,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> actionAreas,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> places,
        Boolean allAges,
        @Min(-10) @Max(1500) Integer ageFromMonths,
        @Min(-9) @Max(1500) Integer ageToMonths,
        Basis ageBasis,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> lifePhases,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> targetGroups,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> topics,
        @Size(max = 10) List<@NotNull Access> access,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> actionPriorities,
        PartialDate startsOn,
        PartialDate endsOn,
        @Pattern(regexp = Rules.URL) @Size(max = 2000) String url,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> contacts,
        @Size(min = 1, max = Rules.LONG) String registration,
        @Size(min = 1, max = Rules.LONG) String openingTimes,
        @Size(min = 1, max = Rules.LONG) String costs,
        @Size(max = Rules.LIST) List<@NotNull @Size(min = 2, max = 35) String> languages,
        @Size(min = 1, max = Rules.LONG) String accessibility,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(Project e, Resolver resolver) {
        e.kind = kind;
        e.title = title;
        e.subtitle = subtitle;
        e.summary = summary;
        e.goal = goal;
        e.description = description;
        e.status = status;
        e.programme = resolver.one(Kind.FUNDING_PROGRAMME, FundingProgramme.class, programme, "/programme");
        e.number = number;
        e.priority = priority == null ? null : priority.slug();
        e.carrier = resolver.one(Kind.ORGANISATION, Organisation.class, carrier, "/carrier");
        e.organisations = resolver.all(Kind.ORGANISATION, Organisation.class, organisations, "/organisations");
        e.cityWide = Boolean.TRUE.equals(cityWide);
        e.cityWideBasis = cityWideBasis;
        e.actionAreas = new ArrayList<>();
        for (RefInput reference : Rules.orEmpty(actionAreas)) {
            AreaLink link = new AreaLink();
            link.target = resolver.one(Kind.ACTION_AREA, ActionArea.class, reference, "/actionAreas/" + e.actionAreas.size());
            link.basis = reference.basisOrStated();
            e.actionAreas.add(link);
        }
        e.places = resolver.all(Kind.PLACE, Place.class, places, "/places");
        e.allAges = Boolean.TRUE.equals(allAges);
        e.ageFromMonths = ageFromMonths;
        e.ageToMonths = ageToMonths;
        e.ageBasis = ageBasis;
        e.lifePhases = new ArrayList<>();
        for (RefInput reference : Rules.orEmpty(lifePhases)) {
            LifePhaseLink link = new LifePhaseLink();
            link.target = resolver.one(Kind.LIFE_PHASE, LifePhase.class, reference, "/lifePhases/" + e.lifePhases.size());
            link.basis = reference.basisOrStated();
            e.lifePhases.add(link);
        }
        e.targetGroups = new ArrayList<>();
        for (RefInput reference : Rules.orEmpty(targetGroups)) {
            TargetGroupLink link = new TargetGroupLink();
            link.target = resolver.one(Kind.TARGET_GROUP, TargetGroup.class, reference, "/targetGroups/" + e.targetGroups.size());
            link.basis = reference.basisOrStated();
            e.targetGroups.add(link);
        }
        e.topics = new ArrayList<>();
        for (RefInput reference : Rules.orEmpty(topics)) {
            TopicLink link = new TopicLink();
            link.target = resolver.one(Kind.TOPIC, Topic.class, reference, "/topics/" + e.topics.size());
            link.basis = reference.basisOrStated();
            e.topics.add(link);
        }
        e.access = new ArrayList<>(Rules.orEmpty(access));
        e.actionPriorities = new ArrayList<>();
        for (RefInput reference : Rules.orEmpty(actionPriorities)) {
            PriorityLink link = new PriorityLink();
            link.target =
                    resolver.one(Kind.ACTION_PRIORITY, ActionPriority.class, reference, "/actionPriorities/" + e.actionPriorities.size());
            link.basis = reference.basisOrStated();
            e.actionPriorities.add(link);
        }
        e.startsOn = startsOn;
        e.endsOn = endsOn;
        e.url = url;
        e.contacts = resolver.all(Kind.CONTACT, Contact.class, contacts, "/contacts");
        e.registration = registration;
        e.openingTimes = openingTimes;
        e.costs = costs;
        e.languages = new ArrayList<>(Rules.orEmpty(languages));
        e.accessibility = accessibility;
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
