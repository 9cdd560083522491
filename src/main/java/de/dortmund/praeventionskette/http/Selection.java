package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.project.ProjectSets;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The records that some filters find, for statements that count or group them.
 *
 * @param condition holds for the records {@code e}
 * @param parameters the values of its parameters
 * @param addable the filters in use to which {@code unknown} could add the records that state nothing
 * @param sets the published projects that they find, where that takes no look at the projects
 */
public record Selection(
        String condition, Map<String, Object> parameters, List<String> addable, Supplier<Optional<BitSet>> sets) {

    /**
     * Reads the filters that were sent.
     *
     * @param base what holds for every record whatever the filters
     * @param filter a record whose components are named like the filters and hold what was sent for them
     * @param unknown the value of the parameter of that name, or null
     */
    public static Selection of(String base, List<Filter> rules, Record filter, String unknown) {
        Filters filters = Filters.read(rules, Filters.sent(filter), unknown, Set.of());
        Map<String, Object> parameters = new HashMap<>();
        String condition = filters.condition(parameters);
        return new Selection(base + (condition.isEmpty() ? "" : " and " + condition), parameters,
                filters.inUse().keySet().stream().filter(rule -> rule.unstated() != null).map(Filter::name).toList(),
                filters::sets);
    }

    /** The published projects among them. */
    public BitSet projects() {
        return sets.get().orElseGet(() -> ProjectSets.found(condition, parameters));
    }

    /** The rows of a statement that contains the condition, with more parameters of its own. */
    public List<Tuple> rows(String statement, Map<String, ?> more) {
        var query = Panache.getEntityManager().createQuery(statement, Tuple.class);
        parameters.forEach(query::setParameter);
        more.forEach(query::setParameter);
        return query.getResultList();
    }
}
