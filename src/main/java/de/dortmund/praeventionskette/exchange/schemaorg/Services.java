package de.dortmund.praeventionskette.exchange.schemaorg;

import de.dortmund.praeventionskette.exchange.linked.WebAddress;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.project.ProjectStatus;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Projects as schema.org has services. docs/DCAT.md has the table. */
@ApplicationScoped
class Services {

    private final Words words;

    Services(Words words) {
        this.words = words;
    }

    /** What the public knows of the project. */
    Thing of(Project project, ProjectView view) {
        boolean ofGovernment = view.carrier() != null && Words.ofGovernment(project.carrier.kind);
        return Thing.of(ofGovernment ? "GovernmentService" : "Service").at(words.address(view.meta().links().self()))
                .withAll("identifier", words.keys(view.slug(), view.meta()))
                .with("name", view.title())
                .with("alternateName", view.subtitle())
                .with("disambiguatingDescription", view.summary())
                .with("description",
                        Stream.of(view.goal(), view.description()).filter(Objects::nonNull).collect(Collectors.joining("\n\n")))
                .with("url", WebAddress.of(view.url()))
                .with("serviceType", type(view))
                .withAll("provider", providers(project, view))
                .withAll("areaServed", areas(view))
                .withAll("audience", audience(view))
                .withAll("category", categories(view))
                .with("isRelatedTo", words.other("Service", view.programme()))
                .withAll("availableChannel", channels(view))
                .with("hoursAvailable", Thing.of("OpeningHoursSpecification").with("description", view.openingTimes()))
                .with("offers", Thing.of("Offer").with("description", view.costs())
                        .with("availability", view.status() == ProjectStatus.ENDED ? "https://schema.org/Discontinued" : null)
                        .with("availabilityStarts", text(view.startsOn()))
                        .with("availabilityEnds", text(view.endsOn())))
                .with("potentialAction", Thing.of("RegisterAction").with("description", view.registration()))
                .with("mainEntityOfPage", words.page(view.meta()));
    }

    private static String type(ProjectView view) {
        return switch (view.kind()) {
            case PROJECT -> "Projekt";
            case MODULE -> "Baustein eines Förderprogramms";
            case OFFER -> "Angebot";
        };
    }

    /** The carrier; and by a role of their own those that take part, which are not responsible. */
    private List<Thing> providers(Project project, ProjectView view) {
        List<Thing> providers = new ArrayList<>();
        if (view.carrier() != null) {
            providers.add(words.other(Words.typeOf(project.carrier.kind), view.carrier()));
        }
        Words.certain(view.organisations()).forEach(organisation -> providers.add(Thing.of("OrganizationRole").with("roleName", "beteiligt")
                .with("provider", words.other("Organization", organisation))));
        return providers;
    }

    private List<Thing> areas(ProjectView view) {
        List<Thing> areas = new ArrayList<>(words.others("AdministrativeArea", view.actionAreas()));
        if (view.cityWide()) {
            areas.add(0, Words.dortmund());
        }
        return areas;
    }

    private List<Thing> audience(ProjectView view) {
        List<Thing> audience = new ArrayList<>();
        if (view.allAges()) {
            audience.add(Thing.of("PeopleAudience").with("audienceType", "alle Altersstufen"));
        }
        if (view.ageBasis() != null && view.ageBasis() != Basis.AMBIGUOUS) {
            // The catalogue's upper end is exclusive, schema.org's is a value that still counts.
            Integer oldest = view.ageToMonths() == null ? null : view.ageToMonths() - 1;
            Thing months = Thing.of("QuantitativeValue").with("minValue", view.ageFromMonths()).with("maxValue", oldest);
            audience.add(Thing.of("PeopleAudience").with("suggestedAge",
                    view.ageFromMonths() == null && oldest == null ? null : months.with("unitCode", "MON")));
        }
        audience.addAll(ofWords("PeopleAudience", view.lifePhases()));
        audience.addAll(ofWords("Audience", view.targetGroups()));
        return audience;
    }

    private List<Thing> ofWords(String type, List<Ref> refs) {
        return Words.certain(refs).stream().map(ref -> words.other(type, ref).with("audienceType", ref.name())).toList();
    }

    private List<Thing> categories(ProjectView view) {
        List<Thing> categories = new ArrayList<>(words.terms(Kind.TOPIC, view.topics()));
        categories.addAll(words.terms(Kind.ACTION_PRIORITY, view.actionPriorities()));
        if (view.priority() != null) {
            categories.add(Thing.of("DefinedTerm").with("name", view.priority().name()).with("termCode", view.priority().slug())
                    .with("inDefinedTermSet",
                            view.programme() == null ? null : words.address(view.programme().links().self() + "#priorities")));
        }
        return categories;
    }

    /** How it is reached: where and in which languages, in which ways, and through whom. */
    private List<Thing> channels(ProjectView view) {
        List<Thing> channels = new ArrayList<>();
        channels.add(Thing.of("ServiceChannel")
                .withAll("serviceLocation", words.others("Place", view.places()))
                .withTexts("availableLanguage", view.languages())
                .with("description", view.accessibility()));
        view.access().forEach(access -> channels.add(Thing.of("ServiceChannel").with("name", access.code)));
        for (ContactView contact : words.contacts(Words.certain(view.contacts()))) {
            channels.add(Thing.of("ServiceChannel").with("name", contact.function())
                    .with("serviceUrl", WebAddress.ofMail(contact.email()))
                    .with("servicePhone", contact.phones().isEmpty() ? null : words.contactPoint(contact)));
        }
        return channels;
    }

    private static String text(PartialDate date) {
        return date == null ? null : date.text();
    }
}
