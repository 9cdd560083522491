package de.dortmund.praeventionskette.exchange.linked;

import de.dortmund.praeventionskette.record.Licences;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The official addresses of licences, those of GovData's list. */
public final class LicenceUri {

    private static final String LIST = "http://dcat-ap.de/def/licenses/";

    /** What GovData's list calls the licences that have a name of their own too. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            Licences.DEFAULT, "dl-zero-de/2.0",
            "dl-de/by-2-0", "dl-by-de/2.0",
            "dl-de/by-1-0", "dl-by-de/1.0",
            "dl-de/by-nc-1-0", "dl-by-nc-de/1.0");

    /** Not open in the sense of the Open Definition: no change, no business, or nobody knows what. */
    private static final Pattern NOT_OPEN = Pattern.compile(".*-(nc|nd)\\b.*|other-(freeware|commercial|closed)");
    /** Whoever takes the data along has to name where it comes from. */
    private static final Pattern NAMED = Pattern.compile(".*\\bby\\b.*|odby|odbl");

    private LicenceUri() {}

    /** The address of the licence of a record. */
    public static String of(String licence) {
        return LIST + OTHER_NAMES.getOrDefault(licence, licence);
    }

    /**
     * The address of the licence under which records with these licences may be taken along together: theirs where it is one, else "other",
     * which is open where all of them are; the default's where there are no records.
     */
    public static String ofAll(Collection<String> licences) {
        List<String> different = licences.stream().map(LicenceUri::of).distinct().toList();
        return different.isEmpty() ? of(Licences.DEFAULT)
                : different.size() == 1 ? different.get(0)
                : LIST + (licences.stream().anyMatch(licence -> NOT_OPEN.matcher(licence).matches()) ? "other-closed" : "other-open");
    }

    /** Whether one of them wants to have its origin named. */
    public static boolean wantNaming(Set<String> licences) {
        return licences.stream().anyMatch(licence -> NAMED.matcher(licence).matches());
    }
}
