package de.dortmund.praeventionskette.exchange.linked;

import de.dortmund.praeventionskette.exchange.linked.Graph.Iri;
import de.dortmund.praeventionskette.exchange.linked.Graph.Literal;
import de.dortmund.praeventionskette.exchange.linked.Graph.Term;
import de.dortmund.praeventionskette.exchange.linked.Graph.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A graph as RDF 1.1 Turtle. */
public final class Turtle {

    /** What the answer says it is. */
    public static final String TYPE = "text/turtle;charset=UTF-8";

    private Turtle() {}

    /** The whole document. */
    public static String of(Graph graph) {
        StringBuilder document = new StringBuilder();
        graph.prefixes()
                .forEach((prefix, namespace) -> document.append("@prefix ").append(prefix).append(": <").append(namespace).append("> .\n"));
        for (Thing thing : graph.things()) {
            List<String> lines = new ArrayList<>();
            if (!thing.types().isEmpty()) {
                lines.add("a " + thing.types().stream().map(type -> name(graph, type)).collect(Collectors.joining(", ")));
            }
            thing.statements().forEach((property, values) -> lines.add(name(graph, property) + " "
                    + values.stream().map(value -> term(graph, value)).collect(Collectors.joining(",\n        "))));
            document.append('\n').append(full(thing.iri())).append("\n    ").append(String.join(" ;\n    ", lines)).append(" .\n");
        }
        return document.toString();
    }

    private static String name(Graph graph, Iri iri) {
        return graph.prefixed(iri).orElseGet(() -> full(iri));
    }

    private static String full(Iri iri) {
        return "<" + iri.value() + ">";
    }

    private static String term(Graph graph, Term term) {
        if (term instanceof Iri iri) {
            return full(iri);
        }
        Literal literal = (Literal) term;
        String quoted = '"' + escaped(literal.value()) + '"';
        return literal.language() != null ? quoted + "@" + literal.language()
                : literal.type() != null ? quoted + "^^" + name(graph, literal.type()) : quoted;
    }

    /** As STRING_LITERAL_QUOTE wants it. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char character : text.toCharArray()) {
            switch (character) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(character < ' ' ? "\\u%04X".formatted((int) character) : String.valueOf(character));
            }
        }
        return escaped.toString();
    }
}
