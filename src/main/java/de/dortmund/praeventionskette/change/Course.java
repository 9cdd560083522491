package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Meta;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What earlier rows of the same import were about: no record comes twice, and no key is given twice. */
public final class Course {

    private final Map<String, Integer> slugs = new HashMap<>();
    private final Map<List<String>, Integer> externalIds = new HashMap<>();
    /** The last number that was put behind a key, so that ten thousand of one title are not counted again and again. */
    private final Map<String, Integer> numbers = new HashMap<>();

    /** The same, to go on with where it is not yet known whether the next rows are taken back. */
    public Course copy() {
        Course copy = new Course();
        copy.slugs.putAll(slugs);
        copy.externalIds.putAll(externalIds);
        copy.numbers.putAll(numbers);
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
