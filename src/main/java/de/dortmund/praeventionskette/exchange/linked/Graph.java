package de.dortmund.praeventionskette.exchange.linked;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements about things that each have an address of their own: there are no blank nodes, so that whoever harvests it twice has the same
 * graph. Things and statements keep the order in which they were made.
 */
public final class Graph {

    /** What may follow a prefix in Turtle and in JSON-LD alike. */
    private static final Pattern LOCAL = Pattern.compile("(.*[/#])([A-Za-z][A-Za-z0-9_-]*)");
    private static final Pattern NOT_IN_IRI = Pattern.compile("[\\x00-\\x20<>\"{}|^`\\\\]");

    /** What a statement says of a thing: another thing, or a value. */
    public sealed interface Term permits Iri, Literal {}

    /** A thing, by its absolute address. */
    public record Iri(String value) implements Term {

        /** @throws IllegalArgumentException where it is no absolute address */
        public Iri {
            if (NOT_IN_IRI.matcher(value).find() || !URI.create(value).isAbsolute()) {
                throw new IllegalArgumentException("no absolute IRI: " + value);
            }
        }
    }

    /**
     * A value.
     *
     * @param language of a text; null where it has none
     * @param type null for a text
     */
    public record Literal(String value, String language, Iri type) implements Term {}

    /** All that is said of one thing. */
    public final class Thing {

        private final Iri iri;
        private final Map<Iri, List<Term>> statements = new LinkedHashMap<>();
        private final List<Iri> types = new ArrayList<>();

        private Thing(Iri iri) {
            this.iri = iri;
        }

        /** Its address. */
        public Iri iri() {
            return iri;
        }

        /** What it is. */
        public Thing is(String prefixedType) {
            types.add(name(prefixedType));
            return this;
        }

        /** Says this of it; says nothing where there is no value. */
        public Thing has(String prefixedProperty, Term value) {
            if (value != null) {
                statements.computeIfAbsent(name(prefixedProperty), property -> new ArrayList<>()).add(value);
            }
            return this;
        }

        /** Says each of these of it. */
        public Thing has(String prefixedProperty, Collection<? extends Term> values) {
            values.forEach(value -> has(prefixedProperty, value));
            return this;
        }

        List<Iri> types() {
            return types;
        }

        Map<Iri, List<Term>> statements() {
            return statements;
        }
    }

    private final Map<String, String> prefixes;
    private final Map<Iri, Thing> things = new LinkedHashMap<>();

    /** @param prefixes short names of namespaces, each of which ends in a slash or a hash */
    public Graph(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    /** The thing with this address, to say something of. */
    public Thing thing(String iri) {
        return things.computeIfAbsent(new Iri(iri), Thing::new);
    }

    /** The address behind a short name such as {@code dct:title}. */
    public Iri name(String prefixed) {
        int colon = prefixed.indexOf(':');
        String namespace = prefixes.get(prefixed.substring(0, colon));
        if (namespace == null) {
            throw new IllegalArgumentException("unknown prefix: " + prefixed);
        }
        return new Iri(namespace + prefixed.substring(colon + 1));
    }

    /** A text in German. */
    public static Literal german(String text) {
        return new Literal(text, "de", null);
    }

    /** A text in no language, a key for example. */
    public static Literal text(String text) {
        return new Literal(text, null, null);
    }

    /** A value of a type such as {@code xsd:dateTime}. */
    public Literal typed(Object value, String prefixedType) {
        return new Literal(value.toString(), null, name(prefixedType));
    }

    Map<String, String> prefixes() {
        return prefixes;
    }

    Collection<Thing> things() {
        return things.values();
    }

    /** The short name of an address, where it has one. */
    Optional<String> prefixed(Iri iri) {
        Matcher parts = LOCAL.matcher(iri.value());
        return !parts.matches() ? Optional.empty()
                : prefixes.entrySet().stream().filter(prefix -> prefix.getValue().equals(parts.group(1))).findFirst()
                        .map(prefix -> prefix.getKey() + ":" + parts.group(2));
    }
}
