package de.dortmund.praeventionskette.record;

import java.util.ArrayList;
import java.util.List;

/** Finds the records that an input refers to. */
public interface Resolver {

    /**
     * The record of the kind that the reference names.
     *
     * @param pointer where in the input the reference stands, as a JSON pointer
     * @return null where the reference is null
     * @throws de.dortmund.praeventionskette.http.Problem 422 with the pointer where there is no such record
     */
    <E extends CatalogueRecord> E one(Kind kind, Class<E> entity, RefInput reference, String pointer);

    /** The records that the references name, in their order; none where the list is null. */
    default <E extends CatalogueRecord> List<E> all(Kind kind, Class<E> entity, List<RefInput> references, String pointer) {
        List<E> all = new ArrayList<>();
        for (RefInput reference : Rules.orEmpty(references)) {
            all.add(one(kind, entity, reference, pointer + "/" + all.size()));
        }
        return all;
    }
}
