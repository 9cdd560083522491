package de.dortmund.praeventionskette.security;

import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What belongs to whom. A carrier's own are the projects, contacts and places whose {@code carrier} is its organisation (not a part of
 * it), and what describes the organisation itself. Editors may do everything.
 */
public final class Ownership {

    /** The kinds that have carriers. */
    public static final Set<Kind> CARRIED = EnumSet.of(Kind.PROJECT, Kind.CONTACT, Kind.PLACE);
    /** What a carrier may write of its own organisation. */
    public static final Set<String> OF_ITS_ORGANISATION = Set.of("name", "description", "url", "address");

    private Ownership() {}

    /** @throws Problem 403 where the record is not the caller's to write */
    public static void checkMayWrite(Kind kind, CatalogueRecord record) {
        if (!Caller.current().is(Role.EDITOR) && !Sight.current().isOwn(record)) {
            throw notYours(Text.of(
                    kind.noun.de() + " „" + record.slug + "“ gehört einem anderen Träger oder der Stadt.",
                    "The " + kind.noun.en() + " '" + record.slug + "' is another carrier's or the city's."));
        }
    }

    /** @throws Problem 403 where the caller may not make records of this kind */
    public static void checkMayCreate(Kind kind) {
        if (!Caller.current().is(Role.EDITOR) && !CARRIED.contains(kind)) {
            throw notYours(Text.of("Das legt nur die Redaktion der Stadt an.", "Only the city's editors create these."));
        }
    }

    /** @throws Problem 403: the request is well-formed, but this is not the caller's to do */
    public static Problem notYours(Text why) {
        return Problem.of(ProblemType.FORBIDDEN, why);
    }
}
