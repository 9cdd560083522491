package de.dortmund.praeventionskette.area;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of place it is. */
@Schema(description = "What kind of place it is")
public enum PlaceKind {
    SCHOOL("school"),
    DAYCARE_CENTRE("daycare-centre"),
    CLINIC("clinic"),
    OFFICE("office"),
    VENUE("venue"),
    QUARTER("quarter"),
    ESTATE("estate"),
    STREET("street");

    @JsonValue
    @EnumeratedValue
    public final String code;

    PlaceKind(String code) {
        this.code = code;
    }
}
