package de.dortmund.praeventionskette.search;

import io.quarkus.hibernate.orm.panache.Panache;
import org.hibernate.query.NativeQuery;

/** Native SQL, which only this package uses: tsvector and trigrams have no name in HQL. */
final class Native {

    private Native() {}

    static <T> NativeQuery<T> query(String sql, Class<T> row) {
        return Panache.getSession().createNativeQuery(sql, row);
    }
}
