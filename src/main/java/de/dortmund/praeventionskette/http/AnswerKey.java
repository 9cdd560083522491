package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A question of the public whose answer is a function of the question and the catalogue's revision alone.
 *
 * @param target the address with its query, as it was sent: answers repeat it in their links
 * @param accept what of {@code Accept} decides on the form: {@link #JSON}, {@link #ANYTHING}, or the field as it was sent
 * @param gzip whether the answer may come compressed
 */
record AnswerKey(String target, String accept, boolean gzip) {

    /** JSON, and nothing else would do. */
    static final String JSON = "json";
    /** JSON where there is a choice, else whatever there is. */
    static final String ANYTHING = "*";

    /** Longer ones are hardly asked twice. */
    private static final int LONGEST = 2_000;
    private static final String FEED = Kind.BASE + "/changes";
    /** Of header fields longer than this, or of more different ones, each is read anew. */
    private static final int REMEMBERED = 500;

    private static final Map<String, String> FORMS = new ConcurrentHashMap<>();
    private static final Map<String, Boolean> CODINGS = new ConcurrentHashMap<>();

    /** Whether answers at this address can be kept at all: not where somebody waits for what is not there yet. */
    static boolean isCatalogue(String target) {
        int base = Kind.BASE.length();
        return target.startsWith(Kind.BASE) && target.length() <= LONGEST
                && (target.length() == base || target.charAt(base) == '/' || target.charAt(base) == '?')
                && !(target.startsWith(FEED) && (target.startsWith("/stream", FEED.length()) || target.contains("wait=")));
    }

    /** The question of a request with these header fields; each may be null. */
    static AnswerKey of(String target, String accept, String acceptEncoding) {
        return new AnswerKey(target, accept == null ? ANYTHING : remembered(FORMS, accept, AnswerKey::form),
                acceptEncoding != null && remembered(CODINGS, acceptEncoding, Gzip::isTakenBy));
    }

    /** The same question by somebody to whom only JSON matters. */
    AnswerKey forJson() {
        return new AnswerKey(target, JSON, gzip);
    }

    /** The same question by somebody who does, or does not, take gzip. */
    AnswerKey inOtherCoding() {
        return new AnswerKey(target, accept, !gzip);
    }

    private static <V> V remembered(Map<String, V> known, String field, Function<String, V> reading) {
        V value = known.get(field);
        if (value == null) {
            value = reading.apply(field);
            if (known.size() < REMEMBERED && field.length() <= REMEMBERED) {
                known.put(field, value);
            }
        }
        return value;
    }

    /** Browsers' scripts and the usual clients send one of these; who is choosier has answers of their own. */
    private static String form(String accept) {
        return switch (accept.replace(" ", "")) {
            case "application/json" -> JSON;
            case "", "*/*", "application/json,*/*", "application/json,text/plain,*/*", "application/json,*/*;q=0.5" -> ANYTHING;
            default -> "=" + accept;
        };
    }
}
