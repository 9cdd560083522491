package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Words that a taxonomy or a term must have, as they were sent. */
public record WordFilter(
        @RestQuery
        @Parameter(
                description = "Words or parts of words that must stand in the name or the description, whatever their case",
                example = "Sprache") String search) {

    /** Whether a name and a description have the words; a 400 where nothing that was sent is a word. */
    BiPredicate<String, String> fitting() {
        if (search != null && search.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Problem.parameter("search", "no-word",
                    Text.of("Der Suchtext enthält kein Wort.", "The text to search for has no word."));
        }
        List<String> words = search == null ? List.of() : List.of(search.toLowerCase(Locale.GERMAN).strip().split("\\s+"));
        return (name, description) -> words.stream().allMatch((name + " " + description).toLowerCase(Locale.GERMAN)::contains);
    }
}
