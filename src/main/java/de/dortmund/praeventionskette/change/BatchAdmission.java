package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Slugs;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Ownership;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What rows have to pass before they are written: each by the rules of {@link Admission}, but asked about together. */
@Singleton
class BatchAdmission {

    private final Admission admission;
    private final Form forms;

    BatchAdmission(Admission admission, Form forms) {
        this.admission = admission;
        this.forms = forms;
    }

    /** Says of each row what it makes of which record, or why not; what they ask of the database is asked for all of them at once. */
    void admit(Kind kind, List<Step> steps, Course course) {
        Stock stock = Stock.of(kind, steps.stream().map(step -> step.row).toList(), forms);
        steps.forEach(step -> unlessRefused(step, () -> read(kind, step, stock)));
        List<Step> read = steps.stream().filter(step -> step.came == null).toList();
        Keys keys = Keys.of(kind, read.stream().filter(step -> step.stored == null).map(step -> step.tree).toList());
        Set<String> moved = FormerSlug.moved(Keys.in(read.stream().map(step -> step.tree).toList()));
        read.forEach(step -> unlessRefused(step, () -> {
            step.known = moved.isEmpty();
            if (step.stored == null) {
                admitNew(kind, step, stock, keys, course);
            } else {
                course.meet(step.slug, step.row.number());
                admitChange(kind, step, moved, course);
            }
        }));
    }

    private static void unlessRefused(Step step, Runnable work) {
        try {
            work.run();
        } catch (Problem refused) {
            step.came = Came.refused(step.stored == null ? null : step.stored.record().slug, refused);
        }
    }

    /** What the row says of which record. */
    private void read(Kind kind, Step step, Stock stock) {
        step.stored = stock.of(step.row);
        if (step.stored == null) {
            Ownership.checkMayCreate(kind);
            step.tree = step.row.says(null, null).deepCopy();
            // Nothing that is not stated is not stated in a new record either.
            Form.names(step.tree).stream().filter(field -> step.tree.get(field).isNull()).forEach(step.tree::remove);
            return;
        }
        step.slug = step.stored.record().slug;
        Ownership.checkMayWrite(kind, step.stored.record());
        ObjectNode says = step.row.says(step.stored::shown, step.stored.form());
        step.kept = says.deepCopy().without(Form.fields(kind));
        step.tree = step.stored.form().deepCopy();
        ObjectNode own = says.deepCopy().retain(Form.fields(kind));
        if (own.path("slug").isNull()) {
            own.remove("slug");
        }
        step.named = Set.copyOf(Form.names(own));
        Form.merge(step.tree, own);
    }

    private void admitNew(Kind kind, Step step, Stock stock, Keys keys, Course course) {
        if (step.row.externalId() != null) {
            course.meet(step.row.externalId(), stock.carrierOf(step.row), step.row.number());
        }
        boolean named = step.tree.has("slug");
        step.slug = named ? step.tree.get("slug").asText() : course.free(Slugs.first(kind, Admission.title(kind, step.tree)), keys);
        if (!named || !keys.isTaken(step.slug)) {
            course.meet(step.slug, step.row.number());
        }
        step.admitted = admission.added(kind, step.slug, step.tree);
        if (named && keys.isTaken(step.slug)) {
            throw Merging.taken(kind, step.slug);
        }
        course.meet(kind, step.slug, step.admitted.form(), step.row.number());
    }

    private void admitChange(Kind kind, Step step, Set<String> moved, Course course) {
        Stock.Item stored = step.stored;
        checkKnown(kind, step.kept);
        step.admitted = admission.changed(kind,
                new Admission.Stored(stored.record(), stored.form(), Stream::empty, stored::seen, step.named, moved), step.tree);
        if (step.admitted.form().equals(stored.form())) {
            step.came = Came.of(Came.Outcome.UNCHANGED, step.slug);
            return;
        }
        checkCurrent(kind, stored, step.kept);
        String slug = step.admitted.form().path("slug").asText(step.slug);
        if (!slug.equals(step.slug)) {
            course.meet(slug, step.row.number());
        }
        course.meet(kind, slug, step.admitted.form(), step.row.number());
        step.review = CarrierRules.needsReview(stored.record());
    }

    /** A field that there is not is told, whether or not the row changes anything. */
    private void checkKnown(Kind kind, ObjectNode kept) {
        admission.checkFields(kind, kept.deepCopy().without(Form.viewFields(kind)), Stream::empty);
    }

    /** Who changes a record says, by what they read of it, which one they mean: another version of it is not overwritten. */
    private void checkCurrent(Kind kind, Stock.Item stored, ObjectNode kept) {
        if (kept.has("version") && kept.get("version").asInt() != stored.record().version) {
            throw InvalidBody.invalid(List.of(Fault.pointer("/version", "changed-meanwhile", Text.of(
                    "Der Datensatz hat inzwischen Version " + stored.record().version + "; hier steht " + kept.get("version").asText()
                            + ".",
                    "The record has version " + stored.record().version + " by now; here it says " + kept.get("version").asText() + "."))));
        }
        admission.checkFields(kind, kept.deepCopy(), stored::views);
    }
}
