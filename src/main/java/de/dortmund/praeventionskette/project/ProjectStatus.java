package de.dortmund.praeventionskette.project;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Where a project stands, as its source says. */
public enum ProjectStatus {
    PLANNED("planned"),
    /** Money for it was applied for and not yet granted. */
    APPLIED_FOR("applied-for"),
    RUNNING("running"),
    PAUSED("paused"),
    ENDED("ended");

    @JsonValue
    @EnumeratedValue
    public final String code;

    ProjectStatus(String code) {
        this.code = code;
    }
}
