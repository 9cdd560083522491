package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.List;
import java.util.Map;

/** A part of the map between two meridians and two parallels. */
public record Box(double west, double south, double east, double north) {

    /** The parameter. */
    public static final String NAME = "bbox";
    /** How a box is written, as a regular expression. */
    public static final String PATTERN = "-?[0-9]{1,3}(\\.[0-9]+)?(,-?[0-9]{1,3}(\\.[0-9]+)?){3}";

    /**
     * Reads {@code west,south,east,north}, the order of GeoJSON (RFC 7946, 5).
     *
     * @throws Problem 400 where it is no box, out of range or turned around
     */
    public static Box parse(String text) {
        List<Double> n = Coordinates.numbers(text);
        if (n.size() != 4 || Math.abs(n.get(0)) > 180 || Math.abs(n.get(1)) > 90 || Math.abs(n.get(2)) > 180 || Math.abs(n.get(3)) > 90) {
            throw Problem.parameter(NAME, "not-a-box", Text.of(
                    "Der Parameter „bbox“ ist „West,Süd,Ost,Nord“ in Grad (Länge −180 bis 180, Breite −90 bis 90), zum Beispiel 7.3,51.4,7.6,51.6.",
                    "The parameter 'bbox' is 'west,south,east,north' in degrees (longitude -180 to 180, latitude -90 to 90), for example"
                            + " 7.3,51.4,7.6,51.6."));
        }
        if (n.get(0) >= n.get(2) || n.get(1) >= n.get(3)) {
            throw Problem.parameter(NAME, "turned-around", Text.of(
                    "Der Parameter „bbox“ ist „West,Süd,Ost,Nord“: West muss kleiner sein als Ost, Süd kleiner als Nord.",
                    "The parameter 'bbox' is 'west,south,east,north': west must be less than east, south less than north."));
        }
        return new Box(n.get(0), n.get(1), n.get(2), n.get(3));
    }

    /** The edges by name, for a condition. */
    public Map<String, Object> edges() {
        return Map.of("west", west, "south", south, "east", east, "north", north);
    }
}
