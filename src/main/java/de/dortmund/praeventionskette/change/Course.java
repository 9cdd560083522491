package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What earlier rows of the same import were about: no record comes twice, and no key is given twice. */
public final class Course {

    /** What only one record of the kind has, in all of these fields. */
    private static final Map<Kind, List<String>> UNIQUE = Map.of(Kind.LIFE_PHASE, List.of("order"), Kind.TOPIC, List.of("order"),
            Kind.ACTION_AREA, List.of("number"), Kind.ACTION_PRIORITY, List.of("field", "number"));
    /** The field that says what a record stands below; no record stands below itself. */
    private static final Map<Kind, String> ABOVE =
            Map.of(Kind.ORGANISATION, "parent", Kind.TARGET_GROUP, "broader", Kind.FUNDING_PROGRAMME, "succeededBy");

    private record Above(String slug, int row) {}

    /** The field in which a record of this kind names one of the same kind that it stands below; null where there is none. */
    public static String above(Kind kind) {
        return ABOVE.get(kind);
    }

    private final Map<String, Integer> slugs = new HashMap<>();
    private final Map<List<String>, Integer> externalIds = new HashMap<>();
    /** Values that one record alone may have, by the row that gives it first. */
    private final Map<List<String>, Integer> values = new HashMap<>();
    /** What the records of the rows are below, and which row says so. */
    private final Map<String, Above> above = new HashMap<>();
    /** The last number that was put behind a key, so that ten thousand of one title are not counted again and again. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The same, to go on with where it is not yet known whether the next rows are taken back. */
    public Course copy() {
        Course copy = new Course();
        copy.slugs.putAll(slugs);
        copy.externalIds.putAll(externalIds);
        copy.numbers.putAll(numbers);
        copy.values.putAll(values);
        copy.above.putAll(above);
        return copy;
    }

    /** @throws de.dortmund.praeventionskette.http.Problem 422 where an earlier row was about the record */
    void meet(String slug, int row) {
        Integer first = slugs.putIfAbsent(slug, row);
        if (first != null) {
            throw repeated("/slug", first);
        }
    }

    /** @throws de.dortmund.praeventionskette.http.Problem 422 where an earlier row makes a record with this key of its carrier's system */
    void meet(Meta.ExternalId id, String carrier, int row) {
        Integer first = externalIds.putIfAbsent(List.of(id.system(), id.id(), String.valueOf(carrier)), row);
        if (first != null) {
            throw repeated("/externalId", first);
        }
    }

    /**
     * Notes what the row makes of its record: two rows may each be right and not go together.
     *
     * @throws de.dortmund.praeventionskette.http.Problem 422 that names the earlier row
     */
    void meet(Kind kind, String slug, ObjectNode form, int row) {
        List<String> fields = UNIQUE.getOrDefault(kind, List.of());
        if (!fields.isEmpty() && fields.stream().allMatch(form::has)) {
            Integer first = values.putIfAbsent(fields.stream().map(field -> form.get(field).asText()).toList(), row);
            if (first != null && first != row) {
                String field = fields.get(fields.size() - 1);
                throw InvalidBody.invalid(List.of(Fault.pointer("/" + field, "repeated", Text.of(
                        "Denselben Wert (" + form.get(field).asText() + ") gibt schon die " + first
                                + ". Zeile der Daten ihrem Datensatz; haben kann ihn nur einer.",
                        "Row " + first + " of the data gives this value (" + form.get(field).asText()
                                + ") to its record already; only one can have it."))));
            }
        }
        String field = ABOVE.get(kind);
        if (field != null) {
            JsonNode reference = form.path(field);
            String target = reference.isObject() ? reference.path("slug").asText(null) : reference.asText(null);
            above.put(slug, new Above(target == null || target.isEmpty() ? null : target, row));
            checkAcyclic(kind, slug, field, row);
        }
    }

    /** Goes up from the record: through the rows where they say something, else through the catalogue. */
    private void checkAcyclic(Kind kind, String slug, String field, int row) {
        Set<String> seen = new HashSet<>();
        TreeSet<Integer> others = new TreeSet<>();
        String at = slug;
        while (at != null && seen.add(at)) {
            Above next = above.get(at);
            if (next != null && next.row != row) {
                others.add(next.row);
            }
            at = next != null ? next.slug : StoredRecords.above(kind, at, field);
        }
        if (slug.equals(at) && !others.isEmpty()) {
            above.remove(slug);
            String rows = others.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw InvalidBody.invalid(List.of(Fault.pointer("/" + field, "cycle", Text.of(
                    "Zusammen mit diesen Zeilen der Daten stünde der Datensatz über sich selbst: " + rows + ".",
                    "Together with these rows of the data the record would stand above itself: " + rows + "."))));
        }
    }

    boolean hasMet(String slug) {
        return slugs.containsKey(slug);
    }

    /** This key, or with the first number behind it that makes it one which no record has or had and no earlier row gets. */
    String free(String slug, Keys keys) {
        String free = slug;
        int number = numbers.getOrDefault(slug, 1);
        while (slugs.containsKey(free) || keys.isTaken(free)) {
            number++;
            free = slug + "-" + number;
        }
        if (number > 1) {
            numbers.put(slug, number);
        }
        return free;
    }

    private static RuntimeException repeated(String pointer, int first) {
        return InvalidBody.invalid(List.of(Fault.pointer(pointer, "repeated", Text.of(
                "Um diesen Datensatz ging es schon in der " + first + ". Zeile der Daten.",
                "Row " + first + " of the data was about this record already."))));
    }
}
