package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import java.util.Set;

/** A row of many on its way to being written. */
final class Step {

    final Wanted row;
    Stock.Item stored;
    Admission.Admitted admitted;
    String slug;
    ObjectNode tree;
    ObjectNode kept;
    Set<String> named;
    boolean review;
    /** Whether the form says what the record will say: it refers to nothing by a former slug. */
    boolean known;
    CatalogueRecord written;
    Came came;

    Step(Wanted row) {
        this.row = row;
    }
}
