package de.dortmund.praeventionskette.exchange.hsds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Collects the attributes of one thing: terms of the vocabularies, and facts for which the specification has no field. */
final class Described {

    private final Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> terms;
    private final UUID of;
    private final String entity;
    private final List<Hsds.Attribute> attributes = new ArrayList<>();

    /**
     * @param terms the terms that may be named
     * @param of the id of what is described
     * @param entity its class in the specification
     */
    Described(Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> terms, UUID of, String entity) {
        this.terms = terms;
        this.of = of;
        this.entity = entity;
    }

    /** It is described by a term; the basis is null where the catalogue keeps none. */
    Described by(Vocabulary vocabulary, String slug, String basis) {
        Hsds.TaxonomyTerm term = terms.getOrDefault(vocabulary, Map.of()).get(slug);
        if (term != null) {
            attributes.add(new Hsds.Attribute(id(vocabulary.linkType, slug), of, term.id(), vocabulary.linkType, entity, basis, term,
                    term.name()));
        }
        return this;
    }

    /** It has a fact; nothing where the value is null. */
    Described with(String linkType, String label, Object value) {
        if (value != null) {
            attributes.add(new Hsds.Attribute(id(linkType, String.valueOf(value)), of, null, linkType, entity, String.valueOf(value), null,
                    label));
        }
        return this;
    }

    private UUID id(String linkType, String value) {
        return Ids.of("attributes", of.toString(), linkType, value);
    }

    List<Hsds.Attribute> attributes() {
        return List.copyOf(attributes);
    }
}
