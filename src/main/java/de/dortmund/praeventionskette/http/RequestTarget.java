package de.dortmund.praeventionskette.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The address in the first line of a request, as it came: whether it can be read at all. What it means is decided by those who
 * own the address.
 */
final class RequestTarget {

    /** Enough for every filter of the catalogue at once; RFC 9110 asks for at least 8,000. */
    static final int LONGEST = 8_192;

    private static final int LONGEST_SHOWN = 200;

    private RequestTarget() {
    }

    /** What is wrong with the path; nothing behind such an address can exist. */
    static Optional<Problem> faultOfPath(String uri, String path) {
        if (uri.length() > LONGEST) {
            return Optional.of(Problem.of(ProblemType.URI_TOO_LONG, Text.of(
                    "Die Adresse hat " + uri.length() + " Zeichen; es dürfen höchstens " + LONGEST + " sein.",
                    "The address has " + uri.length() + " characters; at most " + LONGEST + " are allowed.")));
        }
        Optional<Text> fault = faultOf(path, true);
        if (fault.isEmpty() && path.indexOf(';') >= 0) {
            fault = Optional.of(Text.of("enthält Matrix-Parameter („;“), die es hier nicht gibt",
                    "has matrix parameters (\";\"); there are none here"));
        }
        return fault.map(what -> Problem.of(ProblemType.INVALID_REQUEST,
                Text.of("Der Pfad der Adresse " + what.de() + ".", "The path of the address " + what.en() + ".")));
    }

    /** What is wrong with the first parameter that can't be read. */
    static Optional<Problem> faultOfQuery(String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            Optional<Text> fault = faultOf(pair, false);
            if (fault.isPresent()) {
                String name = printable(pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair);
                return fault.map(what -> Problem.parameter(name, "unreadable", Text.of("Der Parameter „" + name + "“ " + what.de() + ".",
                        "The parameter \"" + name + "\" " + what.en() + ".")));
            }
        }
        return Optional.empty();
    }

    /** A control character in a path is never meant; in a parameter only NUL is refused, which no text may contain. */
    private static Optional<Text> faultOf(String encoded, boolean inPath) {
        boolean decodes = encoded.indexOf('%') >= 0;
        ByteBuffer bytes = ByteBuffer.allocate(decodes ? encoded.length() : 0);
        for (int i = 0; i < encoded.length(); i++) {
            int character = encoded.charAt(i);
            if (character > 0x7e || character <= 0x20 || "\"#<>\\^`{|}".indexOf(character) >= 0 || inPath && "[]".indexOf(character) >= 0) {
                return Optional.of(Text.of("enthält ein Zeichen, das prozentkodiert sein muss (UTF-8)",
                        "has a character that must be percent-encoded (UTF-8)"));
            }
            if (character == '%') {
                character = octetAt(encoded, i);
                if (character < 0) {
                    return Optional.of(Text.of("enthält ein „%“, dem keine zwei Hexadezimalziffern folgen",
                            "has a \"%\" that is not followed by two hexadecimal digits"));
                }
                i += 2;
                if (character == 0 || inPath && (character < 0x20 || character == 0x7f)) {
                    return Optional.of(Text.of("enthält ein Steuerzeichen (%" + hex(character) + ")",
                            "has a control character (%" + hex(character) + ")"));
                }
            }
            if (decodes) {
                bytes.put((byte) character);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(bytes.flip());
            return Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.of(Text.of("ist kein gültiges UTF-8", "is not valid UTF-8"));
        }
    }

    /** The text so that it may stand in a URI reference, a log line or a sentence: what is not allowed in a URI is percent-encoded. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_SHOWN); i++) {
            char character = text.charAt(i);
            boolean allowed = character > 0x20 && character < 0x7f && "\"<>\\^`{|}".indexOf(character) < 0;
            if (allowed && (character != '%' || octetAt(text, i) >= 0)) {
                safe.append(character);
            } else {
                safe.append('%').append(hex(character & 0xff));
            }
        }
        return safe.toString();
    }

    /** The octet that the percent sign at this place encodes, or -1. */
    private static int octetAt(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static String hex(int octet) {
        return "%02X".formatted(octet);
    }
}
