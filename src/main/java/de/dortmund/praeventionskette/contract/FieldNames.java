package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Which fields of a record are sent, and what they are called there: standards have names of their own. */
final class FieldNames {

    private FieldNames() {}

    /** The components that stand in an answer. */
    static List<RecordComponent> sent(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class)).toList();
    }

    /** The name of a component in an answer. */
    static String of(Class<?> type, RecordComponent component) {
        JsonProperty own = component.getAccessor().getAnnotation(JsonProperty.class);
        boolean snake = type.isAnnotationPresent(JsonNaming.class);
        return own != null ? own.value() : snake ? SnakeCaseStrategy.INSTANCE.translate(component.getName()) : component.getName();
    }
}
