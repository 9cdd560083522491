package de.dortmund.praeventionskette.area;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a project happens (Ort) */
@Schema(name = "Place", description = "Where a project happens (Ort)")
public record PlaceView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "holte-grundschule") String slug,
        @Schema(description = "Its name", examples = "Holte-Grundschule") String name,
        @Schema(description = "What kind of place it is") PlaceKind kind,
        @Schema(description = "The city district (Stadtbezirk) it lies in", examples = "Lütgendortmund", nullable = true) String district,
        @Schema(description = "Its postal address", examples = "Limbecker Str. 70, 44388 Dortmund", nullable = true) String address,
        @Schema(description = "The action area it lies in", nullable = true) Ref actionArea,
        @Schema(description = "Where it is", nullable = true) Point point,
        @Schema(description = "The organisation that keeps the record current", nullable = true) Ref carrier,
        @Schema(description = "The projects of the place, exactly those that the filter finds") Excerpt projects,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<PlaceView> of(List<Place> records, Matches matches) {
        References references = References.of(Kind.PLACE, records);
        Excerpts projects = Excerpts.ofProjects("place", records, "", slug -> Kind.PROJECT.address() + "?place=" + slug);
        return records.stream()
                .map(e -> new PlaceView(
                        e.slug,
                        e.name,
                        e.kind,
                        e.district,
                        e.address,
                        references.one(e, "actionArea"),
                        e.point,
                        references.one(e, "carrier"),
                        projects.of(e),
                        new NotStated()
                                .field("district", e.district)
                                .field("address", e.address)
                                .field("actionArea", references.one(e, "actionArea"))
                                .field("point", e.point)
                                .field("carrier", references.one(e, "carrier"))
                                .names(),
                        Meta.of(Kind.PLACE, e, references, matches)))
                .toList();
    }
}
