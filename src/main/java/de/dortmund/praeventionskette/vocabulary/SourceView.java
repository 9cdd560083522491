package de.dortmund.praeventionskette.vocabulary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that the catalogue was made from (Quelle) */
@Schema(name = "Source", description = "A document that the catalogue was made from (Quelle)")
public record SourceView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "faltblatt-aktionsplan") String slug,
        @Schema(description = "The title of the document", examples = "Faltblatt Aktionsplan Soziale Stadt Dortmund") String title,
        @Schema(description = "What kind of document it is") SourceKind kind,
        @Schema(description = "Where it can be read", nullable = true) String url,
        @Schema(description = "Who published it", examples = "Dortmund-App", nullable = true) String publisher,
        @Schema(description = "When it was published", examples = "2020-10-07", nullable = true) PartialDate publishedOn,
        @Schema(description = "What it is", nullable = true) String description,
        @Schema(description = "The projects of the source, exactly those that the filter finds") Excerpt projects,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<SourceView> of(List<Source> records, Matches matches) {
        References references = References.of(Kind.SOURCE, records);
        Excerpts projects = Excerpts.ofProjects("source", records, "", slug -> Kind.PROJECT.address() + "?source=" + slug);
        return records.stream()
                .map(e -> new SourceView(
                        e.slug,
                        e.title,
                        e.kind,
                        e.url,
                        e.publisher,
                        e.publishedOn,
                        e.description,
                        projects.of(e),
                        new NotStated()
                                .field("url", e.url)
                                .field("publisher", e.publisher)
                                .field("publishedOn", e.publishedOn)
                                .field("description", e.description)
                                .names(),
                        Meta.of(Kind.SOURCE, e, references, matches)))
                .toList();
    }
}
