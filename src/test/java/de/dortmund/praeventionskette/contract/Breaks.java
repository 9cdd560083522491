package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedSchema;

/**
 * What a client that was made for one contract would stumble over in another. openapi-diff compares them. It was made for OpenAPI 3.0 and
 * overlooks types, nulls and lists of 3.1 (its issues 528, 745, 910), and it takes for granted only the fields that are required: so both are
 * put to it in a form that it understands, a list as an object with one field.
 */
final class Breaks {

    private static final String SCHEMAS = "#/components/schemas/";

    private Breaks() {}

    /** The operations that are gone, or answer or take less than before: {@code GET /api/v1/projects}. */
    static Set<String> between(JsonNode before, JsonNode after) {
        ChangedOpenApi changes = OpenApiCompare.fromContents(inOlderForm(before).toString(), inOlderForm(after).toString());
        Set<String> broken = new TreeSet<>();
        changes.getMissingEndpoints().forEach(gone -> broken.add(gone.getMethod() + " " + gone.getPathUrl()));
        changes.getChangedOperations().stream()
                .filter(operation -> operation.isIncompatible() || takesLess(operation))
                .forEach(operation -> broken.add(operation.getHttpMethod() + " " + operation.getPathUrl()));
        return broken;
    }

    /** The service refuses fields that it does not know: for a writer one that is gone is a break. */
    private static boolean takesLess(ChangedOperation operation) {
        return operation.getRequestBody() != null && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().getChanged().values().stream().anyMatch(type -> takesLess(type.getSchema()));
    }

    private static boolean takesLess(ChangedSchema schema) {
        return schema != null && (!schema.getMissingProperties().isEmpty()
                || schema.getChangedProperties().values().stream().anyMatch(Breaks::takesLess));
    }

    private static JsonNode inOlderForm(JsonNode contract) {
        ObjectNode older = contract.deepCopy();
        older.put("openapi", "3.0.3");
        Set<String> written = schemasOf(older.get("paths").findValues("requestBody"), older);
        older.at("/components/schemas").properties().stream().filter(schema -> !written.contains(schema.getKey())).forEach(schema -> {
            ArrayNode required = ((ObjectNode) schema.getValue()).putArray("required");
            schema.getValue().path("properties").fieldNames().forEachRemaining(required::add);
        });
        simplify(older, older);
        older.findParents("parameters").forEach(operation -> operation.get("parameters").forEach(parameter -> {
            if (!parameter.get("in").asText().equals("path")) {
                ((ObjectNode) parameter).put("name", parameter.get("name").asText() + ": " + type(parameter.get("schema"), older));
            }
        }));
        return older;
    }

    /** The schemas that these parts of a contract are made of. */
    static Set<String> schemasOf(List<JsonNode> parts, JsonNode contract) {
        Set<String> seen = new TreeSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(parts);
        while (!open.isEmpty()) {
            for (JsonNode reference : open.pop().findValues("$ref")) {
                if (seen.add(reference.asText())) {
                    open.push(contract.at(reference.asText().substring(1)));
                }
            }
        }
        return seen.stream().filter(reference -> reference.startsWith(SCHEMAS)).map(reference -> reference.substring(SCHEMAS.length()))
                .collect(Collectors.toSet());
    }

    private static void simplify(JsonNode node, JsonNode contract) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("example", "examples"));
            nullable(object);
            if (object.has("$ref")) {
                object.retain("$ref");
            }
            if (object.path("type").asText().equals("array")) {
                object.put("type", "object").putArray("required").add("each");
                object.putObject("properties").set("each", object.remove("items"));
            }
        }
        for (Map.Entry<String, JsonNode> child : List.copyOf(node.properties())) {
            if (child.getKey().equals("properties")) {
                child.getValue().forEach(property -> simplify(property, contract));
                nameTypes((ObjectNode) node, contract);
            } else {
                simplify(child.getValue(), contract);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> simplify(element, contract));
        }
    }

    /** {@code type: [string, null]} and {@code anyOf: [something, null]}, as OpenAPI 3.0 has them. */
    private static void nullable(ObjectNode schema) {
        List<JsonNode> others = new ArrayList<>();
        String word = schema.path("type").isArray() ? "type" : "anyOf";
        schema.path(word).forEach(others::add);
        boolean orNull = others.removeIf(other -> other.asText(other.path("type").asText()).equals("null"));
        if (!orNull || others.size() != 1) {
            return;
        }
        schema.put("nullable", true).remove(word);
        if (others.get(0) instanceof TextNode type) {
            schema.set("type", type);
        } else if (others.get(0).has("$ref")) {
            schema.putArray("allOf").add(others.get(0));
        } else {
            schema.setAll((ObjectNode) others.get(0));
        }
    }

    /** openapi-diff overlooks some changes of a type (its issue 910): so the type becomes a part of the name. */
    private static void nameTypes(ObjectNode schema, JsonNode contract) {
        Map<String, String> names = new LinkedHashMap<>();
        schema.get("properties").properties()
                .forEach(field -> names.put(field.getKey(), field.getKey() + ": " + type(field.getValue(), contract)));
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        names.forEach((name, typed) -> named.set(typed, schema.get("properties").get(name)));
        schema.set("properties", named);
        if (schema.has("required")) {
            List<JsonNode> required = List.copyOf(schema.withArray("required").valueStream().toList());
            ArrayNode typed = schema.putArray("required");
            required.forEach(name -> typed.add(names.getOrDefault(name.asText(), name.asText())));
        }
    }

    private static String type(JsonNode schema, JsonNode contract) {
        if (schema.has("$ref")) {
            // another class is another type for a program that was generated, whatever is in it
            String type = type(contract.at(schema.get("$ref").asText().substring(1)), contract);
            return type.equals("object") ? schema.get("$ref").asText().replace(SCHEMAS, "") : type;
        }
        if (schema.has("allOf")) {
            return type(schema.get("allOf").get(0), contract);
        }
        List<String> each = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(name -> each.add(name.startsWith("each: ") ? name : ""));
        return (schema.path("type").asText("anything") + " " + schema.path("format").asText() + String.join("", each)).strip();
    }

    /** The operations of which a change log says that its next release breaks them. */
    static Set<String> announced(String changelog) {
        Set<String> announced = new TreeSet<>();
        String section = "";
        String part = "";
        for (String line : Stream.of(changelog.split("\n")).toList()) {
            section = line.startsWith("## ") ? line.substring(3).strip() : section;
            part = line.startsWith("## ") ? "" : line.startsWith("### ") ? line.substring(4).strip() : part;
            if (section.equals("Unreleased") && part.equals("Breaking") && line.matches("- `[A-Z]+ /\\S*`: .*\\S.*")) {
                announced.add(line.split("`")[1]);
            }
        }
        return announced;
    }
}
