package de.dortmund.praeventionskette.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where in a record's text a word that was searched for stands. A range, not markup: whoever shows it decides how. */
@Schema(description = "Where in the record a word that was searched for stands: a range of its text, no markup")
public record Highlight(
        @Schema(description = "The field, or the path to the name within a list", examples = "topics/0/name") String field,
        @Schema(description = "The first character of the range, from 0, in UTF-16 code units (as JavaScript, Java and Swift's utf16 count)",
                examples = "0") int start,
        @Schema(description = "How long the range is, in UTF-16 code units", examples = "6") int length) {}
