package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.record.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another search that finds something, offered where nothing was found. */
@Schema(description = "Another search that finds something, offered where nothing was found")
public record Suggestion(
        @Schema(description = "What to show: the other text to search for, or the filter left out as it was sent",
                examples = "Stadtteilmütter") String text,
        @Schema(
                description = "`spelling`: the nearest spelling. `without-filter`: the same search without this filter. `fewer-words`: with one word less."
                        + " `without-search`: the list without a text to search for",
                enumeration = {
                        "spelling", "without-filter", "fewer-words", "without-search"},
                examples = "spelling") String reason,
        @Schema(description = "How many records it finds; never 0", examples = "1") long count,
        Ref.SelfLink links){
}
