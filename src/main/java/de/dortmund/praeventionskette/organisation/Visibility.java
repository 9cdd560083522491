package de.dortmund.praeventionskette.organisation;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who may see a contact, or a field of it. */
@Schema(description = "Who may see a contact, or a field of it")
public enum Visibility {
    /** Everybody. */
    PUBLIC("public"),
    /** Carriers and editors. */
    PARTNER("partner"),
    /** Editors, and the contact's own carrier. */
    INTERNAL("internal");

    @JsonValue
    @EnumeratedValue
    public final String code;

    Visibility(String code) {
        this.code = code;
    }
}
