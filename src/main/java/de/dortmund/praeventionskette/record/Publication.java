package de.dortmund.praeventionskette.record;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who may see a record: the public sees only what is published. */
@Schema(description = "Who may see a record: the public sees only what is published")
public enum Publication {
    DRAFT("draft"),
    SUBMITTED("submitted"),
    PUBLISHED("published"),
    ARCHIVED("archived");

    @JsonValue
    @EnumeratedValue
    public final String code;

    Publication(String code) {
        this.code = code;
    }
}
