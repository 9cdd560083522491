package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a table (RFC 4180), its cells parted by commas or semicolons, whichever its first line has. Empty lines and lines that begin with
 * {@code #} are passed over.
 */
final class CsvRows {

    /** Longer than any text that a field takes, with its quotes. */
    private static final int LONGEST_CELL = 200_000;
    /** Longer than all headings together. */
    private static final int LONGEST_FIRST_LINE = 1 << 15;
    /** Begins a line that says something to people. */
    private static final String COMMENT = "#";

    private final BufferedReader in;
    private final Set<String> known;
    private char separator;
    private int line = 1;

    private CsvRows(Reader in, Set<String> known) {
        this.in = new BufferedReader(in, 1 << 16);
        this.known = known;
    }

    /**
     * @param known the headings that there are
     * @throws de.dortmund.praeventionskette.http.Problem 400 or 422 with the line or column that is wrong
     */
    static void read(Reader in, Set<String> known, Sent.Taker taker) throws IOException {
        new CsvRows(in, known).read(taker);
    }

    private void read(Sent.Taker taker) throws IOException {
        List<String> headings = headings();
        int number = 0;
        for (;;) {
            int begin = line;
            List<String> cells = next();
            if (cells == null) {
                return;
            }
            if (cells.size() == 1 && cells.get(0).isBlank() || cells.get(0).startsWith(COMMENT)
                    || cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            number++;
            Sent.checkNumber(number, begin);
            if (cells.size() != headings.size()) {
                throw Sent.unreadable(begin, "wrong-number-of-cells",
                        "Die Zeile hat " + cells.size() + " Zellen, die erste hat " + headings.size() + " Spalten.",
                        "The line has " + cells.size() + " cells, the first one has " + headings.size() + " columns.");
            }
            ObjectNode content = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < cells.size(); i++) {
                content.put(headings.get(i), cells.get(i));
            }
            taker.take(new Sent(number, begin, content));
        }
    }

    private List<String> headings() throws IOException {
        in.mark(LONGEST_FIRST_LINE);
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && text.length() < LONGEST_FIRST_LINE - 1; c = in.read()) {
            text.append((char) c);
        }
        String first = text.toString();
        if (first.isBlank()) {
            throw Sent.unreadable(1, "no-headings", "Die erste Zeile nennt die Spalten.", "The first line names the columns.");
        }
        in.reset();
        separator = first.chars().filter(c -> c == ';').count() > first.chars().filter(c -> c == ',').count() ? ';' : ',';
        List<String> headings = next().stream().map(String::strip).toList();
        Set<String> there = new HashSet<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i);
            if (!known.contains(heading)) {
                String all = known.stream().collect(Collectors.joining(", "));
                faults.add(Fault.pointer("/" + InvalidBody.escape(heading), "unknown-column", Text.of(
                        "Spalte " + (i + 1) + " in Zeile 1: diese Spalte gibt es nicht. Es gibt: " + all,
                        "Column " + (i + 1) + " in line 1: there is no such column. There are: " + all)));
            } else if (!there.add(heading)) {
                faults.add(Fault.pointer("/" + heading, "repeated", Text.of("Spalte " + (i + 1) + " in Zeile 1 steht schon davor.",
                        "Column " + (i + 1) + " in line 1 is there before.")));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
        return headings;
    }

    /** The cells of the next line; null at the end. */
    private List<String> next() throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int begin = line;
        boolean quoted = false;
        boolean any = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            any = true;
            if (c == 0 || cell.length() > LONGEST_CELL) {
                throw Sent.unreadable(line, "not-text", "Eine Zelle enthält U+0000 oder ist zu lang.",
                        "A cell contains U+0000 or is too long.");
            } else if (quoted) {
                quoted = inQuotes(c, cell);
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                line++;
                break;
            } else {
                cell.append((char) c);
            }
        }
        if (quoted) {
            throw Sent.unreadable(begin, "open-quotes", "Ein Anführungszeichen wird nicht geschlossen.", "A quotation mark is not closed.");
        }
        int length = cell.length();
        if (length > 0 && cell.charAt(length - 1) == '\r') {
            cell.setLength(length - 1);
        }
        cells.add(cell.toString());
        return any ? cells : null;
    }

    /** Whether the cell goes on in quotes after this character. */
    private boolean inQuotes(int c, StringBuilder cell) throws IOException {
        if (c == '"') {
            in.mark(1);
            if (in.read() == '"') {
                cell.append('"');
                return true;
            }
            in.reset();
            return false;
        }
        line += c == '\n' ? 1 : 0;
        cell.append((char) c);
        return true;
    }
}
