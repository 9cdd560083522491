package de.dortmund.praeventionskette.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** In which form a list is answered, as it was sent. */
public record FormatParams(
        @RestQuery
        @Parameter(
                description = "The form of the answer; wins over `Accept`. All but `json` have everything that is found instead of a page, and neither `page`,"
                        + " `size` nor `facets`.",
                schema = @Schema(enumeration = {
                        "json", "csv", "ndjson", "geojson"}, defaultValue = "json", examples = "json")) String format,
        @RestQuery
        @Parameter(
                description = "What parts the cells of a `csv`; `semicolon` (or `;`, written `%3B`) is what a German Excel expects. Only for `csv`.",
                schema = @Schema(enumeration = {"comma", "semicolon", ",", ";"}, defaultValue = "comma",
                        examples = "semicolon")) String separator){

    /** Parts cells unless something else is asked for, as RFC 4180 has it. */
    public static final char COMMA = ',';

    /**
     * The character that parts cells.
     *
     * @throws Problem 400 for an unknown one
     */
    public static char separator(String sent) {
        return switch (sent == null ? "," : sent) {
            case ",", "comma" -> COMMA;
            case ";", "semicolon" -> ';';
            default -> throw Problem.parameter("separator", "unknown-value", Text.of(
                    "Der Parameter „separator“ kennt diesen Wert nicht. Erlaubt: comma, semicolon (oder die Zeichen selbst: %2C, %3B)",
                    "The parameter 'separator' does not know this value. Allowed: comma, semicolon (or the characters: %2C, %3B)"));
        };
    }
}
