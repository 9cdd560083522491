package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Era;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;

/** Filters by days. What is relative counts from the UTC day, so that an answer holds for the whole day. */
public final class Days {

    private static final String PERIOD = "P(?=[0-9])([0-9]{1,2}Y)?([0-9]{1,3}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?";

    private static final String DAY = "[12][0-9]{3}-[0-9]{2}-[0-9]{2}";

    private Days() {}

    /** Finds the records that somebody confirmed within a period up to today. */
    public static Filter verifiedWithin() {
        return new Filter("verifiedWithin", "(e.verifiedAt is not null and e.verifiedAt >= :since)", "e.verifiedAt is null",
                Allowed.form("P180D, P6M, P1Y (ISO 8601)", PERIOD, text -> text.matches(PERIOD)),
                text -> Map.of("since", startOf(Period.parse(text))), null);
    }

    private static Instant startOf(Period period) {
        return LocalDate.now(ZoneOffset.UTC).minus(period).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /**
     * Leaves out what had ended before a day.
     *
     * @param goesOn the condition that holds for the records that had not ended before {@code :day}
     */
    public static Filter asOf(String goesOn) {
        return new Filter("asOf", goesOn, null, Allowed.whole("2019-01-01", DAY, Days::day),
                text -> Map.of("day", LocalDate.parse(text)), null);
    }

    private static String day(String text) {
        try {
            if (text.matches(DAY) && Era.has(LocalDate.parse(text))) {
                return LocalDate.parse(text).toString();
            }
        } catch (DateTimeException noSuchDay) {
            // Told below.
        }
        throw Problem.parameter("asOf", "not-a-day", Text.of(
                "Der Parameter „asOf“ ist ein Tag wie 2019-01-01, in den Jahren " + Era.FIRST + " bis " + Era.LAST + ".",
                "The parameter 'asOf' is a day like 2019-01-01, in the years " + Era.FIRST + " to " + Era.LAST + "."));
    }
}
