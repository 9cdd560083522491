package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.area.Circle;
import de.dortmund.praeventionskette.project.Distances;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Distance;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says of each record of a filtered page why it is there. Within one value the surest matching term counts; of several values of one
 * filter, all of which must match, the least sure. Under a negated value the record's own other terms are the reason.
 */
final class MatchReasons {

    /** From the surest to the least sure. */
    private static final List<String> SURENESS = List.of("stated", "implied", "derived", "ambiguous", "cityWide", "allAges", "unknown");

    private MatchReasons() {}

    /** A value of a filter that a project fits, and on which basis. */
    private record Term(String term, String basis) {}

    /** The reasons for these records: at most one statement for all project terms, and one for each other filter that has reasons. */
    static Matches of(Kind kind, Filters filters, List<? extends CatalogueRecord> records) {
        if (filters.isEmpty()) {
            return Matches.NONE;
        }
        Map<Long, Map<String, String>> reasons = new HashMap<>();
        records.forEach(record -> reasons.put(record.id, new LinkedHashMap<>()));
        Map<Long, Map<String, List<Term>>> terms = terms(filters, records);
        filters.inUse().forEach((filter, values) -> {
            if (filter.unstated() == null) {
                return;
            }
            if (filter.facts() != null) {
                Map<Long, String> bases = bases(filter, values, records);
                reasons.forEach((id, reason) -> reason.put(filter.name(), bases.getOrDefault(id, "unknown")));
            } else if (filter.facet() == null) {
                Set<Long> unstated = unstated(kind, filter, filters, values, records);
                reasons.forEach((id, reason) -> reason.put(filter.name(), unstated.contains(id) ? "unknown" : "stated"));
            } else {
                reasons.forEach((id, reason) -> reason.put(
                        filter.name(), surest(values, terms.getOrDefault(id, Map.of()).getOrDefault(filter.facet(), List.of()))));
            }
        });
        Map<Long, Distance> distances = filters.only(Circle.NAME)
                .map(circle -> Distances.of(Circle.parse(circle), reasons.keySet()))
                .orElse(Map.of());
        return new Matches() {
            @Override
            public Map<String, String> of(CatalogueRecord record) {
                return reasons.get(record.id);
            }

            @Override
            public Distance distance(CatalogueRecord record) {
                return distances.get(record.id);
            }
        };
    }

    private static String surest(List<Filters.Value> values, List<Term> terms) {
        return values.stream()
                .map(value -> terms.stream()
                        .filter(term -> value.any() || value.terms().contains(term.term) != value.negated())
                        .map(Term::basis)
                        .min((a, b) -> SURENESS.indexOf(a) - SURENESS.indexOf(b))
                        .orElse("unknown"))
                .max((a, b) -> SURENESS.indexOf(a) - SURENESS.indexOf(b))
                .orElse("unknown");
    }

    /** The same for a filter on facts: one statement for each value. */
    private static Map<Long, String> bases(Filter filter, List<Filters.Value> values, List<? extends CatalogueRecord> records) {
        Map<Long, String> least = new HashMap<>();
        for (Filters.Value value : records.isEmpty() ? List.<Filters.Value>of() : values) {
            Map<String, Object> parameters = new HashMap<>();
            String fits = filter.fits(value.terms(), parameters);
            var facts = Panache.getEntityManager()
                    .createQuery("select distinct a.projectId, a.basis from " + filter.facts().view() + " a where a.projectId in :ids and "
                            + (value.negated() ? "not (" + fits + ")" : fits), Tuple.class)
                    .setParameter("ids", records.stream().map(r -> r.id).toList());
            parameters.forEach(facts::setParameter);
            Map<Long, String> surest = new HashMap<>();
            facts.getResultList().forEach(fact -> surest.merge(fact.get(0, Long.class), fact.get(1, String.class),
                    (a, b) -> SURENESS.indexOf(a) < SURENESS.indexOf(b) ? a : b));
            records.forEach(record -> least.merge(record.id, surest.getOrDefault(record.id, "unknown"),
                    (a, b) -> SURENESS.indexOf(a) > SURENESS.indexOf(b) ? a : b));
        }
        return least;
    }

    private static Map<Long, Map<String, List<Term>>> terms(Filters filters, Collection<? extends CatalogueRecord> records) {
        // Names of our own, so that they may stand in the statement: what others have is not in the plan, and one plan serves any records.
        String facets = filters.inUse().keySet().stream().map(Filter::facet).filter(Objects::nonNull).distinct().sorted()
                .map(facet -> "'" + facet + "'").collect(Collectors.joining(", "));
        Map<Long, Map<String, List<Term>>> terms = new HashMap<>();
        if (facets.isEmpty() || records.isEmpty()) {
            return terms;
        }
        Panache.getSession().createNativeQuery("select t.project_id, t.facet, t.term, t.basis from project_term t"
                + " where t.project_id = any(:ids) and t.facet in (" + facets + ")", Object[].class)
                .addSynchronizedQuerySpace("project_term")
                .setParameter("ids", records.stream().map(r -> r.id).toArray(Long[]::new))
                .getResultList()
                .forEach(row -> terms.computeIfAbsent(((Number) row[0]).longValue(), id -> new HashMap<>())
                        .computeIfAbsent((String) row[1], facet -> new ArrayList<>())
                        .add(new Term((String) row[2], (String) row[3])));
        return terms;
    }

    private static Set<Long> unstated(
            Kind kind, Filter filter, Filters filters, List<Filters.Value> values, List<? extends CatalogueRecord> records) {
        boolean possible = filters.addsUnknown(filter) || values.stream().allMatch(Filters.Value::negated);
        if (!possible || records.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(Panache.getEntityManager()
                .createQuery("select e.id from " + kind.sought + " e where e.id in :ids and " + filter.unstated(), Long.class)
                .setParameter("ids", records.stream().map(r -> r.id).toList())
                .getResultList());
    }
}
