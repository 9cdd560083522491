package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.exchange.linked.WebAddress;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.References;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The organisations of the catalogue as organizations of the specification. */
@Singleton
class Organizations {

    /** The specification demands a description. */
    static final String NOT_DESCRIBED = "Keine Quelle beschreibt diese Organisation.";

    private final CatalogueConfig config;
    private final Terms terms;

    Organizations(CatalogueConfig config, Terms terms) {
        this.config = config;
        this.terms = terms;
    }

    /** What an organization shows: {@code services} are those that are shown with it, {@code total} how many it has. */
    record Services(List<Hsds.Service> services, long total) {

        static final Services NONE = new Services(List.of(), 0);
    }

    /** The visible organisations with these slugs, as they stand in lists, or with their attributes and postal address. */
    Map<String, Hsds.Organization> named(Collection<String> slugs, boolean full) {
        List<Organisation> records = slugs.isEmpty() ? List.of() : Panache.getEntityManager()
                .createQuery("select e from Organisation e where e.visible and e.slug in :slugs", Organisation.class)
                .setParameter("slugs", slugs).getResultList();
        List<Hsds.Organization> organizations = full ? described(records, Map.of(), Map.of()) : brief(records);
        Map<String, Hsds.Organization> bySlug = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            bySlug.put(records.get(i).slug, organizations.get(i));
        }
        return bySlug;
    }

    /** With the fields that lists have, in one statement. */
    List<Hsds.Organization> brief(List<Organisation> records) {
        References references = References.of(Kind.ORGANISATION, records);
        return records.stream().map(e -> organization(e, references, List.of(), List.of(), List.of(), List.of())).toList();
    }

    /** With everything; {@code services} by slug. */
    List<Hsds.Organization> full(List<Organisation> records, Map<String, Services> services) {
        return described(records, Contacts.ofOrganisations(records.stream().map(e -> e.slug).toList()), services);
    }

    private List<Hsds.Organization> described(List<Organisation> records, Map<String, List<Hsds.Contact>> contacts,
            Map<String, Services> services) {
        References references = References.of(Kind.ORGANISATION, records);
        Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> kinds = terms.of(List.of(Vocabulary.ORGANISATION_KINDS));
        return records.stream().map(e -> {
            Services own = services.getOrDefault(e.slug, Services.NONE);
            Described described = new Described(kinds, Ids.of(Kind.ORGANISATION, e.slug), "organization")
                    .by(Vocabulary.ORGANISATION_KINDS, e.kind.code, null)
                    .with("description_basis", "Beschreibung", e.description == null ? "not-stated" : null)
                    .with("services_total", "So viele Angebote hat die Organisation; gezeigt werden die ersten",
                            own.total > own.services.size() ? own.total : null);
            Facts.ofRecord(e, references.list(e, "sources"), config, described);
            return organization(e, references, contacts.getOrDefault(e.slug, List.of()), Places.ofOrganisation(e.slug, e.address),
                    described.attributes(), own.services);
        }).toList();
    }

    private Hsds.Organization organization(Organisation e, References references, List<Hsds.Contact> contacts,
            List<Hsds.Location> locations, List<Hsds.Attribute> attributes, List<Hsds.Service> services) {
        UUID id = Ids.of(Kind.ORGANISATION, e.slug);
        Ref parent = references.one(e, "parent");
        return new Hsds.Organization(id, e.name, Objects.requireNonNullElse(e.description, NOT_DESCRIBED), WebAddress.of(e.url),
                config.publicUrl(Kind.ORGANISATION.address(e.slug)), parent == null ? null : Ids.of(Kind.ORGANISATION, parent.slug()),
                contacts, locations, attributes, services);
    }
}
