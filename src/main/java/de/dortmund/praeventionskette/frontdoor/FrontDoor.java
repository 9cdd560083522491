package de.dortmund.praeventionskette.frontdoor;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sees first: what this is, how much there is, and where everything is. */
@Schema(description = "What this service is, how much it holds, and where everything is")
public record FrontDoor(
        @Schema(description = "The name of the catalogue", examples = "Präventionsketten-Katalog Dortmund") String name,
        @Schema(description = "What it is") String description,
        @Schema(description = "The version of the service", examples = "1.0.0") String version,
        Revision revision,
        @Schema(description = "The licence of records that name no other", examples = "dl-de/zero-2-0") String licence,
        @Schema(description = "Who publishes the catalogue", examples = "Stadt Dortmund, Jugendamt") String publisher,
        @Schema(description = "How many published records there are of each kind", examples = "{\"projects\":46,\"action-areas\":13}") Map<
                String, Long> counts,
        @Schema(description = "Where everything is, as paths from the root", examples = "{\"projects\":\"/api/v1/projects\"}") Map<String,
                String> links) {

    /** The state of the catalogue: it grows with every committed change. */
    @Schema(name = "CatalogueRevision", description = "The state of the catalogue: it grows with every committed change")
    public record Revision(
            @Schema(description = "The number", examples = "1") long number,
            @Schema(description = "When it was committed", examples = "2026-11-21T08:00:00Z") Instant committedAt,
            @Schema(
                    description = "Whether the database can't be reached just now: this is what was last known, and there may be a later revision",
                    examples = "false") boolean stale) {}
}
