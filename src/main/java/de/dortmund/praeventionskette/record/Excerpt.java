package de.dortmund.praeventionskette.record;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can grow without bound, embedded in a record: how many there are, the first 20, and where to read them all. */
@Schema(description = "A list that can grow without bound: its count, the first 20 and where to read it whole")
public record Excerpt(
        @Schema(description = "How many there are", examples = "12") long count,
        @Schema(description = "The first 20, in the order of the whole list") List<Ref> items,
        Ref.SelfLink links) {

    /** How many are embedded. */
    public static final int LENGTH = 20;
}
