package de.dortmund.praeventionskette.exchange.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.area.ActionAreaView;
import de.dortmund.praeventionskette.area.Boundary;
import de.dortmund.praeventionskette.area.Point;
import de.dortmund.praeventionskette.exchange.linked.WebAddress;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.organisation.OrganisationKind;
import de.dortmund.praeventionskette.organisation.OrganisationView;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Single records in the words of schema.org, as JSON-LD: what search engines and assistants read. Whoever asks, it refers to no more than
 * the public sees; what no source states is absent. docs/DCAT.md has the table of all fields.
 */
@ApplicationScoped
public class SchemaOrg {

    private final Words words;
    private final Services services;

    SchemaOrg(Words words, Services services) {
        this.words = words;
        this.services = services;
    }

    /** The project as a service. */
    public ObjectNode of(Project project) {
        return Sight.ofThePublic(() -> services.of(project, ProjectView.of(List.of(project), Matches.NONE).get(0)).document());
    }

    /** The organisation as such, with its own contacts. */
    public ObjectNode of(Organisation organisation) {
        return Sight.ofThePublic(() -> {
            OrganisationView view = OrganisationView.of(List.of(organisation), Matches.NONE).get(0);
            return Thing.of(Words.typeOf(view.kind())).at(words.address(view.meta().links().self()))
                    .withAll("identifier", words.keys(view.slug(), view.meta()))
                    .with("name", view.name())
                    .with("disambiguatingDescription",
                            view.kind() == OrganisationKind.GROUP ? "Eine Art von Einrichtungen, keine einzelne" : null)
                    .with("description", view.description())
                    .with("url", WebAddress.of(view.url()))
                    .with("address", view.address())
                    .with("parentOrganization", words.other("Organization", view.parent()))
                    .withAll("subOrganization", words.others("Organization", view.children().items()))
                    .withAll("contactPoint", ownContacts(organisation).stream().map(words::contactPoint).toList())
                    .with("mainEntityOfPage", words.page(view.meta()))
                    .document();
        });
    }

    /** The contacts of the office itself, not those of its parts: the first ones. */
    private static List<ContactView> ownContacts(Organisation organisation) {
        return ContactView.of(Panache.getEntityManager()
                .createQuery("select e from Contact e where e.organisation = :office and e.visible order by e.slug", Contact.class)
                .setParameter("office", organisation).setMaxResults(Excerpt.LENGTH).getResultList(), Matches.NONE);
    }

    /** The action area as an administrative area. */
    public ObjectNode of(ActionArea area) {
        return Sight.ofThePublic(() -> {
            ActionAreaView view = ActionAreaView.of(List.of(area), Matches.NONE).get(0);
            return Thing.of("AdministrativeArea").at(words.address(view.meta().links().self()))
                    .withAll("identifier", words.keys(view.slug(), view.meta()))
                    .with("name", view.name())
                    .withTexts("alternateName", view.aliases())
                    .with("containedInPlace", view.district() == null ? Words.dortmund()
                            : Thing.of("AdministrativeArea").with("name", view.district()).with("containedInPlace", Words.dortmund()))
                    .withAll("geo", geography(view))
                    .withAll("additionalProperty", facts(view))
                    .withAll("containsPlace", words.others("Place", view.places().items()))
                    .isThe("areaServed", words.contacts(view.contacts()).stream().map(words::contactPoint).toList())
                    .with("mainEntityOfPage", words.page(view.meta()))
                    .document();
        });
    }

    /** What an action area has of its own. */
    private static List<Thing> facts(ActionAreaView view) {
        List<Thing> facts = new ArrayList<>();
        facts.add(Thing.of("PropertyValue").with("name", "Nummer im Aktionsplan").with("value", view.number()));
        view.statisticalDistricts().forEach(key -> facts.add(fact("Statistischer Bezirk", key)));
        view.statisticalSubdistricts().forEach(key -> facts.add(fact("Statistischer Unterbezirk", key)));
        if (view.validUntil() != null) {
            facts.add(fact("Aktionsraum bis", view.validUntil().text()));
        }
        return facts;
    }

    private static Thing fact(String name, String value) {
        return Thing.of("PropertyValue").with("name", name).with("value", value);
    }

    private static List<Thing> geography(ActionAreaView view) {
        List<Thing> shapes = new ArrayList<>();
        Point point = view.point();
        if (point != null && point.latitude != null) {
            shapes.add(Thing.of("GeoCoordinates").with("latitude", point.latitude).with("longitude", point.longitude));
        }
        Boundary boundary = view.boundary();
        if (boundary != null) {
            List<JsonNode> polygons = new ArrayList<>();
            if ("MultiPolygon".equals(boundary.type())) {
                boundary.coordinates().forEach(polygons::add);
            } else {
                polygons.add(boundary.coordinates());
            }
            polygons.forEach(polygon -> shapes.add(Thing.of("GeoShape").with("polygon", outside(polygon))));
        }
        return shapes;
    }

    /** The outer ring, each position with its latitude first; schema.org knows no holes. */
    private static String outside(JsonNode polygon) {
        StringJoiner positions = new StringJoiner(" ");
        polygon.get(0).forEach(position -> positions.add(position.get(1).asText() + " " + position.get(0).asText()));
        return positions.toString();
    }
}
