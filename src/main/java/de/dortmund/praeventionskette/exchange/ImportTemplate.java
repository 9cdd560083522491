package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Stewardship;
import de.dortmund.praeventionskette.change.Writing;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An empty table to fill in: the columns, and below them, in a line that an import passes over, what each of them means. */
@Singleton
class ImportTemplate {

    private final ObjectMapper json;

    ImportTemplate(ObjectMapper json) {
        this.json = json;
    }

    String of(Kind kind, char separator) {
        Map<String, RecordComponent> inputs = new HashMap<>();
        Stream.of(Writing.of(kind).input(), Stewardship.class).flatMap(input -> Stream.of(input.getRecordComponents()))
                .forEach(field -> inputs.put(field.getName(), field));
        List<String> headings = new ArrayList<>();
        List<String> meanings = new ArrayList<>();
        for (Column column : Exported.importable(kind)) {
            headings.add(column.heading());
            meanings.add((meanings.isEmpty() ? "# " : "") + meaning(kind, column, inputs.get(column.field())));
        }
        return Csv.BYTE_ORDER_MARK + Csv.line(headings, separator) + Csv.line(meanings, separator);
    }

    private String meaning(Kind kind, Column column, RecordComponent input) {
        String what = description(Writing.of(kind).view(), column.field());
        if (what == null) {
            what = description(Meta.class, column.field());
        }
        String of = column.part() == null ? "" : column.part() + " of: ";
        if (input == null) {
            return of + what + ". Kept by the service: leave it empty, or as it was exported.";
        }
        String needed = input.getAccessor().isAnnotationPresent(NotNull.class) && !column.field().equals("publication")
                ? " Needed for a new record." : "";
        return of + what + "." + form(input.getGenericType(), column.part() != null) + needed;
    }

    private static String description(Class<?> view, String field) {
        try {
            Field component = view.getDeclaredField(field);
            Schema schema = component.getAnnotation(Schema.class);
            return schema == null || schema.description().isEmpty() ? field : schema.description();
        } catch (NoSuchFieldException elsewhere) {
            return null;
        }
    }

    /** How a cell says it. */
    private String form(Type type, boolean part) {
        if (type instanceof ParameterizedType list) {
            return " Several are parted by '" + Column.BETWEEN.strip() + "'." + (part ? "" : form(list.getActualTypeArguments()[0], false));
        } else if (type == RefInput.class) {
            return " The name or the key.";
        } else if (type == Boolean.class) {
            return " true or false, ja or nein.";
        } else if (type == PartialDate.class) {
            return " 2026-11-22, 22.11.2026 or 2026.";
        } else if (type == Integer.class) {
            return " A whole number.";
        } else if (type instanceof Class<?> values && values.isEnum()) {
            List<String> codes = new ArrayList<>();
            for (JsonNode code : json.<JsonNode>valueToTree(values.getEnumConstants())) {
                codes.add(code.asText());
            }
            return " One of: " + String.join(", ", codes) + ".";
        }
        return "";
    }
}
