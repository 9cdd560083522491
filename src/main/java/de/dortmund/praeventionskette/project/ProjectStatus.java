package de.dortmund.praeventionskette.project;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a project stands, as its source says. */
@Schema(description = "Where a project stands, as its source says")
public enum ProjectStatus {
    PLANNED("planned", "geplant"),
    /** Money for it was applied for and not yet granted. */
    APPLIED_FOR("applied-for", "beantragt"),
    RUNNING("running", "läuft"),
    PAUSED("paused", "ruht"),
    ENDED("ended", "beendet");

    @JsonValue
    @EnumeratedValue
    public final String code;

    /** What people call it. */
    public final String label;

    ProjectStatus(String code, String label) {
        this.code = code;
        this.label = label;
    }
}
