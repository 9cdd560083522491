package de.dortmund.praeventionskette.exchange.hsds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where services are offered: action areas, with their boundaries as far as they are drawn, or the whole city. */
record Areas(Map<String, ActionArea> bySlug, CatalogueConfig config) {

    static final Areas NONE = new Areas(Map.of(), null);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The visible areas with these slugs, in one statement. */
    static Areas named(Collection<String> slugs, CatalogueConfig config) {
        Map<String, ActionArea> areas = new HashMap<>();
        if (!slugs.isEmpty()) {
            Panache.getEntityManager().createQuery("select e from ActionArea e where e.visible and e.slug in :slugs", ActionArea.class)
                    .setParameter("slugs", slugs).getResultList().forEach(area -> areas.put(area.slug, area));
        }
        return new Areas(areas, config);
    }

    /** The areas of one service. */
    List<Hsds.ServiceArea> of(ProjectView view, UUID service) {
        List<Hsds.ServiceArea> areas = new ArrayList<>();
        if (view.cityWide()) {
            UUID id = Ids.of("service_areas", view.slug());
            areas.add(new Hsds.ServiceArea(id, service, "Dortmund", "Die ganze Stadt", null, null, null,
                    basis(id, view.cityWideBasis() == null ? null : view.cityWideBasis().code)));
        }
        view.actionAreas().stream().filter(ref -> bySlug.containsKey(ref.slug())).forEach(ref -> {
            ActionArea area = bySlug.get(ref.slug());
            UUID id = Ids.of("service_areas", view.slug(), area.slug);
            boolean drawn = area.boundary != null;
            areas.add(new Hsds.ServiceArea(id, service, area.name,
                    area.validUntil == null ? null : "Aktionsraum bis " + area.validUntil.text(), drawn ? extent(area) : null,
                    drawn ? "geojson" : null, config.publicUrl(Kind.ACTION_AREA.address(area.slug)), basis(id, ref.basis())));
        });
        return areas;
    }

    private static List<Hsds.Attribute> basis(UUID id, String basis) {
        return new Described(Map.of(), id, "service_area").with("basis", "Woher das Gebiet bekannt ist", basis).attributes();
    }

    private static String extent(ActionArea area) {
        try {
            return JSON.writeValueAsString(area.boundary.rightHanded());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
