package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Slugs;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.privacy.Erasures;
import de.dortmund.praeventionskette.privacy.PersonName;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
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
     * @param named the fields that are sent: a reference there that the caller may not see leads nowhere, whatever the record has
     * @param moved the former slugs among those that it may be sent with; null where nobody has looked
     */
    record Stored(CatalogueRecord record, ObjectNode form, Supplier<Stream<ObjectNode>> shown, Supplier<ObjectNode> seen,
            Set<String> named, Set<String> moved) {}

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
        if (!tree.hasNonNull("slug")) {
            tree.put("slug", slug);
        }
        claim(kind, tree);
        Discretion.close(kind, tree);
        checkFields(kind, tree, Stream::empty);
        Form.Read read = forms.read(kind, tree);
        ObjectNode form = forms.canonical(read);
        refusePersonal(kind, slug, Form.EMPTY, form);
        return new Admitted(read, form);
    }

    /**
     * Makes a new record the caller's.
     *
     * @throws Problem 403 where it says something that is not the caller's to say
     */
    void claim(Kind kind, ObjectNode tree) {
        if (!Caller.current().is(Role.EDITOR)) {
            CarrierRules.claim(tree);
        } else if (!tree.has("publication")) {
            tree.put("publication", Publication.PUBLISHED.code);
        }
        checkTrust(kind, Form.EMPTY, tree);
    }

    /** @throws Problem 403 where the record, whose it may be, says something else than is stored that is not the caller's to say */
    void checkRights(Kind kind, ObjectNode current, ObjectNode tree) {
        if (!Caller.current().is(Role.EDITOR)) {
            CarrierRules.checkEditorial(kind, current, tree);
        }
        checkTrust(kind, current, tree);
    }

    /** The stored record as the tree has it; whose it is was asked before. */
    Admitted changed(Kind kind, Stored stored, ObjectNode tree) {
        checkRights(kind, stored.form, tree);
        checkFields(kind, tree, stored.shown);
        ObjectNode sent = tree.deepCopy().retain(stored.named);
        ObjectNode seen = stored.seen.get();
        if (seen != null) {
            CarrierRules.keepWhatIsHidden(stored.form, seen, tree);
        }
        Form.Read read = forms.read(kind, tree);
        if (seen != null) {
            forms.checkReferences(kind, sent, seen);
        }
        ObjectNode form = forms.canonical(read);
        if (!form.equals(stored.form)) {
            form = FormReferences.of(kind, read.input()).ofToday(form, stored.moved);
            ObjectNode whole = seen == null ? form : CarrierRules.keepWhatIsHiddenInLists(stored.form, seen, form);
            if (!whole.equals(form)) {
                // What is wrong is told with the places that were sent.
                StoredRecords.check(kind, read, stored.form);
                read = forms.read(kind, whole);
                form = whole;
            }
        }
        if (!form.equals(stored.form)) {
            refusePersonal(kind, stored.record.slug, stored.form, form);
        }
        return new Admitted(read, form);
    }

    /** What the slug of a new record is made of where it brings none: its title, of a contact without the words of the person's name. */
    static String title(Kind kind, ObjectNode tree) {
        String title = tree.path(kind.label).asText("");
        return kind == Kind.CONTACT && tree.path("name").isTextual()
                ? PersonName.of(tree.get("name").asText()).without(Slugs.of(title)) : title;
    }

    /** The slug and the function of a contact stay when the person goes: they do not say who it is. */
    private static void refuseName(ObjectNode before, ObjectNode form) {
        if (!form.has("name")) {
            return;
        }
        PersonName name = PersonName.of(form.get("name").asText());
        boolean renamed = !form.get("name").equals(before.get("name"));
        List<Fault> faults = new ArrayList<>();
        if ((renamed || !form.path("slug").equals(before.path("slug"))) && name.isInSlug(form.path("slug").asText())) {
            faults.add(Fault.pointer("/slug", "names-the-person", Text.of(
                    "Im Schlüssel steht ein Wort des Namens: Der Schlüssel bleibt, wenn die Person geht.",
                    "A word of the name is in the key: the key stays when the person goes.")));
        }
        if ((renamed || !form.path("function").equals(before.path("function"))) && name.isIn(form.path("function").asText())) {
            faults.add(Fault.pointer("/function", "names-the-person", Text.of(
                    "In der Funktion steht der Name: Die Funktion bleibt, wenn die Person geht.",
                    "The name is in the function: the function stays when the person goes.")));
        }
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
    }

    /** What the service loads itself is not refused: who was erased is kept out when the history is written. */
    private void refusePersonal(Kind kind, String slug, ObjectNode before, ObjectNode form) {
        if (kind == Kind.CONTACT && !Caller.current().isTheService()) {
            PrintedNumbers.check(before, form);
            refuseName(before, form);
            erasures.refuse(slug, before, form);
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
        List<ObjectNode> views = null;
        for (String field : Form.names(tree)) {
            if (writable.contains(field)) {
                continue;
            }
            views = views == null ? shown.get().toList() : views;
            if (!Form.viewFields(kind).contains(field)) {
                faults.add(Fault.pointer("/" + field.replace("~", "~0").replace("/", "~1"), "unknown-field",
                        Text.of("Dieses Feld gibt es nicht.", "There is no such field.")));
            } else if (views.stream().noneMatch(view -> Form.isSame(view.get(field), tree.get(field)))) {
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
