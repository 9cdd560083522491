package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import java.util.List;

/**
 * A row as it was sent: a record in JSON, or the cells of a table by their columns.
 *
 * @param number which row it is, from 1
 * @param line the line of the body in which it begins
 */
record Sent(int number, int line, ObjectNode content) {

    /** So many rows an import has at most. */
    static final int MOST = 10_000;

    /** Takes the rows one after another. */
    interface Taker {
        void take(Sent row);
    }

    /** @throws Problem 413 with the line of the first row that is too many */
    static void checkNumber(int number, int line) {
        if (number > MOST) {
            throw Problem.of(ProblemType.CONTENT_TOO_LARGE, Text.of(
                    "Ein Import hat höchstens " + MOST + " Datensätze; der nächste steht in Zeile " + line + ".",
                    "An import has at most " + MOST + " records; the next one is in line " + line + "."),
                    List.of(Fault.pointer("/" + number, "too-many", Text.of("Das ist einer zu viel.", "This is one too many."))));
        }
    }

    /** @throws Problem 400 with the line that can't be read */
    static Problem unreadable(int line, String code, String de, String en) {
        return Problem.of(ProblemType.INVALID_REQUEST, Text.of("Zeile " + line + ": " + de, "Line " + line + ": " + en),
                List.of(Fault.pointer("", code, Text.of("Zeile " + line + ": " + de, "Line " + line + ": " + en))));
    }
}
