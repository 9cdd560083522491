package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.area.Place;
import de.dortmund.praeventionskette.area.Point;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.project.ProjectPoint;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import io.quarkus.hibernate.orm.panache.Panache;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A map layer (RFC 7946): each record is a feature with its recorded place, longitude first. An action area is its boundary, else a
 * point; a project has the points of its places, else of its areas. Without coordinates, and for the whole city, the geometry is null.
 */
final class GeoJsonForm implements Form {

    private static final String PRECISION = "precisionMetres";

    private final OutputStream out;
    private final ObjectMapper json;
    private String before = "";

    GeoJsonForm(OutputStream out, ObjectMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void begin() throws IOException {
        write("{\"type\":\"FeatureCollection\",\"features\":[\n");
    }

    @Override
    public void add(List<? extends CatalogueRecord> records, Items items) throws IOException {
        Map<Long, List<ProjectPoint>> points = points(records);
        for (int i = 0; i < records.size(); i++) {
            CatalogueRecord record = records.get(i);
            ObjectNode properties = items.tree(i);
            ObjectNode feature = json.createObjectNode().put("type", "Feature").put("id", record.slug);
            if (record instanceof Project) {
                describe(feature, properties, points.getOrDefault(record.id, List.of()));
            } else if (record instanceof ActionArea area) {
                properties.remove("boundary");
                describe(feature, properties, area.point);
                if (area.boundary != null) {
                    feature.set("geometry", json.valueToTree(area.boundary.rightHanded()));
                    properties.remove(PRECISION);
                }
            } else {
                describe(feature, properties, record instanceof Place place ? place.point : null);
            }
            feature.set("properties", properties);
            write(before);
            out.write(json.writeValueAsBytes(feature));
            before = ",\n";
        }
    }

    @Override
    public void end() throws IOException {
        write("\n]}\n");
    }

    private void describe(ObjectNode feature, ObjectNode properties, Point point) {
        if (point == null) {
            feature.putNull("geometry");
            return;
        }
        feature.set("geometry", geometry("Point", position(point.longitude, point.latitude)));
        properties.put(PRECISION, point.precisionMetres);
    }

    private void describe(ObjectNode feature, ObjectNode properties, List<ProjectPoint> points) {
        if (points.isEmpty()) {
            feature.putNull("geometry");
            return;
        }
        ArrayNode positions = json.createArrayNode();
        ArrayNode recorded = json.createArrayNode();
        for (ProjectPoint point : points) {
            positions.add(position(point.longitude, point.latitude));
            recorded.addObject().put("kind", point.kind).put("slug", point.slug).put("name", point.name)
                    .put(PRECISION, point.precisionMetres).put("basis", point.basis);
        }
        feature.set("geometry", points.size() == 1 ? geometry("Point", (ArrayNode) positions.get(0)) : geometry("MultiPoint", positions));
        properties.put(PRECISION, points.stream().mapToInt(point -> point.precisionMetres).max().orElseThrow());
        properties.set("points", recorded);
    }

    private ObjectNode geometry(String type, ArrayNode coordinates) {
        ObjectNode geometry = json.createObjectNode().put("type", type);
        geometry.set("coordinates", coordinates);
        return geometry;
    }

    private ArrayNode position(double longitude, double latitude) {
        return json.createArrayNode().add(longitude).add(latitude);
    }

    private static Map<Long, List<ProjectPoint>> points(List<? extends CatalogueRecord> records) {
        List<Long> projects = records.stream().filter(Project.class::isInstance).map(record -> record.id).toList();
        return projects.isEmpty() ? Map.of()
                : Panache.getEntityManager()
                        .createQuery("from ProjectPoint p where p.projectId in :ids and p.latitude is not null"
                                + " order by p.projectId, p.kind, p.slug", ProjectPoint.class)
                        .setParameter("ids", projects)
                        .getResultStream()
                        .collect(Collectors.groupingBy(point -> point.projectId));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
