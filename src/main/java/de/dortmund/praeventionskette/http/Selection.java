package de.dortmund.praeventionskette.http;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;

/**
 * The published records that some filters find, for statements that count or group them.
 *
 * @param condition holds for the records {@code e}
 * @param parameters the values of its parameters
 * @param addable the filters in use to which {@code unknown} could add the records that state nothing
 */
public record Selection(String condition, Map<String, Object> parameters, List<String> addable) {

    /** The rows of a statement that contains the condition, with more parameters of its own. */
    public List<Tuple> rows(String statement, Map<String, ?> more) {
        var query = Panache.getEntityManager().createQuery(statement, Tuple.class);
        parameters.forEach(query::setParameter);
        more.forEach(query::setParameter);
        return query.getResultList();
    }
}
