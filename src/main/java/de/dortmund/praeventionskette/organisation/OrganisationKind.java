package de.dortmund.praeventionskette.organisation;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of organisation it is. */
@Schema(description = "What kind of organisation it is")
public enum OrganisationKind {
    MUNICIPALITY("municipality"),
    DEPARTMENT("department"),
    OFFICE("office"),
    /** A council, committee or steering group. */
    BODY("body"),
    STATE("state"),
    FOUNDATION("foundation"),
    ASSOCIATION("association"),
    COMPANY("company"),
    RELIGIOUS_COMMUNITY("religious-community"),
    /** The source names the kind of organisation, not one by name. */
    GROUP("group");

    @JsonValue
    @EnumeratedValue
    public final String code;

    OrganisationKind(String code) {
        this.code = code;
    }
}
