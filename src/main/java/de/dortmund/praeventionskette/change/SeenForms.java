package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * Forms as their reader may see them. A form is kept whole; but nobody learns from a record of theirs what others, whose drafts it refers
 * to, are about to publish.
 */
@Singleton
class SeenForms {

    private final Form forms;

    SeenForms(Form forms) {
        this.forms = forms;
    }

    /** These fields of the form, without references to records that are hidden from the caller; null stays null. */
    ObjectNode of(Kind kind, ObjectNode form, Collection<String> fields) {
        if (form == null) {
            return null;
        }
        ObjectNode some = form.deepCopy().retain(fields);
        Sight sight = Sight.current();
        return sight.isEverything() ? some
                : forms.references(kind, form).in(some, target -> isHidden(target, sight) ? null : target.slug());
    }

    private static boolean isHidden(FormReferences.Target target, Sight sight) {
        CatalogueRecord record = StoredRecords.named(target.kind(), target.slug());
        return record != null && !sight.sees(record);
    }
}
