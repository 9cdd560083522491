package de.dortmund.praeventionskette.area;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outline of an area, a GeoJSON geometry (RFC 7946): one polygon with its holes, or several. */
@Schema(description = "The outline of an area, a GeoJSON geometry (RFC 7946)")
public record Boundary(
        @NotNull
        @Pattern(regexp = "Polygon|MultiPolygon")
        @Schema(description = "One polygon, or several", enumeration = {
                "Polygon", "MultiPolygon"}, examples = "Polygon") String type,
        @NotNull @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.ARRAY,
                description = "Rings of positions `[longitude, latitude]`, each closed; the first of a polygon is its outside, the others are holes. A"
                        + " `MultiPolygon` has a list of such lists.") JsonNode coordinates){

    /** More positions than any neighbourhood needs. */
    private static final int MOST_POSITIONS = 10_000;

    /** Whether the coordinates are closed rings of positions on the Earth. */
    @JsonIgnore
    @AssertTrue
    public boolean isMadeOfClosedRings() {
        if (coordinates == null || type == null || !coordinates.isArray() || coordinates.isEmpty()) {
            return false;
        }
        int positions = 0;
        for (JsonNode polygon : polygons()) {
            if (!polygon.isArray() || polygon.isEmpty()) {
                return false;
            }
            for (JsonNode ring : polygon) {
                positions += ring.size();
                if (!closed(ring) || positions > MOST_POSITIONS) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean closed(JsonNode ring) {
        if (!ring.isArray() || ring.size() < 4 || !ring.get(0).equals(ring.get(ring.size() - 1))) {
            return false;
        }
        for (JsonNode position : ring) {
            boolean onEarth = position.isArray() && position.size() == 2 && position.get(0).isNumber() && position.get(1).isNumber()
                    && Math.abs(position.get(0).doubleValue()) <= 180 && Math.abs(position.get(1).doubleValue()) <= 90;
            if (!onEarth) {
                return false;
            }
        }
        return true;
    }

    private Iterable<JsonNode> polygons() {
        return "MultiPolygon".equals(type) ? coordinates : List.of(coordinates);
    }

    /**
     * Whether the point lies inside: a line from it to the east crosses the rings an odd number of times, so a hole is outside.
     * Neighbouring areas share no point: of two edges on the same line one side counts.
     */
    boolean contains(Coordinates point) {
        boolean inside = false;
        for (JsonNode polygon : polygons()) {
            for (JsonNode ring : polygon) {
                for (int i = 1; i < ring.size(); i++) {
                    inside ^= crosses(point, ring.get(i - 1), ring.get(i));
                }
            }
        }
        return inside;
    }

    /** The same outline as RFC 7946 (3.1.6) wants it written: the outside runs counterclockwise, the holes run clockwise. */
    public Boundary rightHanded() {
        ArrayNode turned = JsonNodeFactory.instance.arrayNode();
        for (JsonNode polygon : polygons()) {
            ArrayNode rings = turned.addArray();
            for (JsonNode ring : polygon) {
                boolean outside = rings.isEmpty();
                rings.add(isCounterclockwise(ring) == outside ? ring : turned(ring));
            }
        }
        return new Boundary(type, "MultiPolygon".equals(type) ? turned : turned.get(0));
    }

    /** By twice the area that it encloses (shoelace formula). */
    private static boolean isCounterclockwise(JsonNode ring) {
        double twice = 0;
        for (int i = 1; i < ring.size(); i++) {
            twice += ring.get(i - 1).get(0).doubleValue() * ring.get(i).get(1).doubleValue()
                    - ring.get(i).get(0).doubleValue() * ring.get(i - 1).get(1).doubleValue();
        }
        return twice > 0;
    }

    private static JsonNode turned(JsonNode ring) {
        ArrayNode turned = JsonNodeFactory.instance.arrayNode();
        for (int i = ring.size() - 1; i >= 0; i--) {
            turned.add(ring.get(i));
        }
        return turned;
    }

    private static boolean crosses(Coordinates point, JsonNode from, JsonNode to) {
        double fromLatitude = from.get(1).doubleValue();
        double toLatitude = to.get(1).doubleValue();
        if (fromLatitude > point.latitude() == toLatitude > point.latitude()) {
            return false;
        }
        double part = (point.latitude() - fromLatitude) / (toLatitude - fromLatitude);
        return point.longitude() < from.get(0).doubleValue() + part * (to.get(0).doubleValue() - from.get(0).doubleValue());
    }

    /** Stored as its JSON. */
    @Converter
    public static class InDatabase implements AttributeConverter<Boundary, String> {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public String convertToDatabaseColumn(Boundary boundary) {
            try {
                return boundary == null ? null : JSON.writeValueAsString(boundary);
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public Boundary convertToEntityAttribute(String text) {
            try {
                return text == null ? null : JSON.readValue(text, Boundary.class);
            } catch (JsonProcessingException damaged) {
                throw new IllegalStateException("the boundary of an action area is not readable", damaged);
            }
        }
    }
}
