package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.exchange.linked.WebAddress;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.project.ProjectStatus;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The projects of the catalogue as services of the specification, many at once in the same few statements. */
@Singleton
class Services {

    private static final List<Vocabulary> DESCRIBING = List.of(Vocabulary.TOPICS, Vocabulary.TARGET_GROUPS, Vocabulary.LIFE_PHASES,
            Vocabulary.ACCESS, Vocabulary.FUNDING_PROGRAMMES, Vocabulary.ACTION_PRIORITIES, Vocabulary.PROJECT_STATUSES,
            Vocabulary.PROJECT_KINDS, Vocabulary.PLACE_KINDS);

    private final CatalogueConfig config;
    private final Terms terms;
    private final Organizations organizations;

    Services(CatalogueConfig config, Terms terms, Organizations organizations) {
        this.config = config;
        this.terms = terms;
        this.organizations = organizations;
    }

    /** What else the services of a batch show, read for all of them together. */
    private record Beside(Map<String, String> leads, Map<String, Hsds.Organization> organizations,
            Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> terms, Map<String, Hsds.Contact> contacts,
            Map<String, Hsds.Location> locations, Areas areas) {}

    /** How much of a service is shown. */
    @FunctionalInterface
    interface Shape extends Function<List<Project>, List<Hsds.Service>> {}

    /** What the parameters find. */
    Source<Hsds.Service> found(ServiceFilter filter, Shape form) {
        ServiceQuery query = ServiceQuery.of(filter, null, terms);
        return new Source.Stored<>("e.id", query.from(), "e.slug", query.parameters(),
                rows -> form.apply(records(ServiceQuery.ids(rows))));
    }

    /** The projects with these ids, in this order. */
    static List<Project> records(List<Long> ids) {
        Map<Long, Project> records = new HashMap<>();
        if (!ids.isEmpty()) {
            Panache.getEntityManager().createQuery("select e from Project e where e.id in :ids", Project.class).setParameter("ids", ids)
                    .getResultList().forEach(record -> records.put(record.id, record));
        }
        return ids.stream().map(records::get).toList();
    }

    /** Their ids, and what the specification demands beside. */
    static List<Hsds.Service> minimal(List<Project> records) {
        return records.stream()
                .map(e -> named(e, e.updatedAt.truncatedTo(ChronoUnit.MILLIS), null)).toList();
    }

    /** Its name and what stands for it beside an organization that provides it, or only leads the programme. */
    static Hsds.Service named(Project e, boolean byLead) {
        return named(e, null, byLead(new Described(Map.of(), Ids.of(Kind.PROJECT, e.slug), "service"), byLead).attributes());
    }

    private static Hsds.Service named(Project e, Instant modified, List<Hsds.Attribute> attributes) {
        return new Hsds.Service(Ids.of(Kind.PROJECT, e.slug), null, e.title, null, null, null, null, status(e.status), null, null, null,
                null, null, null, null, modified, null, null, null, null, null, null, null, attributes);
    }

    /** The mark of a service whose organization is only the lead of the programme. */
    private static Described byLead(Described described, boolean byLead) {
        return described.with("organization_basis", "Kein Träger angegeben: genannt ist die Federführung des Programms",
                byLead ? "programme-lead" : null);
    }

    /** With the fields that lists have. */
    List<Hsds.Service> brief(List<Project> records) {
        List<ProjectView> views = ProjectView.of(records, Matches.NONE);
        Map<String, String> leads = leads(views);
        Beside beside = new Beside(leads, organizations.named(providers(views, leads), false), Map.of(), Map.of(), Map.of(), Areas.NONE);
        return views.stream().map(view -> service(view, beside, false, false)).toList();
    }

    /** With everything. */
    List<Hsds.Service> full(List<Project> records) {
        return full(records, true);
    }

    /** With everything; of a service at a location without its locations. */
    List<Hsds.Service> full(List<Project> records, boolean withLocations) {
        List<ProjectView> views = ProjectView.of(records, Matches.NONE);
        Map<String, String> leads = leads(views);
        Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> describing = terms.of(DESCRIBING);
        Beside beside = new Beside(leads, organizations.named(providers(views, leads), true), describing,
                Contacts.named(slugs(views, ProjectView::contacts)),
                withLocations ? Places.named(slugs(views, ProjectView::places), describing, true) : Map.of(),
                Areas.named(slugs(views, ProjectView::actionAreas), config));
        return views.stream().map(view -> service(view, beside, true, withLocations)).toList();
    }

    private static Set<String> slugs(List<ProjectView> views, Function<ProjectView, List<Ref>> field) {
        return views.stream().flatMap(view -> field.apply(view).stream()).map(Ref::slug).collect(Collectors.toSet());
    }

    /** Who leads the programmes, as far as everybody may know. */
    private static Map<String, String> leads(List<ProjectView> views) {
        Set<String> programmes = views.stream().filter(view -> view.carrier() == null && view.programme() != null)
                .map(view -> view.programme().slug()).collect(Collectors.toSet());
        Map<String, String> leads = new HashMap<>();
        if (!programmes.isEmpty()) {
            Panache.getEntityManager()
                    .createQuery(
                            "select e.slug, o.slug from FundingProgramme e join e.lead o where e.visible and o.visible and"
                                    + " e.slug in :slugs",
                            Tuple.class)
                    .setParameter("slugs", programmes).getResultList().forEach(row -> leads.put((String) row.get(0), (String) row.get(1)));
        }
        return leads;
    }

    private static Collection<String> providers(List<ProjectView> views, Map<String, String> leads) {
        return views.stream().map(view -> provider(view, leads)).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The carrier; where no source states one, the lead of the programme; where there is none, nobody. */
    private static String provider(ProjectView view, Map<String, String> leads) {
        return view.carrier() != null ? view.carrier().slug() : view.programme() == null ? null : leads.get(view.programme().slug());
    }

    static String status(ProjectStatus status) {
        return switch (status) {
            case RUNNING -> "active";
            case PLANNED, APPLIED_FOR -> "inactive";
            case ENDED -> "defunct";
            case PAUSED -> "temporarily closed";
        };
    }

    private Hsds.Service service(ProjectView view, Beside beside, boolean full, boolean withLocations) {
        UUID id = Ids.of(Kind.PROJECT, view.slug());
        String provider = provider(view, beside.leads);
        Hsds.Organization organization = provider == null ? null : beside.organizations.get(provider);
        String address = config.publicUrl(Kind.PROJECT.address(view.slug()));
        return new Hsds.Service(
                id,
                organization == null ? null : organization.id(),
                view.title(),
                view.subtitle(),
                description(view),
                WebAddress.of(view.url()),
                full ? List.of(new Hsds.Url(Ids.of("urls", view.slug()), "Präventionsketten-Katalog Dortmund", address)) : null,
                status(view.status()),
                view.registration(),
                view.costs(),
                view.costs(),
                eligibility(view),
                showsAges(view) ? Values.minimumAge(view.ageFromMonths(), view.ageToMonths()) : null,
                showsAges(view) ? Values.maximumAge(view.ageToMonths()) : null,
                Values.day(view.meta().verifiedAt()),
                view.meta().updatedAt().truncatedTo(ChronoUnit.MILLIS),
                full ? schedules(view, id) : null,
                full ? beside.areas.of(view, id) : null,
                full && withLocations ? locations(view, id, beside) : null,
                full ? languages(view, id) : null,
                organization,
                full && view.programme() != null
                        ? List.of(new Hsds.Funding(Ids.of("funding", view.slug(), view.programme().slug()), id, view.programme().name()))
                        : null,
                full ? view.contacts().stream().map(ref -> beside.contacts.get(ref.slug())).filter(Objects::nonNull).toList() : null,
                full ? attributes(view, id, beside) : null);
    }

    /** Every text that says what it is; absent where there is none. */
    private static String description(ProjectView view) {
        return joined("\n\n", view.summary(), view.description(), view.goal() == null ? null : "Ziel: " + view.goal());
    }

    /** Ages that the source leaves open are not stated as a fact. */
    private static boolean showsAges(ProjectView view) {
        return !view.allAges() && view.ageBasis() != Basis.AMBIGUOUS;
    }

    private static String eligibility(ProjectView view) {
        return joined("\n",
                view.allAges() ? "Für alle Altersgruppen." : null,
                showsAges(view) ? Values.ages(view.ageFromMonths(), view.ageToMonths()) : null,
                view.targetGroups().isEmpty() ? null
                        : "Für: " + view.targetGroups().stream().map(Ref::name).collect(Collectors.joining("; ")));
    }

    private static String joined(String glue, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(glue));
    }

    /** The specification's rules of recurrence can't be read out of words: the words are told. */
    private static List<Hsds.Schedule> schedules(ProjectView view, UUID id) {
        String from = Values.day(view.startsOn());
        String to = Values.day(view.endsOn());
        String words = joined("\n", view.openingTimes(),
                from == null && view.startsOn() != null ? "Beginn: " + view.startsOn().text() : null,
                to == null && view.endsOn() != null ? "Ende: " + view.endsOn().text() : null);
        return from == null && to == null && words.isEmpty() ? List.of()
                : List.of(new Hsds.Schedule(Ids.of("schedules", view.slug()), id, from, to, words));
    }

    private static List<Hsds.ServiceAtLocation> locations(ProjectView view, UUID id, Beside beside) {
        return view.places().stream().filter(ref -> beside.locations.containsKey(ref.slug())).map(ref -> {
            Hsds.Location location = beside.locations.get(ref.slug());
            return new Hsds.ServiceAtLocation(ServicesAtLocations.idOf(view.slug(), ref.slug()), view.title(), status(view.status()), id,
                    location.id(), location, null);
        }).toList();
    }

    private static List<Hsds.Language> languages(ProjectView view, UUID id) {
        List<Hsds.Language> languages = new ArrayList<>();
        for (String tag : new LinkedHashSet<>(view.languages())) {
            Locale locale = Locale.forLanguageTag(tag);
            String code = locale.getLanguage();
            languages.add(new Hsds.Language(Ids.of("languages", view.slug(), tag), id,
                    code.isEmpty() ? tag : locale.getDisplayLanguage(Locale.GERMAN), code, tag.equals(code) ? null : tag));
        }
        return languages;
    }

    private List<Hsds.Attribute> attributes(ProjectView view, UUID id, Beside beside) {
        Described described = new Described(beside.terms, id, "service");
        view.topics().forEach(ref -> described.by(Vocabulary.TOPICS, ref.slug(), ref.basis()));
        view.targetGroups().forEach(ref -> described.by(Vocabulary.TARGET_GROUPS, ref.slug(), ref.basis()));
        view.lifePhases().forEach(ref -> described.by(Vocabulary.LIFE_PHASES, ref.slug(), ref.basis()));
        view.access().forEach(access -> described.by(Vocabulary.ACCESS, access.code, null));
        view.actionPriorities().forEach(ref -> described.by(Vocabulary.ACTION_PRIORITIES, ref.slug(), ref.basis()));
        if (view.programme() != null) {
            described.by(Vocabulary.FUNDING_PROGRAMMES, view.programme().slug(), view.programme().basis());
        }
        described.by(Vocabulary.PROJECT_STATUSES, view.status().code, null).by(Vocabulary.PROJECT_KINDS, view.kind().code, null)
                .with("number", "Nummer im Programm", view.number())
                .with("programme_priority", "Schwerpunkt des Programms", view.priority() == null ? null : view.priority().name())
                .with("accessibility", "Barrierefreiheit", view.accessibility())
                .with("age_basis", "Woher das Alter bekannt ist", view.ageBasis() == null ? null : view.ageBasis().code)
                .with("licence", "Lizenz", view.meta().licence());
        byLead(described, view.carrier() == null && provider(view, beside.leads) != null);
        view.organisations()
                .forEach(ref -> described.with("participating_organization", ref.name(), Ids.of(Kind.ORGANISATION, ref.slug())));
        if (view.meta().externalId() != null) {
            described.with("external_id", view.meta().externalId().system(), view.meta().externalId().id());
        }
        view.meta().sources()
                .forEach(source -> described.with("source", source.name(), config.publicUrl(Kind.SOURCE.address(source.slug()))));
        return described.attributes();
    }
}
