package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Era;
import de.dortmund.praeventionskette.search.SearchQuery;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what was sent for the parameters of the specification; what can't be read is a 400 that names the parameter. */
final class Sent {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final BigDecimal MOST_YEARS = new BigDecimal("999.99");

    private Sent() {}

    /** {@code true} or {@code false}; false where nothing was sent. */
    static boolean flag(String parameter, String sent) {
        if (sent != null && !sent.equals("true") && !sent.equals("false")) {
            throw Problem.parameter(parameter, "unknown-value", Text.of("Der Parameter „" + parameter + "“ ist true oder false.",
                    "The parameter '" + parameter + "' is true or false."));
        }
        return "true".equals(sent);
    }

    /** An instant, or the beginning of a UTC day. */
    static Instant instant(String parameter, String sent) {
        try {
            Instant instant = sent.length() == "2026-01-01".length() ? LocalDate.parse(sent).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Era.instant(sent);
            if (Era.has(instant)) {
                return instant;
            }
        } catch (DateTimeException unreadable) {
            // Told below.
        }
        throw Problem.parameter(parameter, "not-an-instant", Text.of(
                "Der Parameter „" + parameter
                        + "“ ist ein Zeitpunkt wie 2026-01-01T00:00:00Z (RFC 3339, mit Sekunden, höchstens neun Stellen dahinter) oder ein Tag wie 2026-01-01, in den Jahren "
                        + Era.FIRST + " bis " + Era.LAST + ".",
                "The parameter '" + parameter
                        + "' is an instant like 2026-01-01T00:00:00Z (RFC 3339, with seconds and up to nine digits of them) or a day like 2026-01-01, in the years "
                        + Era.FIRST + " to " + Era.LAST + "."));
    }

    /** An age in years. */
    static BigDecimal years(String parameter, String sent) {
        boolean number = NUMBER.matcher(sent).matches();
        BigDecimal years = number ? new BigDecimal(sent) : null;
        if (!number || years.signum() < 0 || years.compareTo(MOST_YEARS) > 0) {
            throw Problem.parameter(parameter, number ? "out-of-range" : "not-a-number", Text.of(
                    "Der Parameter „" + parameter + "“ ist eine Zahl von Jahren von 0 bis " + MOST_YEARS + ", zum Beispiel 6 oder 1.5.",
                    "The parameter '" + parameter + "' is a number of years from 0 to " + MOST_YEARS + ", for example 6 or 1.5."));
        }
        return years;
    }

    /** A search; its problems name the parameter of the specification. */
    static SearchQuery search(String sent, Function<String, SearchQuery> reading) {
        try {
            return reading.apply(sent);
        } catch (Problem problem) {
            throw Problem.parameter("search", problem.faults().get(0).code(), problem.detail());
        }
    }
}
