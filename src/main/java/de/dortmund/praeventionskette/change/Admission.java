package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.privacy.Erasures;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a record has to pass before it is written, one alone or many at once: the fields it may name, and that they say something valid. */
@Singleton
class Admission {

    /**
     * A stored record that somebody wants to change.
     *
     * @param form its whole form
     * @param shown how it may have been read: its fields that nobody writes may be sent back like that
     * @param seen the form in which it was read: what it did not show is not removed; null where all of it was shown
     * @param moved the former slugs among those that it may be sent with; null where nobody has looked
     */
    record Stored(CatalogueRecord record, ObjectNode form, Supplier<Stream<ObjectNode>> shown, Supplier<ObjectNode> seen,
            Set<String> moved) {}

    /** What may be written; {@code form} is what the record says then. */
    record Admitted(Form.Read read, ObjectNode form) {}

    private final Form forms;
    private final Erasures erasures;

    Admission(Form forms, Erasures erasures) {
        this.forms = forms;
        this.erasures = erasures;
    }

    /** A new record with this slug; the tree gets what the record has without being told. */
    Admitted added(Kind kind, String slug, ObjectNode tree) {
        tree.put("slug", slug);
        if (!Caller.current().is(Role.EDITOR)) {
            CarrierRules.claim(tree);
        } else if (!tree.has("publication")) {
            tree.put("publication", Publication.PUBLISHED.code);
        }
        checkFields(kind, tree, Stream::empty);
        checkTrust(kind, Form.EMPTY, tree);
        Form.Read read = forms.read(kind, tree);
        ObjectNode form = forms.canonical(read);
        refuseErased(kind, slug, form);
        return new Admitted(read, form);
    }

    /** The stored record as the tree has it; whose it is was asked before. */
    Admitted changed(Kind kind, Stored stored, ObjectNode tree) {
        boolean editor = Caller.current().is(Role.EDITOR);
        if (!editor) {
            CarrierRules.checkEditorial(kind, stored.form, tree);
        }
        checkFields(kind, tree, stored.shown);
        ObjectNode seen = stored.seen.get();
        if (seen != null) {
            CarrierRules.keepWhatIsHidden(stored.form, seen, tree);
        }
        Form.Read read = forms.read(kind, tree);
        ObjectNode form = forms.canonical(read);
        if (!form.equals(stored.form)) {
            form = FormReferences.of(kind, read.input()).ofToday(form, stored.moved);
            checkTrust(kind, stored.form, form);
            refuseErased(kind, stored.record.slug, form);
        }
        return new Admitted(read, form);
    }

    private void refuseErased(Kind kind, String slug, ObjectNode form) {
        if (kind == Kind.CONTACT) {
            erasures.refuse(slug, form);
        }
    }

    /** Only an administrator lets a carrier publish without review. */
    private static void checkTrust(Kind kind, ObjectNode current, ObjectNode form) {
        if (kind == Kind.ORGANISATION && !Caller.current().is(Role.ADMIN)
                && current.path("trusted").asBoolean() != form.path("trusted").asBoolean()) {
            throw Ownership
                    .notYours(Text.of("Vertrauen schenkt nur die Administration: trusted.", "Only an administrator trusts: trusted."));
        }
    }

    /** Fields that nobody writes may be sent back as they were read. */
    void checkFields(Kind kind, ObjectNode tree, Supplier<Stream<ObjectNode>> shown) {
        Set<String> writable = Form.fields(kind);
        List<Fault> faults = new ArrayList<>();
        for (String field : Form.names(tree)) {
            if (writable.contains(field)) {
                continue;
            }
            if (!Form.viewFields(kind).contains(field)) {
                faults.add(Fault.pointer("/" + field.replace("~", "~0").replace("/", "~1"), "unknown-field",
                        Text.of("Dieses Feld gibt es nicht.", "There is no such field.")));
            } else if (shown.get().noneMatch(view -> Objects.equals(view.get(field), forms.reread(tree.get(field))))) {
                faults.add(Fault.pointer("/" + field, "read-only", Text.of(
                        "Das Feld führt der Dienst; es wird weggelassen oder so gesendet, wie es gelesen wurde.",
                        "The service keeps this field; leave it out or send it as it was read.")));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
        tree.retain(writable);
    }
}
