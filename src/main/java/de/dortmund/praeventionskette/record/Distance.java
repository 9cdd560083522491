package de.dortmund.praeventionskette.record;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a recorded point lies from the one that was asked for. */
@Schema(description = "How far a recorded point lies from the one that was asked for")
public record Distance(
        @Schema(description = "In metres, as the crow flies, to the recorded point", examples = "388") long metres,
        @Schema(description = "How far the true place may lie from the recorded point, in metres", examples = "30") int precisionMetres,
        @Schema(description = "What the point is recorded for: a place, else an action area") Ref of) {}
