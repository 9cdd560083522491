package de.dortmund.praeventionskette.http;

import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads records by their ids, some at a time, and forgets them when they were taken: a million need no more memory than a batch. */
final class Batches<E> {

    /** Takes the records of a batch. */
    @FunctionalInterface
    interface Taker<E> {
        void take(List<E> records) throws IOException;
    }

    private final Function<List<Long>, List<E>> read;
    private final Taker<E> taker;
    private final List<Long> waiting = new ArrayList<>(Everything.BATCH);

    Batches(Function<List<Long>, List<E>> read, Taker<E> taker) {
        this.read = read;
        this.taker = taker;
    }

    void add(Iterable<Long> ids) throws IOException {
        for (Long id : ids) {
            waiting.add(id);
            if (waiting.size() == Everything.BATCH) {
                end();
            }
        }
    }

    /** The last ones, fewer than a batch. */
    void end() throws IOException {
        if (!waiting.isEmpty()) {
            taker.take(read.apply(List.copyOf(waiting)));
            waiting.clear();
            Panache.getSession().clear();
        }
    }
}
