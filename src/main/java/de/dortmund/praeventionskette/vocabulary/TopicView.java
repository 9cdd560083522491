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

/** A field of action (Handlungsfeld) */
@Schema(name = "Topic", description = "A field of action (Handlungsfeld)")
public record TopicView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "sprache") String slug,
        @Schema(description = "Its name", examples = "Sprache") String name,
        @Schema(description = "The place among the topics, from 1", examples = "6") int order,
        @Schema(description = "The projects of the topic, exactly those that the filter finds") Excerpt projects,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<TopicView> of(List<Topic> records, Matches matches) {
        References references = References.of(Kind.TOPIC, records);
        Excerpts projects = Excerpts.ofProjects("topic", records, "", slug -> Kind.PROJECT.address() + "?topic=" + slug);
        return records.stream()
                .map(e -> new TopicView(
                        e.slug,
                        e.name,
                        e.position,
                        projects.of(e),
                        Meta.of(Kind.TOPIC, e, references, matches)))
                .toList();
    }
}
