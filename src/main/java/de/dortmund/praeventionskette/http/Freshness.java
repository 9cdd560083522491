package de.dortmund.praeventionskette.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Whether a client has already what it asks for (RFC 9110, 13). */
public final class Freshness {

    private Freshness() {}

    /**
     * If-None-Match decides alone where it is sent (RFC 9110, 13.2.2).
     *
     * @param ifNoneMatch the field as it was sent, or null
     * @param ifModifiedSince the field as it was sent, or null
     * @param etag that of the answer
     * @param modified in whole seconds
     */
    static boolean isKnown(String ifNoneMatch, String ifModifiedSince, String etag, Instant modified) {
        if (ifNoneMatch != null) {
            return isKnown(ifNoneMatch, etag);
        }
        try {
            return ifModifiedSince != null
                    && !modified.isAfter(ZonedDateTime.parse(ifModifiedSince, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException invalid) {
            // RFC 9110, 13.1.3: a recipient ignores the field if it is not a valid date.
            return false;
        }
    }

    /**
     * Whether the client that sends this {@code If-None-Match} has these bytes.
     *
     * @param ifNoneMatch the field as it was sent, or null
     */
    public static boolean isKnown(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null || ifNoneMatch.equals(etag)) {
            return ifNoneMatch != null;
        }
        for (String tag : ifNoneMatch.split(",")) {
            String one = tag.strip();
            if (one.equals("*") || (one.startsWith("W/") ? one.substring(2) : one).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
