package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Publication;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a carrier may not say of its own records, what an editor has to look at first, and what a carrier does not lose by not seeing it. */
final class CarrierRules {

    /** What only the city's editors change. */
    private static final Set<String> EDITORIAL = Set.of("slug", "publication", "visibleFrom", "visibleUntil", "verifiedAt", "carrier");

    private CarrierRules() {}

    /**
     * Makes a new record the caller's: its carrier, and submitted unless its organisation is trusted.
     *
     * @throws Problem 403 where it says something else
     */
    static void claim(ObjectNode tree) {
        String carrier = Caller.current().organisation().orElseThrow();
        JsonNode named = tree.path("carrier");
        if (!named.isMissingNode() && !carrier.equals(slug(named)) && !carrier.equals(today(named))) {
            throw editorial(List.of("carrier"));
        }
        String state = (organisation().trusted ? Publication.PUBLISHED : Publication.SUBMITTED).code;
        List<String> wrong = EDITORIAL.stream()
                .filter(field -> !field.equals("slug") && !field.equals("carrier"))
                .filter(field -> tree.hasNonNull(field) && !(field.equals("publication") && tree.get(field).asText().equals(state)))
                .toList();
        if (!wrong.isEmpty()) {
            throw editorial(wrong);
        }
        tree.put("carrier", carrier);
        tree.put("publication", state);
    }

    /** @throws Problem 403 where the organisation that a carrier speaks for is not in the catalogue, or no longer */
    static void checkSpeaksForSomebody() {
        if (!Caller.current().is(Role.EDITOR)) {
            organisation();
        }
    }

    private static Organisation organisation() {
        String carrier = Caller.current().organisation().orElseThrow();
        Organisation organisation = (Organisation) StoredRecords.bySlug(Kind.ORGANISATION, carrier);
        if (organisation == null) {
            throw Ownership.notYours(Text.of(
                    "Die Organisation des Tokens gibt es im Katalog nicht: " + carrier + ".",
                    "The token's organisation is not in the catalogue: " + carrier + "."));
        }
        return organisation;
    }

    /** @throws Problem 403 where a field that is not the carrier's to change differs from what is stored */
    static void checkEditorial(Kind kind, ObjectNode current, ObjectNode tree) {
        Set<String> writable = Form.fields(kind);
        List<String> wrong = Form.names(tree).stream()
                .filter(writable::contains)
                .filter(field -> isEditorial(kind, field) && !same(current.path(field), tree.get(field))
                        && !(field.equals("carrier") && current.path(field).asText().equals(today(tree.get(field)))))
                .toList();
        List<String> dropped = kind != Kind.ORGANISATION ? List.of()
                : Form.names(current).stream().filter(field -> !tree.has(field) && isEditorial(kind, field)).toList();
        if (!wrong.isEmpty() || !dropped.isEmpty()) {
            throw editorial(wrong.isEmpty() ? dropped : wrong);
        }
    }

    /** Whether what the caller writes about the record has to be accepted by an editor first. */
    static boolean needsReview(CatalogueRecord record) {
        if (Caller.current().is(Role.EDITOR) || record.publication != Publication.PUBLISHED) {
            return false;
        }
        Organisation carrier = record instanceof Organisation own ? own : record.carrier();
        return carrier == null || !carrier.trusted;
    }

    /** A carrier that sends back what it read does not remove what it could not see: what it was not shown stays where nothing is sent. */
    static void keepWhatIsHidden(ObjectNode current, ObjectNode seen, ObjectNode tree) {
        Form.names(current).stream()
                .filter(field -> !(current.get(field) instanceof ArrayNode) && !seen.has(field) && !tree.hasNonNull(field))
                .forEach(field -> tree.set(field, current.get(field)));
    }

    /**
     * The same for lists: what stands in one and was not shown keeps its place, behind what it stands behind.
     *
     * @param form what the record is to say, which is left as it is
     */
    static ObjectNode keepWhatIsHiddenInLists(ObjectNode current, ObjectNode seen, ObjectNode form) {
        ObjectNode whole = form.deepCopy();
        for (String field : Form.names(current)) {
            if (current.get(field) instanceof ArrayNode all && !all.equals(seen.get(field))) {
                List<JsonNode> sent = elements(form.path(field));
                List<JsonNode> kept = withHidden(elements(all), elements(seen.path(field)), sent);
                if (!kept.equals(sent)) {
                    whole.putArray(field).addAll(kept);
                }
            }
        }
        return whole;
    }

    private static List<JsonNode> withHidden(List<JsonNode> all, List<JsonNode> shown, List<JsonNode> sent) {
        List<JsonNode> kept = new ArrayList<>(sent);
        if (all.size() == shown.size()) {
            // All of them were shown, but some not whole.
            kept.replaceAll(one -> shown.contains(one) ? all.get(shown.indexOf(one)) : one);
            return kept;
        }
        int place = 0;
        for (JsonNode one : all) {
            int at = indexOf(kept, one);
            if (at >= 0) {
                place = at + 1;
            } else if (indexOf(shown, one) < 0) {
                kept.add(place, one);
                place++;
            }
        }
        return kept;
    }

    /** Where the list has this element, of references whatever their basis; -1 where it has not. */
    private static int indexOf(List<JsonNode> list, JsonNode element) {
        return IntStream.range(0, list.size())
                .filter(i -> list.get(i).equals(element) || slug(element) != null && slug(element).equals(slug(list.get(i))))
                .findFirst().orElse(-1);
    }

    private static boolean isEditorial(Kind kind, String field) {
        return EDITORIAL.contains(field) || kind == Kind.ORGANISATION && !Ownership.OF_ITS_ORGANISATION.contains(field);
    }

    private static boolean same(JsonNode stored, JsonNode sent) {
        if (stored.isMissingNode()) {
            return sent.isNull() || sent.isArray() && sent.isEmpty() || sent.isBoolean() && !sent.booleanValue();
        }
        if (stored.isArray() && stored.size() == sent.size()) {
            return IntStream.range(0, stored.size()).allMatch(i -> same(stored.get(i), sent.path(i)));
        }
        return stored.equals(sent) || slug(stored) != null && slug(stored).equals(slug(sent));
    }

    /** The slug that the organisation has today which is referred to. */
    private static String today(JsonNode organisation) {
        return slug(organisation) == null ? null : FormerSlug.today(Kind.ORGANISATION, slug(organisation));
    }

    private static String slug(JsonNode reference) {
        return reference.isTextual() ? reference.asText() : reference.path("slug").isTextual() ? reference.get("slug").asText() : null;
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        return elements;
    }

    private static Problem editorial(List<String> fields) {
        List<String> sorted = fields.stream().sorted().toList();
        String names = String.join(", ", sorted);
        Text why = Text.of("Das ändert nur die Redaktion der Stadt: " + names + ".", "Only the city's editors change this: " + names + ".");
        return Problem.of(ProblemType.FORBIDDEN, why, sorted.stream().map(field -> Fault.pointer("/" + field, "editorial", why)).toList());
    }
}
