package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.area.Circle;
import de.dortmund.praeventionskette.record.Distance;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How far projects are from a point: the nearest of the points of each counts. City-wide ones are everywhere and have no distance. */
public final class Distances {

    /** The distance of the project {@code e} from the point of the filter {@code near}, to sort by. */
    static final String FROM_NEAR =
            "(select min(function('distance_metres', p.latitude, p.longitude, :near_latitude, :near_longitude)) from PickPoint p"
                    + " where p.projectId = e.id)";

    private Distances() {}

    /** The distances of these projects by their ids, read in one statement. */
    public static Map<Long, Distance> of(Circle circle, Collection<Long> projects) {
        Map<Long, Distance> nearest = new HashMap<>();
        if (projects.isEmpty()) {
            return nearest;
        }
        Panache.getEntityManager()
                .createQuery("select p.projectId, p.kind, p.slug, p.name, p.precisionMetres,"
                        + " function('distance_metres', p.latitude, p.longitude, :latitude, :longitude) as metres"
                        + " from ProjectPoint p where p.projectId in :ids and p.latitude is not null order by metres, p.kind, p.slug",
                        Tuple.class)
                .setParameter("ids", projects)
                .setParameter("latitude", circle.centre().latitude())
                .setParameter("longitude", circle.centre().longitude())
                .getResultList()
                .forEach(row -> nearest.putIfAbsent(row.get(0, Long.class), new Distance(
                        Math.round(((Number) row.get(5)).doubleValue()),
                        row.get(4, Integer.class),
                        Ref.to(Kind.byPath(row.get(1, String.class)).orElseThrow(), row.get(2, String.class), row.get(3, String.class),
                                null))));
        return nearest;
    }
}
