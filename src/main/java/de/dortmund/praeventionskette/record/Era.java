package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.http.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The years that the catalogue speaks of, in records and in questions about them: before and after, a date is a slip of the pen. */
public final class Era {

    /** The first year. */
    public static final int FIRST = 1900;
    /** The last year; PostgreSQL could keep more, and Java even more than that. */
    public static final int LAST = 2200;

    private static final Instant BEGIN = LocalDate.of(FIRST, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant END = LocalDate.of(LAST + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    /** What to say about a date that lies elsewhere. */
    public static final Text NEEDED = Text.of("Das Jahr liegt nicht zwischen " + FIRST + " und " + LAST + ".",
            "The year is not between " + FIRST + " and " + LAST + ".");

    private Era() {}

    /** Whether the instant lies in these years (UTC). */
    public static boolean has(Instant instant) {
        return !instant.isBefore(BEGIN) && instant.isBefore(END);
    }

    /** Whether the day lies in these years. */
    public static boolean has(LocalDate day) {
        return day.getYear() >= FIRST && day.getYear() <= LAST;
    }
}
