package de.dortmund.praeventionskette.security;

/**
 * With how much sight a record was read, as a part of its ETag: who writes it with that ETag has or has not seen all that they replace.
 * The public's has no mark.
 */
public final class SightMark {

    /** What a mark looks like, as a regular expression. */
    public static final String PATTERN = "p?(?:e|c[0-9a-f]{8})|p";

    private static final String PART = "p";
    private static final String EVERYTHING = "e";

    private SightMark() {}

    /** The mark of this sight; empty for the public's. */
    public static String of(Sight sight) {
        return sight.isEverything() ? EVERYTHING : sight.isPublic() ? "" : "c%08x".formatted(sight.organisation().hashCode());
    }

    /** The same of a reading that showed only some of the fields. */
    public static String inPart(Sight sight) {
        return PART + of(sight);
    }

    /** Whether it was a reading of some fields alone. */
    public static boolean isInPart(String mark) {
        return mark.startsWith(PART);
    }

    /** Whether somebody with this sight has seen all that the caller sees, of the fields that were read. */
    public static boolean coversCaller(String mark) {
        String sight = isInPart(mark) ? mark.substring(PART.length()) : mark;
        return sight.equals(EVERYTHING) || sight.equals(of(Sight.current()));
    }
}
