package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.record.PartialDate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Values of the catalogue in the forms that the specification wants; null where a value has no such form. */
final class Values {

    private static final int YEAR = 12;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");
    /** What RFC 3986 allows in an address behind the host. */
    private static final String IN_ADDRESS = "-._~:/?#@!$&'()*+,;=%";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Values() {}

    /** From which age in years; before birth is 0, and whoever is for the unborn alone has no age. */
    static BigDecimal minimumAge(Integer fromMonths, Integer toMonths) {
        return fromMonths == null || toMonths != null && toMonths <= 0 ? null : years(Math.max(0, fromMonths));
    }

    /** The greatest age in years that still fits: up to the third birthday it is 2. */
    static BigDecimal maximumAge(Integer toMonths) {
        if (toMonths == null || toMonths <= 0) {
            return null;
        }
        return toMonths % YEAR == 0 ? BigDecimal.valueOf(toMonths / YEAR - 1) : years(toMonths - 1);
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
        return "Alter: " + (fromMonths == null ? "" : "ab " + age(fromMonths)) + (fromMonths == null || toMonths == null ? "" : ", ")
                + (toMonths == null ? "" : "bis unter " + age(toMonths));
    }

    private static String age(int months) {
        if (months < 0) {
            return "der Schwangerschaft (" + -months + " Monate vor der Geburt)";
        }
        return months == 0 ? "Geburt" : months % YEAR == 0 ? months / YEAR + " Jahren" : months + " Monaten";
    }

    /** The UTC day. */
    static String day(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** A day; null where only the year is known. */
    static String day(PartialDate date) {
        return date == null || date.text().length() == 4 ? null : date.text();
    }

    /** A web address with everything encoded that RFC 3986 wants encoded. */
    static String uri(String address) {
        if (address == null) {
            return null;
        }
        StringBuilder encoded = new StringBuilder();
        STRAY_PERCENT.matcher(address).replaceAll("%25").codePoints().forEach(sign -> {
            boolean plain = sign < 128 && (Character.isLetterOrDigit(sign) || IN_ADDRESS.indexOf(sign) >= 0);
            for (byte part : new String(Character.toChars(sign)).getBytes(StandardCharsets.UTF_8)) {
                encoded.append(plain ? String.valueOf((char) part) : "%%%02X".formatted(part));
            }
        });
        try {
            return new URI(encoded.toString()).getHost() == null ? null : encoded.toString();
        } catch (URISyntaxException none) {
            return null;
        }
    }

    /** A mail address that every reader takes for one. */
    static String email(String address) {
        return address != null && address.length() <= 254 && address.indexOf('@') <= 64 && EMAIL.matcher(address).matches() ? address
                : null;
    }
}
