package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.Paged;
import de.dortmund.praeventionskette.record.Ref;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an editor should ask next, as a work list */
@Schema(name = "DataQuality", description = "What an editor should ask next, as a work list")
public record QualityView(
        @Schema(description = "What there is to ask, with how many records it is about, whatever the filter") List<Issue> issues,
        @Schema(description = "The records, one row for each question about each") List<Item> items,
        Page.Numbers page,
        Page.PageLinks links)
        implements Paged {

    /** A kind of question. */
    @Schema(name = "DataQualityIssue", description = "A kind of question and how many records it is about")
    public record Issue(
            @Schema(description = "The value of the filter", examples = "no-area") QualityIssue issue,
            @Schema(description = "What to ask", examples = "Welchem Aktionsraum dient es, oder der ganzen Stadt?") String question,
            @Schema(description = "How many records", examples = "27") long count,
            Ref.SelfLink links) {}

    /** A question about one record. */
    @Schema(name = "DataQualityItem", description = "A question about one record")
    public record Item(
            @Schema(description = "What is to be asked", examples = "no-area") QualityIssue issue,
            @Schema(description = "The resource of the record", examples = "projects") String kind,
            @Schema(description = "The record; of a contact the function, never the person") Ref record) {}
}
