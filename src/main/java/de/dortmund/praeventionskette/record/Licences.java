package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The licences under which a record may be used: the names of GovData's list (dcat-ap.de/def/licenses), and the names that the Data licence
 * Germany (Datenlizenz Deutschland) gives itself. What stands there is a promise to whoever takes the record along, so it is one of these.
 */
public final class Licences {

    /** That of records which name no other. */
    public static final String DEFAULT = "dl-de/zero-2-0";

    private static final Set<String> NAMES = new LinkedHashSet<>(List.of(DEFAULT, "dl-de/by-2-0", "dl-de/by-1-0", "dl-de/by-nc-1-0",
            "dl-zero-de/2.0", "dl-by-de/2.0", "dl-by-de/1.0", "dl-by-nc-de/1.0",
            "cc-zero", "ccpdm/1.0", "cc-by", "cc-by/4.0", "cc-by-de/3.0", "cc-by-sa", "cc-by-sa/4.0", "cc-by-sa-de/3.0", "cc-by-nd",
            "cc-by-nd/3.0", "cc-by-nd/4.0", "cc-by-nc", "cc-by-nc/4.0", "cc-by-nc-de/3.0", "odbl", "odby", "odcpddl", "geonutz/20130319",
            "geoNutz/20131001", "gfdl", "gpl/3.0", "mozilla", "apache", "bsd", "officialWork", "other-open", "other-opensource",
            "other-freeware", "other-commercial", "other-closed"));
    /** What a licence has to be. */
    public static final Text NEEDED = Text.of("Eine Lizenz der Liste von GovData: " + String.join(", ", NAMES) + ".",
            "A licence of GovData's list: " + String.join(", ", NAMES) + ".");

    private Licences() {}

    /** What is wrong with this licence; nothing where none is named. */
    public static List<Fault> faults(String licence) {
        return licence == null || NAMES.contains(licence) ? List.of() : List.of(Fault.pointer("/licence", "unknown-licence", NEEDED));
    }
}
