package de.dortmund.praeventionskette.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of programme it is. */
@Schema(description = "What kind of programme it is")
public enum ProgrammeKind {
    MODEL_PROJECT("model-project"),
    FUNDING_PROGRAMME("funding-programme"),
    MUNICIPAL_STRATEGY("municipal-strategy");

    @JsonValue
    @EnumeratedValue
    public final String code;

    ProgrammeKind(String code) {
        this.code = code;
    }
}
