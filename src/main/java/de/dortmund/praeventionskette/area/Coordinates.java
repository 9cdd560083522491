package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.ArrayList;
import java.util.List;

/** A point that a request names, WGS84. */
public record Coordinates(double latitude, double longitude) {

    /** How a point is written, as a regular expression. */
    public static final String PATTERN = "-?[0-9]{1,3}(\\.[0-9]+)?,-?[0-9]{1,3}(\\.[0-9]+)?";

    /** As {@code distance_metres} has it. */
    private static final double EARTH_RADIUS = 6_371_008.8;

    /**
     * Reads {@code latitude,longitude}.
     *
     * @throws Problem 400 that names the parameter
     */
    public static Coordinates parse(String parameter, String text) {
        List<Double> numbers = numbers(text);
        if (numbers.size() != 2 || Math.abs(numbers.get(0)) > 90 || Math.abs(numbers.get(1)) > 180) {
            throw Problem.parameter(parameter, "not-a-point", Text.of(
                    "Der Parameter „" + parameter
                            + "“ ist ein Punkt „Breite,Länge“ in Grad (−90 bis 90, −180 bis 180), zum Beispiel 51.52,7.48.",
                    "The parameter '" + parameter
                            + "' is a point 'latitude,longitude' in degrees (-90 to 90, -180 to 180), for example 51.52,7.48."));
        }
        return new Coordinates(numbers.get(0), numbers.get(1));
    }

    /** The numbers that commas separate; none where one is no plain decimal number. */
    static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String number : text.split(",", -1)) {
            if (!number.matches("-?[0-9]{1,3}(\\.[0-9]{1,20})?")) {
                return List.of();
            }
            numbers.add(Double.valueOf(number));
        }
        return numbers;
    }

    /** The great-circle distance, as the database measures it too. */
    double metresTo(double otherLatitude, double otherLongitude) {
        double half = Math.pow(Math.sin(Math.toRadians(otherLatitude - latitude) / 2), 2)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(Math.toRadians(otherLongitude - longitude) / 2), 2);
        return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(Math.min(1, half)));
    }

    /** The box around everything that lies within the distance: what an index can find. */
    Box around(double metres) {
        double north = Math.toDegrees(metres / EARTH_RADIUS);
        double east = north / Math.max(0.001, Math.cos(Math.toRadians(latitude)));
        boolean overTheEdge = longitude - east < -180 || longitude + east > 180;
        return new Box(
                overTheEdge ? -180 : longitude - east, latitude - north, overTheEdge ? 180 : longitude + east, latitude + north);
    }
}
