package de.dortmund.praeventionskette.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of document a source is. */
@Schema(description = "What kind of document a source is")
public enum SourceKind {
    WEB_PAGE("web-page"),
    NEWS("news"),
    LEAFLET("leaflet"),
    REPORT("report"),
    /** What a carrier itself says about its offers. */
    STATEMENT("statement");

    @JsonValue
    @EnumeratedValue
    public final String code;

    SourceKind(String code) {
        this.code = code;
    }
}
