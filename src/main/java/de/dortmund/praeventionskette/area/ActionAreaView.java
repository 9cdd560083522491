package de.dortmund.praeventionskette.area;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A neighbourhood below the social average of the city, for which the Aktionsplan wants more (Aktionsraum) */
@Schema(name = "ActionArea",
        description = "A neighbourhood below the social average of the city, for which the Aktionsplan wants more (Aktionsraum)")
public record ActionAreaView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "nette") String slug,
        @Schema(description = "The number in the Aktionsplan", examples = "13") int number,
        @Schema(description = "Its name", examples = "Nette") String name,
        @Schema(description = "Other names in the sources") List<String> aliases,
        @Schema(description = "The city district (Stadtbezirk) it lies in", examples = "Mengede", nullable = true) String district,
        @Schema(description = "Keys of its statistical districts") List<String> statisticalDistricts,
        @Schema(description = "Keys of its statistical subdistricts") List<String> statisticalSubdistricts,
        @Schema(description = "A point in it", nullable = true) Point point,
        @Schema(description = "Its outline; null until it is drawn", nullable = true) Boundary boundary,
        @Schema(description = "Until when it was an action area; null while it is one", examples = "2020",
                nullable = true) PartialDate validUntil,
        @Schema(description = "Whom to ask there, by function") List<Ref> contacts,
        @Schema(description = "The places in it") Excerpt places,
        @Schema(description = "The projects of the area, city-wide ones included, exactly those that the filter finds") Excerpt projects,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<ActionAreaView> of(List<ActionArea> records, Matches matches) {
        References references = References.of(Kind.ACTION_AREA, records);
        Excerpts projects = Excerpts.ofProjects("actionArea", records, "", slug -> Kind.ACTION_AREA.address(slug) + "/projects");
        Excerpts places =
                Excerpts.of(Kind.PLACE, "Place e join e.actionArea o", records, slug -> Kind.PLACE.address() + "?actionArea=" + slug);
        return records.stream()
                .map(e -> new ActionAreaView(
                        e.slug,
                        e.number,
                        e.name,
                        e.aliases,
                        e.district,
                        e.statisticalDistricts,
                        e.statisticalSubdistricts,
                        e.point,
                        e.boundary,
                        e.validUntil,
                        references.list(e, "contacts"),
                        places.of(e),
                        projects.of(e),
                        new NotStated()
                                .field("district", e.district)
                                .field("statisticalDistricts", e.statisticalDistricts)
                                .field("point", e.point)
                                .field("contacts", references.list(e, "contacts"))
                                .names(),
                        Meta.of(Kind.ACTION_AREA, e, references, matches)))
                .toList();
    }
}
