package de.dortmund.praeventionskette.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compressed octets. */
public final class Gzip {

    /** Of fewer octets gzip makes more, or hardly fewer. */
    static final int WORTH_IT = 600;

    private static final Pattern TAKEN = Pattern.compile("(gzip|\\*)\\s*(;\\s*q\\s*=\\s*(1(\\.0*)?|0\\.[0-9]*[1-9][0-9]*))?");

    private Gzip() {}

    /**
     * Whether a client takes them (RFC 9110, 12.5.3).
     *
     * @param acceptEncoding the field as it was sent, or null
     */
    public static boolean isTakenBy(String acceptEncoding) {
        return acceptEncoding != null && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(","))
                .anyMatch(coding -> TAKEN.matcher(coding.strip()).matches());
    }

    /** The octets, compressed. */
    public static byte[] of(byte[] octets) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(octets.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(octets);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }

    static byte[] read(byte[] compressed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return gzip.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
