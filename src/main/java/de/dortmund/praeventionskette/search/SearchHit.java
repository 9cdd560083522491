package de.dortmund.praeventionskette.search;

import de.dortmund.praeventionskette.record.Ref;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that a search found, whatever its kind. */
@Schema(name = "SearchHit", description = "A record that a search found, whatever its kind")
public record SearchHit(
        @Schema(
                description = "Its resource",
                enumeration = {
                        "projects", "action-areas", "funding-programmes", "target-groups", "topics", "organisations", "contacts", "places"},
                examples = "projects") String kind,
        @Schema(description = "The key of the record", examples = "schulfruehstueck-steinhammer-friedens-grundschule") String slug,
        @Schema(description = "Its name or title; of a contact the function, never the person", examples = "Nette") String name,
        @Schema(description = "What it is for, or what is done", nullable = true) String description,
        @Schema(
                description = "How it was found, under `q`: a `word` in one of its forms, a `synonym`, a `part` of a compound or a `similar` spelling; of several"
                        + " words the least sure counts",
                examples = "{\"q\":\"word\"}") Map<String, String> match,
        @Schema(description = "The ranges of the words in `name` and `description`") List<Highlight> highlights,
        Ref.SelfLink links){
}
