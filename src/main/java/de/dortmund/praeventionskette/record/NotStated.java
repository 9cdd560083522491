package de.dortmund.praeventionskette.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the names of the descriptive fields that no source states: "not stated" is not "none". */
public final class NotStated {

    private final List<String> names = new ArrayList<>();

    /** Adds the field's name where its value is null or empty. */
    public NotStated field(String name, Object value) {
        if (value == null || value instanceof Collection<?> values && values.isEmpty()) {
            names.add(name);
        }
        return this;
    }

    /**
     * The same, unless another field answers the question (a city-wide project has no need of an area), or the reader
     * may not know whether there is a value.
     */
    public NotStated field(String name, Object value, boolean answeredOtherwise) {
        return answeredOtherwise ? this : field(name, value);
    }

    /** The names in the order of the fields. */
    public List<String> names() {
        return List.copyOf(names);
    }
}
