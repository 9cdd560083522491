package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.record.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A title or name that begins, at one of its words, with what was typed. */
@Schema(name = "Completion", description = "A title or name that begins, at one of its words, with what was typed")
public record Completion(
        @Schema(description = "The whole title or name",
                examples = "Windel-Cafe im B3 - Treffpunkt für junge Eltern mit Kind (0–3 Jahre)") String text,
        @Schema(description = "Its resource", enumeration = {
                "projects", "action-areas", "topics"}, examples = "projects") String kind,
        @Schema(description = "The key of the record", examples = "windel-cafe-b3") String slug,
        Ref.SelfLink links){
}
