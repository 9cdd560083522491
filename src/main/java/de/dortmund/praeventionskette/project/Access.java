package de.dortmund.praeventionskette.project;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a project reaches people who would not come by themselves (Zugang). */
@Schema(description = "How a project reaches people who would not come by themselves (Zugang)")
public enum Access {
    /** Low threshold; the sources also write niederschwellig. */
    NIEDRIGSCHWELLIG("niedrigschwellig"),
    /** Goes to where people are. */
    AUFSUCHEND("aufsuchend"),
    /** Comes by vehicle or at changing places. */
    MOBIL("mobil"),
    /** Guides people through the system of help. */
    LOTSEND("lotsend");

    @JsonValue
    @EnumeratedValue
    public final String code;

    Access(String code) {
        this.code = code;
    }
}
