package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Hibernate;
import org.hibernate.collection.spi.PersistentCollection;

/**
 * The lists of a stored record that a write leaves as they are. An input gives a record all its lists anew; Hibernate would delete and
 * insert every row of them. Where the forms say that a list is the same, the record keeps the one that it has.
 */
final class SameLists {

    private final Object record;
    private final Map<Field, Object> lists = new HashMap<>();

    private SameLists(Object record) {
        this.record = record;
    }

    /** @param changed the fields that the write changes */
    static SameLists of(Kind kind, CatalogueRecord stored, List<String> changed) {
        SameLists same = new SameLists(Hibernate.unproxy(stored));
        Set<String> fields = Form.fields(kind);
        for (Field field : fieldsOf(same.record.getClass())) {
            boolean unchanged = field.getType() == List.class && fields.contains(field.getName()) && !changed.contains(field.getName());
            if (unchanged && value(field, same.record) instanceof PersistentCollection<?> list) {
                same.lists.put(field, list);
            }
        }
        return same;
    }

    void putBack() {
        lists.forEach((field, list) -> {
            try {
                field.set(record, list);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    /** Whatever becomes of public fields in the build. */
    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> all = new ArrayList<>();
        for (Class<?> one = type; one != Object.class; one = one.getSuperclass()) {
            all.addAll(List.of(one.getDeclaredFields()));
        }
        all.removeIf(field -> Modifier.isStatic(field.getModifiers()));
        all.forEach(field -> field.setAccessible(true));
        return all;
    }

    private static Object value(Field field, Object record) {
        try {
            return field.get(record);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
