package de.dortmund.praeventionskette.exchange;

import java.util.List;

/** Lines of a table as RFC 4180 has them, safe to open in a spreadsheet. */
public final class Csv {

    /** By which Excel knows that a file is UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String LINE_END = "\r\n";
    /** What a text must not begin with: a spreadsheet would run it as a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** One line with its end. */
    public static String line(List<String> cells, char separator) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(separator);
            }
            appendQuoted(line, cells.get(i), separator);
        }
        return line.append(LINE_END).toString();
    }

    /** A text that a spreadsheet would run as a formula begins with an apostrophe. Numbers are no text. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text again, without the apostrophe that kept it from being run. */
    static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }

    private static void appendQuoted(StringBuilder line, String cell, char separator) {
        boolean quote = cell.chars().anyMatch(c -> c == separator || c == '"' || c == '\r' || c == '\n');
        line.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
}
