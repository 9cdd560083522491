package de.dortmund.praeventionskette.exchange.hsds;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.jpa.AvailableHints;

/** What a request found: some of it for a page, or all of it, some at a time. */
interface Source<T> {

    /** Takes what was read. */
    @FunctionalInterface
    interface Taker<T> {
        void take(List<T> some) throws IOException;
    }

    /** How much there is. */
    long count();

    /** So many from this one on. */
    List<T> page(int first, int size);

    /** All of it. */
    void all(Taker<T> taker) throws IOException;

    /** What is small enough to be read whole. */
    record Whole<T>(List<T> whole) implements Source<T> {

        @Override
        public long count() {
            return whole.size();
        }

        @Override
        public List<T> page(int first, int size) {
            return whole.subList(Math.min(first, whole.size()), Math.min(first + size, whole.size()));
        }

        @Override
        public void all(Taker<T> taker) throws IOException {
            taker.take(whole);
        }
    }

    /**
     * What is found by a query.
     *
     * @param keys what is selected: the least by which {@code read} finds the records
     * @param from the rest of the query, with its conditions
     * @param order a total order
     */
    record Stored<T>(String keys, String from, String order, Map<String, Object> parameters,
            Function<List<Object[]>, List<T>> read) implements Source<T> {

        /** So many are in memory at once; each may have many others in it. */
        private static final int BATCH = 100;

        @Override
        public long count() {
            TypedQuery<Long> query = Panache.getEntityManager().createQuery("select count(*) from " + from, Long.class);
            parameters.forEach(query::setParameter);
            return query.getSingleResult();
        }

        @Override
        public List<T> page(int first, int size) {
            return read.apply(query().setFirstResult(first).setMaxResults(size).getResultList());
        }

        @Override
        public void all(Taker<T> taker) throws IOException {
            try (Stream<Object[]> found = query().setHint(AvailableHints.HINT_FETCH_SIZE, BATCH).getResultStream()) {
                List<Object[]> batch = new ArrayList<>();
                for (Iterator<Object[]> rows = found.iterator(); rows.hasNext();) {
                    batch.add(rows.next());
                    if (batch.size() == BATCH || !rows.hasNext()) {
                        taker.take(read.apply(batch));
                        batch.clear();
                        Panache.getEntityManager().clear();
                    }
                }
            }
        }

        private TypedQuery<Object[]> query() {
            TypedQuery<Object[]> query = Panache.getEntityManager()
                    .createQuery("select " + keys + " from " + from + " order by " + order, Object[].class);
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}
