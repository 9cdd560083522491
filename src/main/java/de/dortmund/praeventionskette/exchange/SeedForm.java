package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.organisation.Visibility;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;

/**
 * Turns a record of the seed files into the form in which the interface writes it. The files say the basis of a relation beside it
 * and name ages of life phases without {@code age}; everything else is the same.
 */
final class SeedForm {

    /** "lifePhases, topics and actionPriorities are an editorial classification" (projects.yaml): derived, not stated in a source. */
    private static final List<String> EDITORIAL = List.of("lifePhases", "topics", "actionPriorities");

    private SeedForm() {}

    /** Changes the record in place. */
    static void toInput(Kind kind, ObjectNode record) {
        switch (kind) {
            case PROJECT -> {
                JsonNode basis = record.remove("actionAreaBasis");
                if (basis != null) {
                    giveBasis(record, "actionAreas", basis);
                }
                EDITORIAL.forEach(field -> giveBasis(record, field, JsonNodeFactory.instance.textNode(Basis.DERIVED.code)));
            }
            case FUNDING_PROGRAMME -> joinBasis(record, "succeededBy");
            case FUNDING -> {
                joinBasis(record, "funder");
                if (record.has("amount")) {
                    ObjectNode money = JsonNodeFactory.instance.objectNode();
                    money.set("amount", record.get("amount"));
                    money.set("currency", record.remove("currency"));
                    money.set("qualifier", record.remove("amountQualifier"));
                    record.set("amount", money);
                }
            }
            case LIFE_PHASE -> {
                rename(record, "fromMonths", "ageFromMonths");
                rename(record, "toMonths", "ageToMonths");
            }
            case CONTACT -> openUnlessSaid(record);
            default -> {
                // already in the form of the interface
            }
        }
    }

    /** The files hold what is printed in public documents. */
    private static void openUnlessSaid(ObjectNode contact) {
        String everybody = Visibility.PUBLIC.code;
        if (!contact.has("visibility")) {
            contact.put("visibility", everybody);
        }
        if (!contact.has("fieldVisibility")) {
            contact.putObject("fieldVisibility").put("name", everybody).put("phones", everybody).put("email", everybody);
        }
    }

    private static void rename(ObjectNode record, String from, String to) {
        JsonNode value = record.remove(from);
        if (value != null) {
            record.set(to, value);
        }
    }

    private static void giveBasis(ObjectNode record, String field, JsonNode basis) {
        if (record.get(field) instanceof ArrayNode references) {
            for (int i = 0; i < references.size(); i++) {
                references.set(i, reference(references.get(i), basis));
            }
        }
    }

    private static void joinBasis(ObjectNode record, String field) {
        JsonNode basis = record.remove(field + "Basis");
        if (basis != null && record.has(field)) {
            record.set(field, reference(record.get(field), basis));
        }
    }

    private static ObjectNode reference(JsonNode slug, JsonNode basis) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        reference.set("slug", slug);
        reference.set("basis", basis);
        return reference;
    }
}
