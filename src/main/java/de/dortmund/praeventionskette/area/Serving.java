package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.record.Distance;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which action area, else which city district, serves a point, and why. */
@Schema(description = "Which action area, else which city district, serves a point, and why")
public record Serving(
        @Schema(description = "The action area that serves the point; null where none does", nullable = true) Ref actionArea,
        @Schema(description = "The city district (Stadtbezirk); null where none is known", examples = "Mengede",
                nullable = true) String district,
        @Schema(
                description = "`contained`: the point lies in the boundary of the action area. `nearest`: no boundary holds it, and the nearest recorded point"
                        + " decides: the action area up to 2,000 m away (or as far as the point is imprecise), the district alone up to 10,000 m. `none`:"
                        + " nothing that the catalogue knows serves the point.",
                enumeration = {
                        "contained", "nearest", "none"},
                examples = "nearest") String basis,
        @Schema(description = "The recorded point that decided; null unless `nearest`", nullable = true) Distance distance){

    /** The parameter. */
    public static final String NAME = "at";
    /** Up to here the nearest recorded point stands for its action area. */
    private static final int AREA_REACHES = 2_000;
    /** Up to here it still tells the district; beyond lies another town. */
    private static final int DISTRICT_REACHES = 10_000;

    /** Something with a recorded point: an action area itself, or a place in an area or a district. */
    private record Recorded(Ref ref, ActionArea area, String district, double metres, int precision) {}

    /** What serves the point. */
    public static Serving at(Coordinates point) {
        List<ActionArea> areas = Panache.getEntityManager()
                .createQuery("from ActionArea e where e.visible order by e.number", ActionArea.class)
                .getResultList();
        Optional<ActionArea> around = areas.stream().filter(area -> area.boundary != null && area.boundary.contains(point)).findFirst();
        if (around.isPresent()) {
            return new Serving(ref(around.get()), around.get().district, "contained", null);
        }
        return Stream.concat(areas(areas, point), places(point))
                .filter(recorded -> recorded.metres <= Math.max(DISTRICT_REACHES, recorded.precision))
                .min(Comparator.comparingDouble(Recorded::metres))
                .map(Serving::nearest)
                .orElse(new Serving(null, null, "none", null));
    }

    /** What a boundary excludes is not the nearest. */
    private static Stream<Recorded> areas(List<ActionArea> areas, Coordinates point) {
        return areas.stream()
                .filter(area -> area.boundary == null && area.point != null)
                .map(area -> recorded(ref(area), area, area.district, area.point, point));
    }

    private static Stream<Recorded> places(Coordinates point) {
        Box box = point.around(DISTRICT_REACHES);
        return Panache.getEntityManager()
                .createQuery("from Place e left join fetch e.actionArea where e.visible"
                        + " and (e.district is not null or e.actionArea is not null)"
                        + " and e.point.latitude between :south and :north and e.point.longitude between :west and :east"
                        + " order by function('distance_metres', e.point.latitude, e.point.longitude, :latitude, :longitude), e.slug",
                        Place.class)
                .setParameter("south", box.south()).setParameter("north", box.north())
                .setParameter("west", box.west()).setParameter("east", box.east())
                .setParameter("latitude", point.latitude()).setParameter("longitude", point.longitude())
                .setMaxResults(1)
                .getResultStream()
                .map(place -> recorded(Ref.to(Kind.PLACE, place.slug, place.name, null),
                        place.actionArea == null || place.actionArea.boundary != null ? null : place.actionArea,
                        place.district == null && place.actionArea != null ? place.actionArea.district : place.district,
                        place.point, point));
    }

    private static Recorded recorded(Ref ref, ActionArea area, String district, Point of, Coordinates point) {
        return new Recorded(ref, area, district, point.metresTo(of.latitude, of.longitude), of.precisionMetres);
    }

    private static Serving nearest(Recorded recorded) {
        boolean near = recorded.area != null && recorded.metres <= Math.max(AREA_REACHES, recorded.precision);
        return new Serving(near ? ref(recorded.area) : null, recorded.district, "nearest",
                new Distance(Math.round(recorded.metres), recorded.precision, recorded.ref));
    }

    private static Ref ref(ActionArea area) {
        return Ref.to(Kind.ACTION_AREA, area.slug, area.name, null);
    }

    /** The filter of projects that finds what serves the point, and its value: the area, else the district; nothing where none does. */
    public Term term() {
        return actionArea != null ? new Term("actionArea", actionArea.slug()) : new Term("district", district == null ? "" : district);
    }

    /** A value of a filter of projects. */
    public record Term(String filter, String value) {

        private static final String BETWEEN = "/";

        /** As one text. */
        public String text() {
            return filter + BETWEEN + value;
        }

        /** Reads {@link #text}. */
        public static Term parse(String text) {
            String[] parts = text.split(BETWEEN, 2);
            return new Term(parts[0], parts[1]);
        }
    }
}
