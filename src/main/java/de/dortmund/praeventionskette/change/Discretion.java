package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.organisation.Visibility;
import de.dortmund.praeventionskette.record.Kind;
import java.util.ArrayList;
import java.util.List;

/** Who may see a contact and what it says about the person is said, never taken back by silence. */
final class Discretion {

    private static final String WHOLE = "visibility";
    private static final String PARTS = "fieldVisibility";
    /** What a contact says about a person; the function and the office are nobody's secret. */
    private static final List<String> PERSONAL = List.of("name", "phones", "email");

    private Discretion() {}

    /** A new contact that does not say otherwise: everybody sees the function, and only editors and its carrier the person. */
    static void close(Kind kind, ObjectNode tree) {
        if (kind != Kind.CONTACT) {
            return;
        }
        if (!tree.has(WHOLE)) {
            tree.put(WHOLE, Visibility.PUBLIC.code);
        }
        JsonNode parts = tree.has(PARTS) ? tree.get(PARTS) : tree.putObject(PARTS);
        if (parts instanceof ObjectNode said) {
            PERSONAL.stream().filter(field -> !said.has(field)).forEach(field -> said.put(field, Visibility.INTERNAL.code));
        }
    }

    /** What a replacement does not say stays as it is. */
    static void keep(Kind kind, ObjectNode current, ObjectNode tree) {
        if (kind == Kind.CONTACT && tree.path(PARTS) instanceof ObjectNode said && current.path(PARTS) instanceof ObjectNode stored) {
            stored.properties().stream().filter(field -> !said.has(field.getKey()))
                    .forEach(field -> said.set(field.getKey(), field.getValue()));
        }
    }

    /** @throws Problem 422 where nothing is said instead of who may see it */
    static void check(Kind kind, ObjectNode tree) {
        if (kind != Kind.CONTACT) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        List.of(WHOLE, PARTS).forEach(field -> check(tree.path(field), "/" + field, faults));
        PERSONAL.forEach(field -> check(tree.path(PARTS).path(field), "/" + PARTS + "/" + field, faults));
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
    }

    private static void check(JsonNode said, String pointer, List<Fault> faults) {
        if (said.isNull()) {
            faults.add(Fault.pointer(pointer, "not-null", Text.of(
                    "Wer das sehen darf, wird gesagt: public, partner oder internal.",
                    "Who may see this is said: public, partner or internal.")));
        }
    }
}
