package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.area.PlaceKind;
import de.dortmund.praeventionskette.organisation.OrganisationKind;
import de.dortmund.praeventionskette.project.Access;
import de.dortmund.praeventionskette.project.ProjectKind;
import de.dortmund.praeventionskette.project.ProjectStatus;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The vocabularies as taxonomies and their terms, as the public sees them. */
@Singleton
class Terms {

    private static final String LANGUAGE = "de";

    private static final Map<Vocabulary, Map<String, String>> FIXED = Map.of(
            Vocabulary.ACCESS, names(Access.values(), access -> access.code, access -> switch (access) {
                case NIEDRIGSCHWELLIG -> "Niedrigschwellig";
                case AUFSUCHEND -> "Aufsuchend: geht dorthin, wo die Menschen sind";
                case MOBIL -> "Mobil: kommt mit einem Fahrzeug oder an wechselnde Orte";
                case LOTSEND -> "Lotsend: führt durch das System der Hilfen";
            }),
            Vocabulary.PROJECT_STATUSES, names(ProjectStatus.values(), status -> status.code, status -> status.label),
            Vocabulary.PROJECT_KINDS, names(ProjectKind.values(), kind -> kind.code, kind -> switch (kind) {
                case PROJECT -> "Projekt eines Aktionsplans";
                case MODULE -> "Baustein eines Förderprogramms";
                case OFFER -> "Einzelnes Angebot";
            }),
            Vocabulary.ORGANISATION_KINDS, names(OrganisationKind.values(), kind -> kind.code, kind -> switch (kind) {
                case MUNICIPALITY -> "Kommune";
                case DEPARTMENT -> "Amt oder Fachbereich";
                case OFFICE -> "Büro oder Stelle";
                case BODY -> "Gremium";
                case STATE -> "Land";
                case FOUNDATION -> "Stiftung";
                case ASSOCIATION -> "Verein";
                case COMPANY -> "Unternehmen";
                case RELIGIOUS_COMMUNITY -> "Religionsgemeinschaft";
                case GROUP -> "Art von Organisationen, keine mit Namen";
            }),
            Vocabulary.PLACE_KINDS, names(PlaceKind.values(), kind -> kind.code, kind -> switch (kind) {
                case SCHOOL -> "Schule";
                case DAYCARE_CENTRE -> "Kindertageseinrichtung";
                case CLINIC -> "Klinik";
                case OFFICE -> "Büro";
                case VENUE -> "Veranstaltungsort";
                case QUARTER -> "Quartier";
                case ESTATE -> "Siedlung";
                case STREET -> "Straße";
            }));

    /** The columns: key, name, the key above, what else describes it. */
    private static final Map<Vocabulary, String> STORED = Map.of(
            Vocabulary.TARGET_GROUPS,
            "e.slug, e.name, b.slug, e.ageFromMonths, e.ageToMonths from TargetGroup e left join e.broader b on b.visible"
                    + " where e.visible order by e.name, e.slug",
            Vocabulary.TOPICS, "e.slug, e.name, null, null, null from Topic e where e.visible order by e.position, e.slug",
            Vocabulary.LIFE_PHASES,
            "e.slug, e.name, null, e.ageFromMonths, e.ageToMonths from LifePhase e where e.visible order by e.position, e.slug",
            Vocabulary.FUNDING_PROGRAMMES,
            "e.slug, e.name, null, e.description, null from FundingProgramme e where e.visible order by e.name, e.slug",
            Vocabulary.ACTION_PRIORITIES,
            "e.slug, e.name, null, e.fieldName, null from ActionPriority e where e.visible order by e.field, e.number, e.slug");

    private final CatalogueConfig config;

    Terms(CatalogueConfig config) {
        this.config = config;
    }

    private static <E extends Enum<E>> Map<String, String> names(E[] values, Function<E, String> code, Function<E, String> name) {
        Map<String, String> names = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> names.put(code.apply(value), name.apply(value)));
        return names;
    }

    /** All taxonomies. */
    List<Hsds.Taxonomy> taxonomies() {
        return Arrays.stream(Vocabulary.values()).map(this::taxonomy).toList();
    }

    /** The vocabulary whose taxonomy has this id. */
    Optional<Vocabulary> vocabulary(UUID id) {
        return Arrays.stream(Vocabulary.values()).filter(vocabulary -> idOf(vocabulary).equals(id)).findFirst();
    }

    /** A term by its vocabulary and its key there. */
    record Named(Vocabulary vocabulary, String slug) {}

    /** The term that has this id. */
    Optional<Named> named(String sent) {
        return Ids.read(sent).flatMap(id -> of(Arrays.asList(Vocabulary.values())).entrySet().stream()
                .flatMap(terms -> terms.getValue().keySet().stream().map(slug -> new Named(terms.getKey(), slug)))
                .filter(named -> idOf(named.vocabulary, named.slug).equals(id)).findFirst());
    }

    Hsds.Taxonomy taxonomy(Vocabulary vocabulary) {
        return new Hsds.Taxonomy(idOf(vocabulary), vocabulary.title, vocabulary.description,
                vocabulary.kind == null ? null : config.publicUrl(vocabulary.kind.address()));
    }

    private static UUID idOf(Vocabulary vocabulary) {
        return Ids.of("taxonomies", vocabulary.path);
    }

    static UUID idOf(Vocabulary vocabulary, String slug) {
        return Ids.of(vocabulary.path, slug);
    }

    /** The terms of some vocabularies by their keys, in the order of the vocabulary: one statement for each that is stored. */
    Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> of(Collection<Vocabulary> vocabularies) {
        Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> terms = new EnumMap<>(Vocabulary.class);
        vocabularies.forEach(vocabulary -> terms.put(vocabulary, vocabulary.kind == null ? fixed(vocabulary) : stored(vocabulary)));
        return terms;
    }

    private Map<String, Hsds.TaxonomyTerm> fixed(Vocabulary vocabulary) {
        Map<String, Hsds.TaxonomyTerm> terms = new LinkedHashMap<>();
        FIXED.get(vocabulary).forEach((code, name) -> terms.put(code, term(vocabulary, code, name, vocabulary.title + ": " + name, null)));
        return terms;
    }

    private Map<String, Hsds.TaxonomyTerm> stored(Vocabulary vocabulary) {
        Map<String, Hsds.TaxonomyTerm> terms = new LinkedHashMap<>();
        for (Tuple row : Panache.getEntityManager().createQuery("select " + STORED.get(vocabulary), Tuple.class).getResultList()) {
            String slug = row.get(0, String.class);
            String above = row.get(2, String.class);
            terms.put(slug, term(vocabulary, slug, row.get(1, String.class), description(vocabulary, row), above));
        }
        return terms;
    }

    /** The specification wants one of each term; only programmes have one of their own. */
    private static String description(Vocabulary vocabulary, Tuple row) {
        String name = row.get(1, String.class);
        return switch (vocabulary) {
            case TARGET_GROUPS, LIFE_PHASES -> {
                String ages = Values.ages((Integer) row.get(3), (Integer) row.get(4));
                yield (vocabulary == Vocabulary.LIFE_PHASES ? "Lebensphase: " : "Zielgruppe: ") + name + (ages == null ? "" : ". " + ages);
            }
            case FUNDING_PROGRAMMES -> row.get(3) == null ? "Keine Quelle beschreibt dieses Förderprogramm." : row.get(3, String.class);
            case ACTION_PRIORITIES -> "Handlungsansatz im Feld „" + row.get(3, String.class) + "“";
            default -> "Handlungsfeld: " + name;
        };
    }

    private Hsds.TaxonomyTerm term(Vocabulary vocabulary, String slug, String name, String description, String above) {
        return new Hsds.TaxonomyTerm(idOf(vocabulary, slug), slug, name, description, above == null ? null : idOf(vocabulary, above),
                vocabulary.title, taxonomy(vocabulary), LANGUAGE, idOf(vocabulary),
                vocabulary.kind == null ? null : config.publicUrl(vocabulary.kind.address(slug)));
    }
}
