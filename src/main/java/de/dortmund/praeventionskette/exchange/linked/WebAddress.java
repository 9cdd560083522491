package de.dortmund.praeventionskette.exchange.linked;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses as people write them, in the form that every reader takes for one (RFC 3986): the host as the domain name system has it, the
 * rest encoded. Null where there is no such form.
 */
public final class WebAddress {

    private static final Pattern PARTS = Pattern.compile(
            "(https?://)(?:[^/?#]*@)?(\\[[0-9A-Fa-f:.]+]|[^/?#\\[\\]:@]+)(:[0-9]{0,5})?([/?][^#]*)?(#.*)?", Pattern.DOTALL);
    private static final String IN_HOST = "-._~!$&'()*+,;=%";
    private static final String IN_PATH = IN_HOST + ":/?@";
    private static final String IN_MAIL = "-._~!$'()*+,;:@";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** The signs that {@link IDN} turns into other ones, and so perhaps into the name of somebody else: browsers keep them. */
    private static final Pattern KEPT_BY_BROWSERS = Pattern.compile("[ßẞς\\u200c\\u200d]");
    private static final int LAST_PORT = 65_535;

    private WebAddress() {}

    /** A web address, without the name and password that may stand in front of a host; null where there is no host or no such port. */
    public static String of(String written) {
        Matcher parts = PARTS.matcher(written == null ? "" : written);
        if (!parts.matches() || !isPort(parts.group(3))) {
            return null;
        }
        String fragment = parts.group(5) == null ? "" : "#" + encoded(parts.group(5).substring(1), IN_PATH);
        String address = parts.group(1) + host(parts.group(2)) + text(parts.group(3)) + encoded(text(parts.group(4)), IN_PATH) + fragment;
        try {
            return new URI(address).toString();
        } catch (URISyntaxException none) {
            return null;
        }
    }

    /** A mail address with {@code mailto:}; null where there is none. */
    public static String ofMail(String written) {
        return written == null ? null : "mailto:" + encoded(written.replace("%", "%25"), IN_MAIL + "%");
    }

    private static boolean isPort(String sent) {
        return text(sent).length() < 2 || Integer.parseInt(sent.substring(1)) <= LAST_PORT;
    }

    private static String host(String written) {
        if (written.startsWith("[")) {
            return written;
        }
        try {
            return encoded(KEPT_BY_BROWSERS.matcher(written).find() ? written : IDN.toASCII(written), IN_HOST);
        } catch (IllegalArgumentException refused) {
            return encoded(written, IN_HOST);
        }
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }

    private static String encoded(String written, String allowed) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : STRAY_PERCENT.matcher(written).replaceAll("%25").getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet >= 0 && (Character.isLetterOrDigit(octet) || allowed.indexOf(octet) >= 0);
            encoded.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return encoded.toString();
    }
}
