package de.dortmund.praeventionskette.security;

/**
 * With how much sight a record was read, as a part of its ETag: who writes it with that ETag has or has not seen all that they replace.
 * The public's has no mark.
 */
public final class SightMark {

    /** What a mark looks like, as a regular expression. */
    public static final String PATTERN = "e|p|c[0-9a-f]{8}";
    /** Of a reading that showed only some fields, whoever read it. */
    public static final String PART = "p";

    private static final String EVERYTHING = "e";

    private SightMark() {}

    /** The mark of this sight; empty for the public's. */
    public static String of(Sight sight) {
        return sight.isEverything() ? EVERYTHING : sight.isPublic() ? "" : "c%08x".formatted(sight.organisation().hashCode());
    }

    /** Whether somebody with this sight has seen all that the caller sees. */
    public static boolean coversCaller(String mark) {
        return mark.equals(EVERYTHING) || mark.equals(of(Sight.current()));
    }
}
