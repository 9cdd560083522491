package de.dortmund.praeventionskette.exchange.linked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.exchange.linked.Graph.Iri;
import de.dortmund.praeventionskette.exchange.linked.Graph.Literal;
import de.dortmund.praeventionskette.exchange.linked.Graph.Term;
import de.dortmund.praeventionskette.exchange.linked.Graph.Thing;
import java.util.List;

/** A graph as JSON-LD 1.1. The context stands inside and has nothing but prefixes: nobody has to fetch anything to read it. */
public final class JsonLd {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonLd() {}

    /** The whole document. */
    public static ObjectNode of(Graph graph) {
        ObjectNode document = JSON.objectNode();
        ObjectNode context = document.putObject("@context");
        graph.prefixes().forEach(context::put);
        ArrayNode things = document.putArray("@graph");
        for (Thing thing : graph.things()) {
            ObjectNode node = things.addObject();
            node.put("@id", thing.iri().value());
            if (!thing.types().isEmpty()) {
                node.set("@type", oneOrSome(thing.types().stream().map(type -> (JsonNode) JSON.textNode(name(graph, type))).toList()));
            }
            thing.statements().forEach((property, values) -> node.set(name(graph, property),
                    oneOrSome(values.stream().map(value -> term(graph, value)).toList())));
        }
        return document;
    }

    private static JsonNode oneOrSome(List<JsonNode> values) {
        return values.size() == 1 ? values.get(0) : JSON.arrayNode().addAll(values);
    }

    private static String name(Graph graph, Iri iri) {
        return graph.prefixed(iri).orElse(iri.value());
    }

    private static JsonNode term(Graph graph, Term term) {
        ObjectNode node = JSON.objectNode();
        if (term instanceof Iri iri) {
            return node.put("@id", iri.value());
        }
        Literal literal = (Literal) term;
        if (literal.language() == null && literal.type() == null) {
            return JSON.textNode(literal.value());
        }
        node.put("@value", literal.value());
        return literal.language() != null ? node.put("@language", literal.language()) : node.put("@type", name(graph, literal.type()));
    }
}
