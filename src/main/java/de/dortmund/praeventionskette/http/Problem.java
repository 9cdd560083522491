package de.dortmund.praeventionskette.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that can't be answered as asked, told to the client as a problem document (RFC 9457). Throw it from anywhere: one
 * place turns it into the answer.
 */
public final class Problem extends RuntimeException {

    /** What is wrong with one part of the request: a parameter (by name) or a field of the body (by JSON pointer). */
    public record Fault(String parameter, String pointer, String code, Text detail) {

        /** A fault of a query or path parameter, for example {@code size}, code {@code out-of-range}. */
        public static Fault parameter(String name, String code, Text detail) {
            return new Fault(name, null, code, detail);
        }

        /** A fault of a field of the body, for example pointer {@code /title}, code {@code too-long}. */
        public static Fault pointer(String pointer, String code, Text detail) {
            return new Fault(null, pointer, code, detail);
        }
    }

    private final ProblemType type;
    private final Text detail;
    private final List<Fault> faults;
    private final Map<String, String> headers;

    private Problem(ProblemType type, Text detail, List<Fault> faults, Map<String, String> headers) {
        super(type.slug + ": " + detail.en(), null, false, false);
        this.type = type;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.headers = headers;
    }

    /** A problem of the given type; {@code detail} says what is wrong with this request. */
    public static Problem of(ProblemType type, Text detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    /** A problem with the faults of single fields or parameters. */
    public static Problem of(ProblemType type, Text detail, List<Fault> faults) {
        return new Problem(type, detail, faults, Map.of());
    }

    /** A 400 that names the one parameter that is wrong. */
    public static Problem parameter(String name, String code, Text detail) {
        return new Problem(ProblemType.INVALID_PARAMETER, detail, List.of(Fault.parameter(name, code, detail)), Map.of());
    }

    /** The same problem, answered with one more header field, for example {@code Retry-After}. */
    public Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(type, detail, faults, more);
    }

    public ProblemType type() {
        return type;
    }

    public Text detail() {
        return detail;
    }

    /** Empty where the problem is not one of single fields or parameters. */
    public List<Fault> faults() {
        return faults;
    }

    /** What the answer carries beside the document; 401, 429 and 503 have their mandatory fields without being told. */
    public Map<String, String> headers() {
        return headers;
    }
}
