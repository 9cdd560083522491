package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Sight;
import de.dortmund.praeventionskette.security.Ownership;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.postgresql.util.PSQLException;

/**
 * What the named constraints of the database say to whoever broke one: the field, and the record that is in the way. Rules on single
 * fields are told before (Bean Validation); these span fields or records.
 */
final class BrokenRule {

    /** A rule within one record. */
    private record Rule(String pointer, Text text) {}

    /** A value that only one record may have: the condition that finds the other one, with the values of the form in it. */
    private record Unique(Kind kind, String pointer, String condition, List<String> fields) {}

    private static final Map<String, Rule> WITHIN = Map.ofEntries(
            rule("visible_until_after_from", "/visibleUntil", "visibleUntil liegt nicht nach visibleFrom.",
                    "visibleUntil is not after visibleFrom."),
            ages("project_age_order"), ages("target_group_age_order"), ages("life_phase_age_order"),
            rule("project_age_has_basis", "/ageBasis", "ageBasis gehört zu einem Alter: beide oder keins.",
                    "ageBasis goes with an age: both or neither."),
            rule("target_group_age_has_basis", "/ageBasis", "ageBasis gehört zu einem Alter: beide oder keins.",
                    "ageBasis goes with an age: both or neither."),
            rule("project_city_wide_basis_of_a_city_wide", "/cityWideBasis", "cityWideBasis gehört zu cityWide: true.",
                    "cityWideBasis goes with cityWide: true."),
            rule("project_priority_of_its_programme", "/priority", "Das Förderprogramm hat keinen solchen Schwerpunkt.",
                    "The funding programme has no such priority."),
            rule("project_priority_has_programme", "/priority", "Ein Schwerpunkt gehört zu einem Förderprogramm: programme fehlt.",
                    "A priority belongs to a funding programme: programme is missing."),
            rule("project_ends_after_start", "/endsOn", "endsOn liegt vor startsOn.", "endsOn is before startsOn."),
            rule("programme_ends_after_start", "/endsOn", "endsOn liegt vor startsOn.", "endsOn is before startsOn."),
            rule("programme_starts_on_basis_of_a_date", "/startsOnBasis", "startsOnBasis gehört zu startsOn.",
                    "startsOnBasis goes with startsOn."),
            rule("programme_not_its_own_successor", "/succeededBy", "Ein Programm folgt nicht auf sich selbst.",
                    "A programme does not succeed itself."),
            rule("programme_without_cycle", "/succeededBy", "Ein Programm folgt nicht auf sich selbst.",
                    "A programme does not succeed itself."),
            rule("target_group_not_broader_than_itself", "/broader", "Eine Zielgruppe ist nicht weiter als sie selbst.",
                    "A target group is not broader than itself."),
            rule("target_group_without_cycle", "/broader", "Eine Zielgruppe ist nicht weiter als sie selbst.",
                    "A target group is not broader than itself."),
            rule("organisation_not_its_own_parent", "/parent", "Eine Organisation ist nicht Teil ihrer selbst.",
                    "An organisation is not part of itself."),
            rule("organisation_without_cycle", "/parent", "Eine Organisation ist nicht Teil ihrer selbst.",
                    "An organisation is not part of itself."),
            rule("funding_amount_positive", "/amount/amount", "Der Betrag ist nicht größer als 0.", "The amount is not greater than 0."));

    private static final Map<String, Unique> BETWEEN = Map.ofEntries(
            unique("life_phase_order_unique", Kind.LIFE_PHASE, "/order", "e.position = :order", "order"),
            unique("topic_order_unique", Kind.TOPIC, "/order", "e.position = :order", "order"),
            unique("action_area_number_unique", Kind.ACTION_AREA, "/number", "e.number = :number", "number"),
            unique("action_priority_number_unique", Kind.ACTION_PRIORITY, "/number", "e.field = :field and e.number = :number", "field",
                    "number"),
            externalId("project", Kind.PROJECT), externalId("place", Kind.PLACE), externalId("contact", Kind.CONTACT),
            externalId("organisation", Kind.ORGANISATION), externalId("action_area", Kind.ACTION_AREA),
            externalId("funding_programme", Kind.FUNDING_PROGRAMME), externalId("funding", Kind.FUNDING),
            externalId("target_group", Kind.TARGET_GROUP), externalId("life_phase", Kind.LIFE_PHASE), externalId("topic", Kind.TOPIC),
            externalId("action_priority", Kind.ACTION_PRIORITY), externalId("source", Kind.SOURCE));

    private final String constraint;
    private final ObjectNode form;

    private BrokenRule(String constraint, ObjectNode form) {
        this.constraint = constraint;
        this.form = form;
    }

    private static Map.Entry<String, Rule> rule(String constraint, String pointer, String de, String en) {
        return Map.entry(constraint, new Rule(pointer, Text.of(de, en)));
    }

    private static Map.Entry<String, Rule> ages(String constraint) {
        return rule(constraint, "/ageToMonths", "ageToMonths ist nicht größer als ageFromMonths.",
                "ageToMonths is not greater than ageFromMonths.");
    }

    private static Map.Entry<String, Unique> unique(String constraint, Kind kind, String pointer, String condition, String... fields) {
        return Map.entry(constraint, new Unique(kind, pointer, condition, List.of(fields)));
    }

    private static Map.Entry<String, Unique> externalId(String table, Kind kind) {
        String carrier = !Ownership.CARRIED.contains(kind) ? ""
                : " and (exists (select 1 from Organisation o where o.id = e.carrier.id and o.slug = :carrier)"
                        + " or :carrier is null and e.carrier is null)";
        return unique(table + "_external_id_unique", kind, "/externalId", "e.externalSystem = :system and e.externalId = :id" + carrier);
    }

    /** The database refused what a record was to say. */
    private static final class Refused extends PersistenceException {

        private static final long serialVersionUID = 1;
        private final ObjectNode form;

        Refused(ObjectNode form, PersistenceException refused) {
            super(refused);
            this.form = form;
        }
    }

    /** Who is in the way of what was to be written is found by all that it says, not only by what was sent of it. */
    static <T> T telling(ObjectNode form, Supplier<T> write) {
        try {
            return write.get();
        } catch (PersistenceException refused) {
            throw new Refused(form, refused);
        }
    }

    /** The constraint that a failed write broke, or null where it failed for another reason. */
    static BrokenRule in(Throwable failure, ObjectNode form) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException database && database.getServerErrorMessage() != null
                    && database.getServerErrorMessage().getConstraint() != null) {
                return new BrokenRule(database.getServerErrorMessage().getConstraint(),
                        failure instanceof Refused write ? write.form : form);
            }
        }
        return null;
    }

    /** What to tell; null where the rule is none that a client can break knowingly. Needs a transaction that has not failed. */
    Problem problem() {
        Rule within = WITHIN.get(constraint);
        if (within != null) {
            return InvalidBody.invalid(List.of(Fault.pointer(within.pointer, "rule", within.text)));
        }
        Unique unique = BETWEEN.get(constraint);
        if (unique == null) {
            return null;
        }
        List<String> others = others(unique);
        String names = others.isEmpty() ? "" : ": " + String.join(", ", others);
        Text detail = Text.of("Den Wert hat schon ein anderer Datensatz" + names + ".",
                "Another record has this value already" + names + ".");
        return Problem.of(ProblemType.CONFLICT, detail, List.of(Fault.pointer(unique.pointer, "taken", detail)));
    }

    /** The addresses of the others that the caller may know of. */
    private List<String> others(Unique unique) {
        TypedQuery<CatalogueRecord> query = Panache.getEntityManager()
                .createQuery("select e from " + unique.kind.entity + " e where " + unique.condition, CatalogueRecord.class);
        for (String field : unique.fields) {
            query.setParameter(field, form.get(field).isNumber() ? form.get(field).intValue() : form.get(field).asText());
        }
        if (unique.pointer.equals("/externalId")) {
            query.setParameter("system", form.at("/externalId/system").asText()).setParameter("id", form.at("/externalId/id").asText());
            if (unique.condition.contains(":carrier")) {
                query.setParameter("carrier", form.path("carrier").isTextual() ? form.get("carrier").asText() : null);
            }
        }
        return query.getResultStream().filter(Sight.current()::sees).map(other -> unique.kind.address(other.slug)).toList();
    }
}
