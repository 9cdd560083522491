package de.dortmund.praeventionskette.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which level of the state, or who else, runs a programme. */
@Schema(description = "Which level of the state, or who else, runs a programme")
public enum ProgrammeLevel {
    MUNICIPALITY("municipality"),
    STATE("state"),
    FEDERAL("federal"),
    EUROPEAN("european"),
    PRIVATE("private");

    @JsonValue
    @EnumeratedValue
    public final String code;

    ProgrammeLevel(String code) {
        this.code = code;
    }
}
