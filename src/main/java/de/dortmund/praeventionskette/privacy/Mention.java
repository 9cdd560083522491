package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.record.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text that speaks of a person: no erasure changes it, so that an editor has to. */
@Schema(name = "Mention",
        description = "A text that speaks of the person: by name, telephone number or mail address. An erasure does not change texts:"
                + " an editor does.")
public record Mention(
        @Schema(description = "The resource of the record, or `proposals`", examples = "projects") String kind,
        @Schema(description = "The record's slug; of a proposal that of the record it is about", examples = "windel-cafe-b3") String slug,
        @Schema(description = "The field", examples = "description") String field,
        @Schema(description = "The latest earlier version with the text, where today's record does not have it any more", nullable = true,
                examples = "2") Integer version,
        @Schema(description = "Where the text is read") Ref.SelfLink links) {}
