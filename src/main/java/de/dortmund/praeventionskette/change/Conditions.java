package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** Under which condition a record is replaced: whoever does has seen what they replace, in this version and with their own eyes. */
@Singleton
public class Conditions {

    private final Form forms;

    Conditions(Form forms) {
        this.forms = forms;
    }

    /** @throws Problem 412 where a condition is sent that the record with this slug, if it is there, does not meet */
    public void checkIfSent(Kind kind, String slug, Precondition condition) {
        QuarkusTransaction.requiringNew().run(() -> {
            CatalogueRecord record = StoredRecords.bySlug(kind, slug);
            if (record != null) {
                condition.checkIfSent(record);
            }
        });
    }

    /**
     * @param fields what is written of the record
     * @throws Problem 428 and 412 as the condition says; 412 too where the version was read by somebody who is shown less than the caller,
     *         and one of the fields says more than they could see
     */
    void check(Kind kind, CatalogueRecord stored, Precondition condition, Collection<String> fields) {
        condition.check(stored);
        if (condition.wasReadInPart(stored) && fields.containsAll(Form.fields(kind))) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, Text.of(
                    "Von dieser Fassung wurden nur einige Felder gelesen (fields); ein PUT ersetzt alle. Den Datensatz erst ganz lesen,"
                            + " oder nur"
                            + " die Felder mit PATCH ändern.",
                    "Only some fields of this version were read (fields); a PUT replaces all. Read the whole record first, or"
                            + " change only those"
                            + " fields with PATCH."));
        }
        if (!condition.wasReadWithLessSight(stored)) {
            return;
        }
        ObjectNode shown = Sight.ofThePublic(() -> forms.of(kind, Writing.of(kind).read(stored)));
        List<String> hidden = History.changed(shown, forms.of(kind, Writing.of(kind).read(stored))).stream().filter(fields::contains)
                .toList();
        if (!hidden.isEmpty()) {
            String names = String.join(", ", hidden);
            Text why = Text.of(
                    "Diese Fassung wurde ohne Ihr Token gelesen und zeigte nicht alles, was jetzt ersetzt würde: " + names
                            + ". Den Datensatz erst mit dem Token lesen und dessen ETag senden.",
                    "This version was read without your token, and did not show all that would be replaced now: " + names
                            + ". Read the record with your token first, and send that ETag.");
            throw Problem.of(ProblemType.PRECONDITION_FAILED, why,
                    hidden.stream().map(field -> Fault.pointer("/" + field, "not-seen", why)).toList());
        }
    }
}
