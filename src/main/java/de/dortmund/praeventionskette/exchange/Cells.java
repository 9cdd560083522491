package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the cells of a row say. A cell that says what the export of the stored record says there says nothing new: the field stays as it
 * is, with all that a table does not show of it.
 */
final class Cells {

    private static final Pattern GERMAN_DAY = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");
    private static final Pattern THOUSANDS = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{3})+");
    private static final Set<String> YES = Set.of("true", "wahr", "ja", "yes", "1");
    private static final Set<String> NO = Set.of("false", "falsch", "nein", "no", "0");

    private final Map<String, List<Column>> columns;
    private final Map<String, Type> types;
    private final Names names;

    Cells(Kind kind, Map<String, Type> types, Names names) {
        this.columns = Exported.importable(kind).stream()
                .collect(Collectors.groupingBy(Column::field, LinkedHashMap::new, Collectors.toList()));
        this.types = types;
        this.names = names;
    }

    /**
     * The fields that the row says something new about.
     *
     * @param shown the stored record as its export has it; null where it is new
     * @throws Problem 422 where a cell can't be read
     */
    ObjectNode read(ObjectNode row, ObjectNode shown) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        List<Fault> faults = new ArrayList<>();
        columns.forEach((field, parts) -> {
            List<Column> there = parts.stream().filter(column -> row.has(column.heading())).toList();
            if (!there.isEmpty() && !there.stream().allMatch(column -> isSame(column, row, shown))) {
                try {
                    tree.set(field, value(field, there, row, shown == null ? JsonNodeFactory.instance.missingNode() : shown.path(field)));
                } catch (Problem wrong) {
                    faults.addAll(wrong.faults());
                }
            }
        });
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
        return tree;
    }

    /** What stands in the cell of a row. */
    static String text(ObjectNode row, String heading) {
        return Csv.plain(row.path(heading).asText("").strip());
    }

    private static boolean isSame(Column column, ObjectNode row, ObjectNode shown) {
        String exported = shown == null ? "" : column.cell(shown);
        // A spreadsheet keeps the characters, not the ends of lines.
        return row.path(column.heading()).asText("").replace("\r\n", "\n").strip().equals(exported.replace("\r\n", "\n").strip());
    }

    private JsonNode value(String field, List<Column> parts, ObjectNode row, JsonNode shown) {
        if (!types.containsKey(field)) {
            String text = text(row, parts.get(0).heading());
            return text.matches("[0-9]{1,9}") ? JsonNodeFactory.instance.numberNode(Integer.valueOf(text))
                    : JsonNodeFactory.instance.textNode(text);
        }
        if (parts.size() == 1 && parts.get(0).part() == null) {
            return value(types.get(field), field, text(row, parts.get(0).heading()), List.of(), shown);
        } else if (isList(types.get(field))) {
            String basis = parts.stream().filter(column -> column.part() != null).map(column -> text(row, column.heading())).findFirst()
                    .orElse("");
            Column all = parts.stream().filter(column -> column.part() == null).findFirst().orElse(null);
            String text = all == null ? String.join(Column.BETWEEN, namesOf(shown)) : text(row, all.heading());
            return value(types.get(field), field, text, split(basis), shown);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Column column : parts) {
            String text = text(row, column.heading());
            if (!text.isEmpty()) {
                object.set(column.part(), field.equals("externalId") ? JsonNodeFactory.instance.textNode(text)
                        : column.part().startsWith("precision") ? whole(text) : decimal(text));
            }
        }
        return object.isEmpty() ? JsonNodeFactory.instance.nullNode() : object;
    }

    private JsonNode value(Type type, String field, String text, List<String> bases, JsonNode shown) {
        if (text.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        } else if (isList(type)) {
            return list(((ParameterizedType) type).getActualTypeArguments()[0], field, split(text), bases, shown);
        } else if (type == RefInput.class) {
            return reference(field, text, shown, "/" + field);
        } else if (type == Boolean.class) {
            String word = text.toLowerCase(Locale.ROOT);
            return YES.contains(word) ? JsonNodeFactory.instance.booleanNode(true)
                    : NO.contains(word) ? JsonNodeFactory.instance.booleanNode(false) : JsonNodeFactory.instance.textNode(text);
        } else if (type == Integer.class) {
            return whole(text);
        } else if (type == PartialDate.class) {
            return JsonNodeFactory.instance.textNode(day(text));
        }
        return JsonNodeFactory.instance.textNode(text);
    }

    private JsonNode list(Type of, String field, List<String> entries, List<String> bases, JsonNode shown) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < entries.size(); i++) {
            String basis = i < bases.size() && bases.size() == entries.size() ? bases.get(i) : null;
            if (of != RefInput.class) {
                list.add(entries.get(i));
                continue;
            }
            JsonNode reference = reference(field, entries.get(i), shown, "/" + field + "/" + i);
            if (basis != null && !basis.isEmpty()) {
                ObjectNode based = reference.isObject() ? (ObjectNode) reference
                        : JsonNodeFactory.instance.objectNode().put("slug", reference.asText());
                reference = based.put("basis", basis);
            }
            list.add(reference);
        }
        return list;
    }

    /** What the record refers to already it refers to on the same basis. */
    private JsonNode reference(String field, String name, JsonNode shown, String pointer) {
        String slug = names.slug(field, name, shown, pointer);
        for (JsonNode before : shown.isArray() ? shown : List.of(shown)) {
            if (slug.equals(before.path("slug").asText()) && before.hasNonNull("basis")) {
                return JsonNodeFactory.instance.objectNode().put("slug", slug).set("basis", before.get("basis"));
            }
        }
        return JsonNodeFactory.instance.textNode(slug);
    }

    private static List<String> namesOf(JsonNode shown) {
        List<String> names = new ArrayList<>();
        shown.forEach(reference -> names.add(reference.path("slug").asText()));
        return names;
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType list && list.getRawType() == List.class;
    }

    /** 1500 and 1.500; what is no number stays a text, and is refused as one. */
    private static JsonNode whole(String text) {
        String plain = THOUSANDS.matcher(text).matches() ? text.replace(".", "") : text;
        return plain.matches("-?[0-9]{1,9}") ? JsonNodeFactory.instance.numberNode(Integer.parseInt(plain))
                : JsonNodeFactory.instance.textNode(text);
    }

    /** 51.5123 and 51,5123. */
    private static JsonNode decimal(String text) {
        String plain = text.replace(',', '.');
        return plain.matches("-?[0-9]{1,12}(\\.[0-9]{1,20})?") ? JsonNodeFactory.instance.numberNode(new BigDecimal(plain))
                : JsonNodeFactory.instance.textNode(text);
    }

    private static String day(String text) {
        Matcher german = GERMAN_DAY.matcher(text);
        return german.matches() ? "%s-%02d-%02d".formatted(german.group(3), Integer.valueOf(german.group(2)),
                Integer.valueOf(german.group(1))) : text;
    }
}
