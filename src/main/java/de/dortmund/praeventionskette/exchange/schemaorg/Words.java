package de.dortmund.praeventionskette.exchange.schemaorg;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.exchange.linked.LicenceUri;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.organisation.OrganisationKind;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What projects, organisations and areas say alike in the words of schema.org. */
@ApplicationScoped
class Words {

    private static final Set<OrganisationKind> OF_GOVERNMENT =
            EnumSet.of(OrganisationKind.MUNICIPALITY, OrganisationKind.DEPARTMENT, OrganisationKind.OFFICE, OrganisationKind.STATE);

    private final CatalogueConfig config;

    Words(CatalogueConfig config) {
        this.config = config;
    }

    /** The absolute address of a path of the service. */
    String address(String path) {
        return config.publicUrl(path);
    }

    /** The city, by its official municipality key. */
    static Thing dortmund() {
        return Thing.of("City").at("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05913000").with("name", "Dortmund");
    }

    static boolean ofGovernment(OrganisationKind kind) {
        return OF_GOVERNMENT.contains(kind);
    }

    static String typeOf(OrganisationKind kind) {
        return ofGovernment(kind) ? "GovernmentOrganization" : "Organization";
    }

    /** Another record, by its address and name; nothing where there is none. */
    Thing other(String type, Ref ref) {
        return ref == null ? null : Thing.of(type).at(address(ref.links().self())).with("name", ref.name());
    }

    List<Thing> others(String type, List<Ref> refs) {
        return certain(refs).stream().map(ref -> other(type, ref)).toList();
    }

    /** A term of one of the catalogue's vocabularies. */
    List<Thing> terms(Kind vocabulary, List<Ref> refs) {
        return certain(refs).stream().map(ref -> other("DefinedTerm", ref).with("termCode", ref.slug())
                .with("inDefinedTermSet", address(vocabulary.address()))).toList();
    }

    /** Of several candidates none is stated. */
    static List<Ref> certain(List<Ref> refs) {
        return refs.stream().filter(ref -> !Basis.AMBIGUOUS.code.equals(ref.basis())).toList();
    }

    /** The key of the record, and the one that its carrier's system has for it. */
    List<Thing> keys(String slug, Meta meta) {
        Thing own = Thing.of("PropertyValue").with("propertyID", "slug").with("value", slug);
        return meta.externalId() == null ? List.of(own)
                : List.of(own, Thing.of("PropertyValue").with("propertyID", meta.externalId().system())
                        .with("value", meta.externalId().id()));
    }

    /** The record itself: what it was made from, how old it is, and what may be done with it. */
    Thing page(Meta meta) {
        return Thing.of("WebPage").at(address(meta.links().self() + "?format=jsonld"))
                .with("inLanguage", "de")
                .with("license", LicenceUri.of(meta.licence()))
                .with("creativeWorkStatus", meta.publication())
                .with("datePublished", text(meta.visibleFrom()))
                .with("expires", text(meta.visibleUntil()))
                .with("lastReviewed",
                        meta.verifiedAt() == null ? null : meta.verifiedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString())
                .with("dateCreated", text(meta.createdAt()))
                .with("dateModified", text(meta.updatedAt()))
                .with("version", meta.version())
                .withAll("isBasedOn", others("CreativeWork", meta.sources()));
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** These contacts, as far as everybody may see them. */
    List<ContactView> contacts(List<Ref> refs) {
        if (refs.isEmpty()) {
            return List.of();
        }
        List<Contact> found =
                Panache.getEntityManager().createQuery("select e from Contact e where e.slug in :slugs and e.visible", Contact.class)
                        .setParameter("slugs", refs.stream().map(Ref::slug).toList()).getResultList();
        Map<String, ContactView> bySlug = ContactView.of(found, Matches.NONE).stream()
                .collect(Collectors.toMap(ContactView::slug, Function.identity()));
        return refs.stream().map(ref -> bySlug.get(ref.slug())).filter(contact -> contact != null).toList();
    }

    /** Whom to ask: the function, never the person. */
    Thing contactPoint(ContactView contact) {
        return Thing.of("ContactPoint").at(address(contact.meta().links().self()))
                .with("contactType", contact.function())
                .with("email", contact.email())
                .withTexts("telephone", contact.phones().stream().map(ContactView.Telephone::number).toList());
    }
}
