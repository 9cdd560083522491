package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.Came;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;

/** What came of a row, as it is kept: the record, the differences, and what is wrong in both languages. */
record ImportResult(String slug, List<Came.Difference> changes, List<Wrong> errors) {

    /** What is wrong with a row: where, as a pointer and as the column of a table. */
    record Wrong(String pointer, String column, String code, String de, String en) {}

    static ImportResult of(Kind kind, boolean table, Came came) {
        return new ImportResult(came.slug(), came.changes(), came.problem() == null ? List.of() : errors(kind, table, came.problem()));
    }

    private static List<Wrong> errors(Kind kind, boolean table, Problem problem) {
        if (problem.faults().isEmpty()) {
            return List.of(new Wrong(null, null, problem.type().slug, problem.detail().de(), problem.detail().en()));
        }
        return problem.faults().stream().map(fault -> new Wrong(fault.pointer(), table ? column(kind, fault) : null, fault.code(),
                fault.detail().de(), fault.detail().en())).toList();
    }

    /** The heading under which the field of a fault stands. */
    private static String column(Kind kind, Fault fault) {
        String[] path = fault.pointer() == null ? new String[0] : fault.pointer().split("/");
        if (path.length < 2) {
            return null;
        }
        List<Column> columns = Exported.importable(kind).stream().filter(column -> column.field().equals(path[1])).toList();
        return columns.stream().filter(column -> path.length > 2 && path[2].equals(column.part())).findFirst()
                .or(() -> columns.stream().findFirst()).map(Column::heading).orElse(path[1]);
    }

    String write(ObjectMapper json) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("slug", slug);
        changes.forEach(change -> {
            ObjectNode difference = tree.withArray("changes").addObject().put("field", change.field());
            difference.set("from", change.from());
            difference.set("to", change.to());
        });
        errors.forEach(error -> tree.withArray("errors").addObject().put("pointer", error.pointer).put("column", error.column)
                .put("code", error.code).put("de", error.de).put("en", error.en));
        return tree.toString();
    }

    static ImportResult read(String text, ObjectMapper json) {
        try {
            JsonNode tree = json.readTree(text);
            return new ImportResult(tree.path("slug").asText(null), elements(tree.path("changes")).stream()
                    .map(change -> new Came.Difference(change.get("field").asText(), change.get("from"), change.get("to"))).toList(),
                    elements(tree.path("errors")).stream().map(error -> new Wrong(error.get("pointer").asText(null),
                            error.get("column").asText(null), error.get("code").asText(), error.get("de").asText(),
                            error.get("en").asText())).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<JsonNode> elements(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false).toList();
    }
}
