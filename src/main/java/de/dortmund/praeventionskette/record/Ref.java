package de.dortmund.praeventionskette.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reference to another record as it is read: enough to show it without a second call. */
@Schema(description = "A reference to another record")
public record Ref(
        @Schema(description = "The key of the record", examples = "nette") String slug,
        @Schema(description = "Its name, or its title where its kind has titles", examples = "Nette") String name,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "How the catalogue knows the relation; absent where the catalogue records no basis",
                implementation = Basis.class) String basis,
        SelfLink links) {

    /** Where the record is read. */
    @Schema(description = "Where the record is read")
    public record SelfLink(
            @Schema(description = "A path from the root", examples = "/api/v1/action-areas/nette") String self) {}

    /** A reference to the record of the kind that has this slug. */
    public static Ref to(Kind kind, String slug, String name, String basis) {
        return new Ref(slug, name, basis, new SelfLink(kind.address(slug)));
    }
}
