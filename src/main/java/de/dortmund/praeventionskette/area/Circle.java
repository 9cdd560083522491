package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.http.Numbers;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies around a point: the parameters {@code near} and {@code radius} together. */
public record Circle(Coordinates centre, int radius) {

    /** The parameter with the point. */
    public static final String NAME = "near";
    /** In metres, when none is asked for: a walk of half an hour. */
    public static final int STANDARD_RADIUS = 2_000;
    /** In metres: the whole city from anywhere in it. */
    public static final int LARGEST_RADIUS = 50_000;

    /**
     * Puts what was sent as {@code near} and {@code radius} together under {@code near}.
     *
     * @throws Problem 400 where one of them is wrong, or {@code radius} stands alone
     */
    public static void join(Map<String, List<String>> sent) {
        List<String> radius = sent.remove("radius");
        int metres = Numbers.read("radius", radius == null ? null : radius.get(0), STANDARD_RADIUS, 1, LARGEST_RADIUS);
        List<String> near = sent.get(NAME);
        if (near != null) {
            Coordinates centre = Coordinates.parse(NAME, near.get(0));
            sent.put(NAME, List.of(centre.latitude() + "," + centre.longitude() + "," + metres));
        } else if (radius != null) {
            throw Problem.parameter("radius", "needs-filter", Text.of(
                    "Den Parameter „radius“ gibt es nur zusammen mit „near“.",
                    "The parameter 'radius' is possible only together with 'near'."));
        }
    }

    /** Reads what {@link #join} wrote. */
    public static Circle parse(String joined) {
        String[] parts = joined.split(",");
        return new Circle(new Coordinates(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])), Integer.parseInt(parts[2]));
    }

    /** Centre, radius and the edges of the box around, by name, for a condition. */
    public Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>(centre.around(radius).edges());
        values.put("latitude", centre.latitude());
        values.put("longitude", centre.longitude());
        values.put("radius", (double) radius);
        return values;
    }
}
