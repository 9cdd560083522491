package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read the change feed.
 *
 * @param revision what was read last
 * @param position how far within this revision; {@link Integer#MAX_VALUE} for all of it
 * @param begun of a reader who came from the beginning and is not at its end yet: the catalogue's revision when it began; else 0
 */
record Cursor(long revision, int position, long begun) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(?:\\.([0-9]{1,9})(?:\\.([0-9]{1,18}))?)?");

    /** After everything of a revision. */
    static Cursor after(long revision) {
        return new Cursor(revision, Integer.MAX_VALUE, 0);
    }

    /**
     * A cursor as it was given out, or the number of a revision.
     *
     * @param name the parameter or header it came in
     * @throws Problem 400 where it is neither
     */
    static Cursor read(String name, String sent) {
        if (sent == null) {
            return after(0);
        }
        Matcher form = FORM.matcher(sent);
        if (!form.matches()) {
            throw Problem.parameter(name, "no-cursor", Text.of(
                    "„" + name
                            + "“ ist ein Cursor, den eine frühere Antwort als „next“ nannte, oder die Zahl einer Revision; 0 ist der Anfang.",
                    "'" + name + "' is a cursor that an earlier answer named as 'next', or the number of a revision; 0 is the beginning."));
        }
        return new Cursor(Long.parseLong(form.group(1)), form.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(form.group(2)),
                form.group(3) == null ? 0 : Long.parseLong(form.group(3)));
    }

    /** Later in the feed, of the same reader, who reads at this revision of the catalogue. */
    Cursor at(long later, int within, long today) {
        long began = revision == 0 ? today : begun;
        return new Cursor(later, within, began > later ? began : 0);
    }

    /** From which revision on the feed must be whole for this reader. */
    long needs() {
        return Math.max(revision, begun);
    }

    @Override
    public String toString() {
        return revision + (position == Integer.MAX_VALUE ? "" : "." + position) + (begun == 0 ? "" : "." + begun);
    }
}
