package de.dortmund.praeventionskette.exchange.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Something in the words of schema.org. What is not stated is absent. */
final class Thing {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode node = JSON.objectNode();
    private boolean empty = true;

    private Thing() {}

    /** Something of this type. */
    static Thing of(String type) {
        Thing thing = new Thing();
        thing.node.put("@type", type);
        return thing;
    }

    /** Its address. */
    Thing at(String address) {
        node.put("@id", address);
        return this;
    }

    Thing with(String property, String text) {
        return set(property, text == null || text.isBlank() ? null : JSON.textNode(text));
    }

    Thing with(String property, Number number) {
        return set(property, number == null ? null : number instanceof Integer whole ? JSON.numberNode(whole)
                : JSON.numberNode(number.doubleValue()));
    }

    Thing with(String property, Thing thing) {
        return set(property, thing == null || thing.empty ? null : thing.node);
    }

    Thing withTexts(String property, Collection<String> texts) {
        return setAll(property, texts.stream().map(text -> (JsonNode) JSON.textNode(text)).toList());
    }

    /** All that say something. */
    Thing withAll(String property, Collection<Thing> things) {
        return setAll(property, things.stream().filter(Objects::nonNull).filter(thing -> !thing.empty)
                .map(thing -> (JsonNode) thing.node).toList());
    }

    /** What is said of it by others: they have the property, and it is the value. */
    Thing isThe(String property, Collection<Thing> of) {
        if (!of.isEmpty()) {
            Thing others = new Thing().withAll(property, of);
            set("@reverse", others.node);
        }
        return this;
    }

    private Thing setAll(String property, List<JsonNode> values) {
        return set(property, values.isEmpty() ? null : values.size() == 1 ? values.get(0) : JSON.arrayNode().addAll(values));
    }

    private Thing set(String property, JsonNode value) {
        if (value != null) {
            node.set(property, value);
            empty = false;
        }
        return this;
    }

    /** The whole document, which needs nothing from elsewhere to be understood. */
    ObjectNode document() {
        ObjectNode document = JSON.objectNode();
        ObjectNode context = document.putObject("@context");
        context.put("@vocab", "https://schema.org/");
        for (String address : List.of("url", "serviceUrl", "license", "inDefinedTermSet", "availability")) {
            context.putObject(address).put("@type", "@id");
        }
        for (String instant : List.of("dateCreated", "dateModified", "datePublished", "expires")) {
            context.putObject(instant).put("@type", "DateTime");
        }
        for (String day : List.of("lastReviewed", "availabilityStarts", "availabilityEnds")) {
            context.putObject(day).put("@type", "Date");
        }
        return document.setAll(node);
    }
}
