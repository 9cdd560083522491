package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.http.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

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

    /** As RFC 3339 has it: ISO 8601 also knows instants without seconds. */
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Era() {}

    /**
     * What the text says, in whatever year.
     *
     * @throws DateTimeException where it is no instant of RFC 3339
     */
    public static Instant instant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            throw new DateTimeException(text);
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Whether the instant lies in these years (UTC). */
    public static boolean has(Instant instant) {
        return !instant.isBefore(BEGIN) && instant.isBefore(END);
    }

    /** Whether the day lies in these years. */
    public static boolean has(LocalDate day) {
        return day.getYear() >= FIRST && day.getYear() <= LAST;
    }
}
