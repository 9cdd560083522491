package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.area.Place;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.References;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where services happen, and where organisations get their post. */
final class Places {

    /** Street and number, postal code, town. */
    private static final Pattern ADDRESS = Pattern.compile("(.+), *([0-9]{5}) +(.+)");
    /** The one town whose state the catalogue knows; the specification demands the state of every address. */
    private static final String TOWN = "Dortmund";
    private static final String STATE = "Nordrhein-Westfalen";

    private Places() {}

    /** The visible places with these slugs, in two statements; without {@code full} only with the fields that lists have. */
    static Map<String, Hsds.Location> named(Collection<String> slugs, Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> terms, boolean full) {
        Map<String, Hsds.Location> locations = new HashMap<>();
        List<Place> places = slugs.isEmpty() ? List.of() : Panache.getEntityManager()
                .createQuery("select e from Place e where e.visible and e.slug in :slugs", Place.class).setParameter("slugs", slugs)
                .getResultList();
        References references = References.of(Kind.PLACE, full ? places : List.of());
        places.forEach(place -> locations.put(place.slug, location(place, references, terms, full)));
        return locations;
    }

    private static Hsds.Location location(Place place, References references, Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> terms,
            boolean full) {
        UUID id = Ids.of(Kind.PLACE, place.slug);
        List<Hsds.Address> addresses = addresses(place.address, id, "physical");
        Ref area = references.one(place, "actionArea");
        boolean known = place.point != null;
        return new Hsds.Location(id, "physical", null, place.name, addresses.isEmpty() ? place.address : null,
                known ? place.point.latitude : null, known ? place.point.longitude : null, full ? addresses : List.of(),
                full ? new Described(terms, id, "location").by(Vocabulary.PLACE_KINDS, place.kind.code, null)
                        .with("district", "Stadtbezirk", place.district)
                        .with("action_area", "Aktionsraum", area == null ? null : area.name())
                        .with("precision_metres", "Genauigkeit der Koordinaten in Metern", known ? place.point.precisionMetres : null)
                        .with("licence", "Lizenz", place.licence)
                        .attributes() : List.of());
    }

    /** The postal address of an organisation as a location; none where it has no address. */
    static List<Hsds.Location> ofOrganisation(String slug, String address) {
        if (address == null) {
            return List.of();
        }
        UUID id = Ids.of("locations", "organisations", slug);
        List<Hsds.Address> addresses = addresses(address, id, "postal");
        return List.of(new Hsds.Location(id, "postal", Ids.of(Kind.ORGANISATION, slug), null, addresses.isEmpty() ? address : null, null,
                null, addresses, List.of()));
    }

    /** The address in its parts; none where it has not all that the specification demands: then it is told in words. */
    private static List<Hsds.Address> addresses(String printed, UUID location, String type) {
        Matcher parts = ADDRESS.matcher(printed == null ? "" : printed);
        return parts.matches() && parts.group(3).startsWith(TOWN)
                ? List.of(new Hsds.Address(Ids.of("addresses", location.toString()), location, parts.group(1), parts.group(3), STATE,
                        parts.group(2), "DE", type))
                : List.of();
    }
}
