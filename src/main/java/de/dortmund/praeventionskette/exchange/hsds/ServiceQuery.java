package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.area.Circle;
import de.dortmund.praeventionskette.area.Coordinates;
import de.dortmund.praeventionskette.area.PlaceKind;
import de.dortmund.praeventionskette.area.Serving;
import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.project.PickTerm;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.search.SearchQuery;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions that the parameters make on a service: the project {@code e}, and where it is at a location, the place {@code l}. */
final class ServiceQuery {

    private static final String NOTHING = "1 = 0";
    /** As {@link Services} shows ages at all: not where the source fits several. */
    private static final String SHOWN_AGES =
            "e.id in (select a.id from Project a where a.allAges = false and (a.ageBasis is null or a.ageBasis <> AMBIGUOUS)";
    /** As {@link Values} says the ages. */
    private static final String MINIMUM_AGE =
            SHOWN_AGES + " and a.ageFromMonths is not null and (a.ageToMonths is"
                    + " null or a.ageToMonths > 0)"
                    + " and cast(sql('(round(greatest(?, 0) / 12.0, 2) >= ?)', a.ageFromMonths, :minimumAge) as Boolean) = true)";
    private static final String MAXIMUM_AGE = SHOWN_AGES + " and a.ageToMonths > 0"
            + " and cast(sql('(round((? - 1) / 12.0, 2) <= ?)', a.ageToMonths, :maximumAge) as Boolean) = true)";
    /** As {@link Services} finds who provides a service: the carrier, else the lead of the programme. */
    private static final String PROVIDED =
            "e.id in (select a.id from Project a left join a.carrier c left join a.programme f left join f.lead o"
                    + " where c.slug = :organization and c.visible"
                    + " or (c.id is null or c.visible = false) and f.visible and o.visible and o.slug = :organization)";
    /** The postal code stands before the town. */
    private static final String MIDDLE = "select avg(e.point.latitude), avg(e.point.longitude) from Place e where e.visible"
            + " and e.point.latitude is not null and (e.address like concat('% ', :code, ' %') or e.address like concat(:code, ' %'))";

    private final Terms terms;
    private final boolean atLocations;
    private final StringBuilder conditions;
    private final Map<String, Object> parameters = new HashMap<>();

    private ServiceQuery(Terms terms, boolean atLocations) {
        this.terms = terms;
        this.atLocations = atLocations;
        this.conditions = new StringBuilder(atLocations
                ? "ProjectPick e join Project p on p.id = e.id join p.places l where e.visible and l.visible"
                : "ProjectPick e where e.visible");
    }

    /** Reads what was sent; {@code where} is null where services are not asked for at locations. */
    static ServiceQuery of(ServiceFilter filter, PostcodeFilter where, Terms terms) {
        ServiceQuery query = new ServiceQuery(terms, where != null);
        if (filter.search() != null) {
            query.and(Sent.search(filter.search(), SearchQuery::amongProjects).condition(query.parameters));
        }
        if (filter.taxonomyTermId() != null) {
            query.term(filter.taxonomyTermId());
        }
        if (filter.taxonomyId() != null) {
            query.taxonomy(filter.taxonomyId());
        }
        if (filter.organizationId() != null) {
            query.and(PROVIDED, "organization", Ids.slug(Kind.ORGANISATION, "organization_id", filter.organizationId()));
        }
        if (filter.modifiedAfter() != null) {
            query.and(where == null ? "e.updatedAt >= :modifiedAfter" : "(e.updatedAt >= :modifiedAfter or l.updatedAt >= :modifiedAfter)",
                    "modifiedAfter", Sent.instant("modified_after", filter.modifiedAfter()));
        }
        if (filter.minimumAge() != null) {
            query.and(MINIMUM_AGE, "minimumAge", Sent.years("minimum_age", filter.minimumAge()));
        }
        if (filter.maximumAge() != null) {
            query.and(MAXIMUM_AGE, "maximumAge", Sent.years("maximum_age", filter.maximumAge()));
        }
        if (where != null) {
            query.postcode(where);
        }
        return query;
    }

    /** What is selected, and from where. */
    String from() {
        return conditions.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void and(String condition) {
        conditions.append(" and ").append(condition);
    }

    private void and(String condition, String parameter, Object value) {
        and(condition);
        parameters.put(parameter, value);
    }

    /** The terms that an attribute names, and the narrower ones. */
    private void term(String sent) {
        Terms.Named named = terms.named(sent).orElseThrow(() -> Ids.unknown("taxonomy_term_id", sent));
        if (named.vocabulary() == Vocabulary.PLACE_KINDS && atLocations) {
            and("l.kind = :placeKind", "placeKind",
                    Arrays.stream(PlaceKind.values()).filter(kind -> kind.code.equals(named.slug())).findFirst().orElseThrow());
        } else if (named.vocabulary().facet == null) {
            and(NOTHING);
        } else {
            described("term", "t.facet = :facet and t.term = :term", Map.of("facet", named.vocabulary().facet, "term", named.slug()));
        }
    }

    private void taxonomy(String sent) {
        Vocabulary vocabulary = Ids.read(sent).flatMap(terms::vocabulary).orElseThrow(() -> Ids.unknown("taxonomy_id", sent));
        if (vocabulary == Vocabulary.PLACE_KINDS && atLocations) {
            return;
        }
        if (vocabulary.facet == null) {
            and(NOTHING);
        } else {
            described("taxonomy", "t.facet = :facet" + (vocabulary.kind == null ? ""
                    : " and t.term in (select v.slug from " + vocabulary.kind.entity + " v where v.visible)"),
                    Map.of("facet", vocabulary.facet));
        }
    }

    /** The numbers alone of what names a value: what fits everything (for all ages) has no attribute for it. */
    private void described(String name, String which, Map<String, String> values) {
        var query = Panache.getEntityManager().createQuery("select t.code from PickTerm t where " + which, Integer.class);
        values.forEach(query::setParameter);
        Integer[] codes = query.getResultList().toArray(Integer[]::new);
        if (codes.length == 0) {
            and(NOTHING);
        } else {
            and("array_overlaps(e.terms, :" + name + ")", name, codes);
        }
    }

    private void postcode(PostcodeFilter where) {
        if (where.postcode() == null && where.proximity() != null) {
            throw Problem.parameter("proximity", "needs-filter", Text.of("Den Parameter „proximity“ gibt es nur zusammen mit „postcode“.",
                    "The parameter 'proximity' is possible only together with 'postcode'."));
        }
        if (where.postcode() == null) {
            return;
        }
        int metres = Numbers.read("proximity", where.proximity(), 0, 1, Circle.LARGEST_RADIUS);
        Coordinates middle = middle(where.postcode());
        if (metres == 0) {
            Serving.Term term = Serving.at(middle).term();
            and("array_overlaps(e.terms, :serving)", "serving", PickTerm.finding(term.filter(), term.value()).get("codes"));
        } else {
            and("l.point.latitude between :south and :north and l.point.longitude between :west and :east"
                    + " and function('distance_metres', l.point.latitude, l.point.longitude, :latitude, :longitude) <= :radius");
            parameters.putAll(new Circle(middle, metres).values());
        }
    }

    private static Coordinates middle(String postcode) {
        if (!postcode.matches("[0-9]{5}")) {
            throw Problem.parameter("postcode", "not-a-postcode", Text.of(
                    "Der Parameter „postcode“ ist eine Postleitzahl mit fünf Ziffern, zum Beispiel 44135.",
                    "The parameter 'postcode' is a postal code of five digits, for example 44135."));
        }
        Tuple middle = Panache.getEntityManager().createQuery(MIDDLE, Tuple.class).setParameter("code", postcode).getSingleResult();
        return Optional.ofNullable(middle.get(0)).map(latitude -> new Coordinates((Double) latitude, (Double) middle.get(1)))
                .orElseThrow(() -> Problem.parameter("postcode", "not-answerable", Text.of(
                        "Der Katalog kennt keinen Ort mit dieser Postleitzahl und Koordinaten; er kann die Frage nicht beantworten.",
                        "The catalogue knows no place with this postal code and coordinates; it can't answer the question.")));
    }

    /** Those that are found, read in one of the forms. */
    static List<Long> ids(List<Object[]> rows) {
        return rows.stream().map(row -> (Long) row[0]).toList();
    }
}
