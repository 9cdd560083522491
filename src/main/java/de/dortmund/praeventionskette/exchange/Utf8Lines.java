package de.dortmund.praeventionskette.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The text of a body: UTF-8 with or without a byte order mark, or what {@code charset} says. */
final class Utf8Lines {

    /** UTF-8, and what German spreadsheets write that are not asked for it. */
    private static final Set<String> KNOWN = Set.of("utf-8", "iso-8859-1", "iso-8859-15", "windows-1252");

    private Utf8Lines() {}

    /**
     * Opens the text, which was found to be in this character set as a whole.
     *
     * @param charset what the content type says, or null
     * @throws de.dortmund.praeventionskette.http.Problem 400 where the character set is none that is read, or with the line that is not UTF-8
     */
    static Reader open(Path body, String charset) throws IOException {
        Charset set = named(charset);
        if (set.equals(StandardCharsets.UTF_8)) {
            check(body);
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(body));
        if (set.equals(StandardCharsets.UTF_8)) {
            bytes.mark(3);
            if (bytes.read() != 0xEF || bytes.read() != 0xBB || bytes.read() != 0xBF) {
                bytes.reset();
            }
        }
        return new InputStreamReader(bytes, set);
    }

    private static Charset named(String charset) {
        try {
            if (charset == null) {
                return StandardCharsets.UTF_8;
            } else if (KNOWN.contains(charset.toLowerCase(java.util.Locale.ROOT))) {
                return Charset.forName(charset);
            }
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // told below
        }
        throw Sent.unreadable(1, "unknown-charset", "Dieser Zeichensatz wird nicht gelesen. Erlaubt: " + String.join(", ", KNOWN.stream()
                .sorted().toList()) + ".",
                "This character set is not read. Allowed: " + String.join(", ", KNOWN.stream().sorted().toList()) + ".");
    }

    private static void check(Path body) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer text = CharBuffer.allocate(1 << 16);
        int line = 1;
        try (InputStream in = Files.newInputStream(body)) {
            for (boolean end = false; !end;) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                boolean wrong = decoder.decode(bytes, text, end).isError();
                line += lines(text.flip());
                if (wrong) {
                    throw Sent.unreadable(line, "not-utf-8",
                            "Das ist kein UTF-8, vermutlich Latin-1. In der Tabellenkalkulation als „CSV UTF-8“ speichern, oder"
                                    + " „charset=windows-1252“ im Content-Type senden.",
                            "This is not UTF-8, probably Latin-1. Save it as 'CSV UTF-8', or send 'charset=windows-1252' in the"
                                    + " Content-Type.");
                }
                text.clear();
                bytes.compact();
            }
        }
    }

    private static int lines(CharBuffer text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
