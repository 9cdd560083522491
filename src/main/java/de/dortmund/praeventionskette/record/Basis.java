package de.dortmund.praeventionskette.record;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the catalogue knows a relation or a value. */
@Schema(description = "How the catalogue knows a relation or a value")
public enum Basis {
    /** The source says so. */
    STATED("stated"),
    /** The source's wording implies it. */
    IMPLIED("implied"),
    /** Read from public geography or from an editorial classification, not from the source. */
    DERIVED("derived"),
    /** The source fits more than one; every candidate is listed. */
    AMBIGUOUS("ambiguous");

    @JsonValue
    @EnumeratedValue
    public final String code;

    Basis(String code) {
        this.code = code;
    }
}
