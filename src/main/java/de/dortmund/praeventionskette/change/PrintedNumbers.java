package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a contact's number is printed: digits with what stands between them, and the words of a telephone book. Other words are the person's
 * name, or may be: they stand where nobody looks for one when the person goes.
 */
final class PrintedNumbers {

    private static final String WORD =
            "tel|telefon|fon|phone|mobil|handy|fax|durchwahl|dw|apparat|app|nebenstelle|ext|zentrale|vorwahl|oder|und|bis";
    private static final Pattern PRINTED =
            Pattern.compile("(?=.*[0-9])(?:[0-9\\s+/().,:;&\\-\u2010-\u2015]|(?<!\\p{L})(?:" + WORD + ")(?!\\p{L}))+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PrintedNumbers() {}

    /**
     * What was printed otherwise before this was asked for stays until somebody writes it anew.
     *
     * @throws de.dortmund.praeventionskette.http.Problem 422 with a pointer to what is not printed like a number
     */
    static void check(ObjectNode before, ObjectNode form) {
        Set<JsonNode> known = new HashSet<>(before.path("phones").findValues("printed"));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < form.path("phones").size(); i++) {
            JsonNode printed = form.get("phones").get(i).path("printed");
            if (printed.isTextual() && !known.contains(printed) && !PRINTED.matcher(printed.asText()).matches()) {
                faults.add(Fault.pointer("/phones/" + i + "/printed", "not-a-number", Text.of(
                        "Hier steht nur die Nummer, wie sie gedruckt ist: Ziffern, Leerzeichen, + / ( ) - . und Wörter wie Tel., Durchwahl oder"
                                + " Apparat; kein Name.",
                        "This is only the number as it is printed: digits, blanks, + / ( ) - . and words such as Tel., Durchwahl or Apparat;"
                                + " no name.")));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
    }
}
