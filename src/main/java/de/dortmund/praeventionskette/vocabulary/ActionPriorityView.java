package de.dortmund.praeventionskette.vocabulary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the citizens at the Forum Soziale Stadt asked for (Handlungsansatz) */
@Schema(name = "ActionPriority", description = "What the citizens at the Forum Soziale Stadt asked for (Handlungsansatz)")
public record ActionPriorityView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "forum-eltern-01") String slug,
        @Schema(description = "The key of its field", examples = "eltern") String field,
        @Schema(description = "The field it belongs to", examples = "Eltern stärken") String fieldName,
        @Schema(description = "The place within its field, from 1", examples = "1") int number,
        @Schema(description = "What was asked for", examples = "Niederschwellige Angebote bevorzugen") String name,
        @Schema(description = "The projects of the priority: what has come of it, exactly those that the filter finds") Excerpt projects,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<ActionPriorityView> of(List<ActionPriority> records, Matches matches) {
        References references = References.of(Kind.ACTION_PRIORITY, records);
        Excerpts projects = Excerpts.ofProjects("actionPriority", records, "", slug -> Kind.PROJECT.address() + "?actionPriority=" + slug);
        return records.stream()
                .map(e -> new ActionPriorityView(
                        e.slug,
                        e.field,
                        e.fieldName,
                        e.number,
                        e.name,
                        projects.of(e),
                        Meta.of(Kind.ACTION_PRIORITY, e, references, matches)))
                .toList();
    }
}
