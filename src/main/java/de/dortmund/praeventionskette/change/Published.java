package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Records as the change feed and the snapshot say them: what the public sees of their own fields, a reference as kind, slug and basis.
 * Nothing of it is another record's, so that it changes only when the feed says so.
 */
@Singleton
public class Published {

    private final ObjectMapper json;

    Published(ObjectMapper json) {
        this.json = json;
    }

    /** These records in their order; all must be visible. */
    public List<ObjectNode> of(Kind kind, List<? extends CatalogueRecord> records) {
        Set<String> fields = new LinkedHashSet<>(Form.fields(kind));
        fields.addAll(List.of("slug", "licence", "sources", "stale", "createdAt", "updatedAt", "version"));
        return Sight.ofThePublic(() -> Writing.of(kind).read(records)).stream().map(view -> {
            ObjectNode record = json.valueToTree(view);
            record.retain(fields);
            record.properties().forEach(field -> field.setValue(own(field.getKey(), field.getValue())));
            return record;
        }).toList();
    }

    /** Without what the record only shows of others. */
    private JsonNode own(String field, JsonNode value) {
        if (value instanceof ArrayNode list) {
            ArrayNode elements = json.createArrayNode();
            list.forEach(element -> elements.add(own(field, element)));
            return elements;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        if (object.path("links").has("self")) {
            String address = object.path("links").path("self").textValue();
            ObjectNode reference = json.createObjectNode();
            reference.put("kind", address.substring(Kind.BASE.length() + 1, address.lastIndexOf('/')));
            reference.set("slug", object.get("slug"));
            if (object.has("basis")) {
                reference.set("basis", object.get("basis"));
            }
            return reference;
        }
        if (field.equals("priority")) {
            // its name is the programme's
            return TextNode.valueOf(object.get("slug").textValue());
        }
        object.properties().forEach(part -> part.setValue(own(part.getKey(), part.getValue())));
        return object;
    }
}
