package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.record.PartialDate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of the catalogue in the forms that the specification wants; null where a value has no such form. */
final class Values {

    private static final int YEAR = 12;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

    private Values() {}

    /** From which age in years; before birth is 0, and whoever is for the unborn alone has no age. */
    static BigDecimal minimumAge(Integer fromMonths, Integer toMonths) {
        return fromMonths == null || toMonths != null && toMonths <= 0 ? null : years(Math.max(0, fromMonths));
    }

    /** The greatest age in years that still fits, one month less than the end: up to the third birthday it is 2.92. */
    static BigDecimal maximumAge(Integer toMonths) {
        return toMonths == null || toMonths <= 0 ? null : years(toMonths - 1);
    }

    /** Rounded as the condition in {@link ServiceQuery} rounds. */
    private static BigDecimal years(int months) {
        BigDecimal years = BigDecimal.valueOf(months).divide(BigDecimal.valueOf(YEAR), 2, RoundingMode.HALF_UP).stripTrailingZeros();
        return years.scale() < 0 ? years.setScale(0) : years;
    }

    /** The ages in words. */
    static String ages(Integer fromMonths, Integer toMonths) {
        if (fromMonths == null && toMonths == null) {
            return null;
        }
        return "Alter: " + Stream.of(begin(fromMonths), end(toMonths)).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static String begin(Integer months) {
        return months == null ? null
                : months < 0 ? "ab der Schwangerschaft (" + counted(-months, "Monat", "Monate") + " vor der Geburt)"
                : months == 0 ? "ab Geburt" : "ab " + age(months);
    }

    private static String end(Integer months) {
        return months == null ? null
                : months < 0 ? "bis " + counted(-months, "Monat", "Monate") + " vor der Geburt"
                : months == 0 ? "bis zur Geburt" : "bis unter " + age(months);
    }

    private static String age(int months) {
        return months % YEAR == 0 ? counted(months / YEAR, "Jahr", "Jahren") : counted(months, "Monat", "Monaten");
    }

    private static String counted(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The UTC day. */
    static String day(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** A day; null where only the year is known. */
    static String day(PartialDate date) {
        return date == null || date.text().length() == 4 ? null : date.text();
    }

    /** A mail address that every reader takes for one. */
    static String email(String address) {
        return address != null && address.length() <= 254 && address.indexOf('@') <= 64 && EMAIL.matcher(address).matches() ? address
                : null;
    }
}
