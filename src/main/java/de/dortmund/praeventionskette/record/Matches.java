package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.search.Highlight;
import java.util.List;
import java.util.Map;

/** Why the records of a filtered list are there: for each record the filters in use, each with the basis of what matched. */
@FunctionalInterface
public interface Matches {

    /** Where nothing was filtered. */
    Matches NONE = record -> null;

    /** The reasons by filter name, in the order of the filters; null where nothing was filtered. */
    Map<String, String> of(CatalogueRecord record);

    /** How far the record is from the point that was asked for; null where none was, or where its own is not known. */
    default Distance distance(CatalogueRecord record) {
        return null;
    }

    /** Where the words that were searched for stand; null where nothing was searched for. */
    default List<Highlight> highlights(CatalogueRecord record) {
        return null;
    }
}
