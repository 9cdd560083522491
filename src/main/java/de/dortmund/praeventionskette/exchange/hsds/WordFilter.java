package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Words that a taxonomy or a term must have, as they were sent. */
public record WordFilter(
        @RestQuery
        @Parameter(
                description = "Words or parts of words that must stand in the name or the description, whatever their case",
                example = "Sprache") String search) {

    boolean fits(String name, String description) {
        String text = (name + " " + description).toLowerCase(Locale.GERMAN);
        if (search != null && search.isBlank()) {
            throw Problem.parameter("search", "no-word",
                    Text.of("Der Suchtext enthält kein Wort.", "The text to search for has no word."));
        }
        return search == null || Arrays.stream(search.toLowerCase(Locale.GERMAN).strip().split("\\s+")).allMatch(text::contains);
    }
}
