package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column of a table: a field of the records, or a part of it.
 *
 * @param heading what stands above it
 * @param field the field of the record
 * @param part the part of the field, or null for all of it
 */
record Column(String heading, String field, String part) {

    /** Between the entries of a list in one cell. */
    static final String BETWEEN = " | ";

    /** Reads columns written as {@code title}, {@code point.latitude=latitude}. */
    static List<Column> of(String columns) {
        return Arrays.stream(columns.strip().split("\\s+")).map(Column::read).toList();
    }

    private static Column read(String text) {
        String[] named = text.split("=");
        String[] path = named[0].split("\\.");
        return new Column(named[named.length - 1], path[0], path.length > 1 ? path[1] : null);
    }

    /** What the cell of this record shows: names instead of references, counts instead of excerpts, nothing for what is not stated. */
    String cell(JsonNode record) {
        JsonNode value = record.path(field);
        if (part == null) {
            return shown(value);
        }
        if (!value.isArray()) {
            return shown(value.path(part));
        }
        List<String> parts = new ArrayList<>();
        value.forEach(entry -> parts.add(text(entry.path(part))));
        return Csv.harmless(String.join(BETWEEN, parts));
    }

    private static String shown(JsonNode value) {
        return value.isNumber() ? value.asText() : Csv.harmless(text(value));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            value.forEach(entry -> entries.add(text(entry)));
            return String.join(BETWEEN, entries);
        } else if (value.has("name")) {
            return text(value.get("name"));
        } else if (value.has("count")) {
            return text(value.get("count"));
        } else if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            value.properties().forEach(entry -> entries.add(entry.getKey() + ": " + text(entry.getValue())));
            return String.join(BETWEEN, entries);
        }
        return value.asText("");
    }
}
