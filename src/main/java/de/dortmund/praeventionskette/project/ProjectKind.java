package de.dortmund.praeventionskette.project;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a project is in its programme. */
@Schema(description = "What a project is in its programme")
public enum ProjectKind {
    /** A project of a programme of action. */
    PROJECT("project"),
    /** A building block of a funding programme (Teilprojekt, Baustein). */
    MODULE("module"),
    /** A single offer to families. */
    OFFER("offer");

    @JsonValue
    @EnumeratedValue
    public final String code;

    ProjectKind(String code) {
        this.code = code;
    }
}
