package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The places of projects as services at locations. */
@Singleton
class ServicesAtLocations {

    private static final String NAME = "service_at_locations";

    private final Services services;
    private final Terms terms;

    ServicesAtLocations(Services services, Terms terms) {
        this.services = services;
        this.terms = terms;
    }

    static UUID idOf(String project, String place) {
        return Ids.of(NAME, project, place);
    }

    /** What the parameters find. */
    Source<Hsds.ServiceAtLocation> found(ServiceFilter filter, PostcodeFilter where, boolean full) {
        ServiceQuery query = ServiceQuery.of(filter, where, terms);
        return new Source.Stored<>("e.id, e.slug, l.slug", query.from(), "e.slug, l.slug", query.parameters(), rows -> read(rows, full));
    }

    /** The one with this id: the database looks for it among all places of projects. */
    Hsds.ServiceAtLocation one(String sent) {
        List<Object[]> rows = Ids.read(sent).map(id -> Panache.getSession()
                .createNativeQuery(
                        "select p.id, p.slug as project, l.slug as place from project p join project_place o on o.owner_id = p.id"
                                + " join place l on l.id = o.target_id where p.visible and l.visible"
                                + " and hsds_id('" + NAME + "', p.slug || '/' || l.slug) = :id",
                        Object[].class)
                .setParameter("id", id).getResultList()).orElse(List.of());
        if (rows.isEmpty()) {
            throw Ids.missing(sent);
        }
        return read(rows, true).get(0);
    }

    private List<Hsds.ServiceAtLocation> read(List<Object[]> rows, boolean full) {
        List<Project> projects = Services.records(ServiceQuery.ids(rows).stream().distinct().toList());
        Map<UUID, Hsds.Service> byId = new HashMap<>();
        (full ? services.full(projects, false) : services.brief(projects)).forEach(service -> byId.put(service.id(), service));
        Map<Vocabulary, Map<String, Hsds.TaxonomyTerm>> kinds = terms.of(full ? List.of(Vocabulary.PLACE_KINDS) : List.of());
        Map<String, Hsds.Location> locations =
                Places.named(rows.stream().map(row -> (String) row[2]).collect(Collectors.toSet()), kinds, full);
        Function<Object[], Hsds.Service> service = row -> byId.get(Ids.of(Kind.PROJECT, (String) row[1]));
        return rows.stream().map(row -> of(row, service.apply(row), locations.get((String) row[2]))).toList();
    }

    private static Hsds.ServiceAtLocation of(Object[] row, Hsds.Service service, Hsds.Location location) {
        return new Hsds.ServiceAtLocation(idOf((String) row[1], (String) row[2]), service.name(), service.status(), service.id(),
                location.id(), location, service);
    }
}
