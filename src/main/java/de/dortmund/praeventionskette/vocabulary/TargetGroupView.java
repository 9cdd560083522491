package de.dortmund.praeventionskette.vocabulary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Basis;
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

/** Whom a project is for (Zielgruppe) */
@Schema(name = "TargetGroup", description = "Whom a project is for (Zielgruppe)")
public record TargetGroupView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "grundschulkinder") String slug,
        @Schema(description = "In the wording of the source", examples = "Grundschulkinder") String name,
        @Schema(description = "The wider group that includes it", nullable = true) Ref broader,
        @Schema(description = "The groups that it includes directly") List<Ref> narrower,
        @Schema(description = "From this age in months, inclusive", examples = "72", nullable = true) Integer ageFromMonths,
        @Schema(description = "To this age in months, exclusive; null is open or not stated", examples = "120",
                nullable = true) Integer ageToMonths,
        @Schema(description = "How the ages are known", nullable = true) Basis ageBasis,
        @Schema(description = "The projects of the group and of all narrower ones, exactly those that the filter finds") Excerpt projects,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<TargetGroupView> of(List<TargetGroup> records, Matches matches) {
        References references = References.of(Kind.TARGET_GROUP, records);
        Excerpts projects = Excerpts.ofProjects("targetGroup", records, "", slug -> Kind.PROJECT.address() + "?targetGroup=" + slug);
        return records.stream()
                .map(e -> new TargetGroupView(
                        e.slug,
                        e.name,
                        references.one(e, "broader"),
                        references.list(e, "narrower"),
                        e.ageFromMonths,
                        e.ageToMonths,
                        e.ageBasis,
                        projects.of(e),
                        new NotStated()
                                .field("ageFromMonths", e.ageBasis)
                                .field("ageToMonths", e.ageBasis)
                                .names(),
                        Meta.of(Kind.TARGET_GROUP, e, references, matches)))
                .toList();
    }
}
