package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Era;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Rules;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What every value of every kind has to be, whatever its field: a text says something and can be seen, a date lies in the catalogue's
 * years, a list names nothing twice. What a single field demands stands at the field.
 */
final class Plausible {

    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    /** The last letter of the scripts that never need a joiner. */
    private static final int LAST_LATIN = 0x24f;
    /** U+FFFE, U+FFFF and their like on every plane are no characters. */
    private static final int NO_CHARACTER = 0xfffe;
    /** Letters and signs that are drawn as nothing. */
    private static final String FILLERS = "\u034f\u115f\u1160\u2800\u3164\uffa0";

    /** A field of an input; a short text has one line. */
    private record Part(String name, Method value, boolean oneLine, boolean ofLines) {}

    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Plausible::part).toList();
        }
    };

    private final List<Fault> faults = new ArrayList<>();

    private Plausible() {}

    /** What is wrong in these inputs, each with its pointer. */
    static List<Fault> faults(Record... inputs) {
        Plausible plausible = new Plausible();
        Arrays.stream(inputs).forEach(input -> plausible.look(input, ""));
        return plausible.faults;
    }

    /** Whether a text, that may have several lines, can be kept as it is. */
    static boolean isPrintable(String text) {
        return !hasControls(text, false) && invisible(text).isEmpty();
    }

    private static Part part(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        AnnotatedType element = type instanceof AnnotatedParameterizedType list ? list.getAnnotatedActualTypeArguments()[0] : type;
        component.getAccessor().setAccessible(true);
        return new Part(component.getName(), component.getAccessor(), isOneLine(type), isOneLine(element));
    }

    private static boolean isOneLine(AnnotatedType text) {
        return !text.isAnnotationPresent(Size.class) || text.getAnnotation(Size.class).max() <= Rules.SHORT;
    }

    private void look(Record input, String pointer) {
        for (Part part : PARTS.get(input.getClass())) {
            Object value;
            try {
                value = part.value.invoke(input);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
            if (value instanceof List<?> list) {
                look(list, part.ofLines, pointer + "/" + part.name);
            } else {
                look(value, part.oneLine, pointer + "/" + part.name);
            }
        }
    }

    private void look(List<?> list, boolean ofLines, String pointer) {
        Set<Object> before = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            look(list.get(i), ofLines, pointer + "/" + i);
            // Two references to one record may look different: who looks for the records tells.
            if (!(list.get(i) instanceof RefInput) && !before.add(unmistakable(list.get(i)))) {
                faults.add(Fault.pointer(pointer + "/" + i, "repeated", Text.of("Das steht schon in der Liste.",
                        "This is in the list already.")));
            }
        }
    }

    /** What differs only in case and white space says the same. */
    private static Object unmistakable(Object value) {
        return value instanceof String text ? text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT) : value;
    }

    private void look(Object value, boolean oneLine, String pointer) {
        if (value instanceof String text) {
            look(text, oneLine, pointer);
        } else if (value instanceof Instant instant && !Era.has(instant) || value instanceof PartialDate date && !Era.has(date.lastDay())) {
            faults.add(Fault.pointer(pointer, "out-of-range", Era.NEEDED));
        } else if (value instanceof Record input && !(value instanceof RefInput)) {
            look(input, pointer);
        }
    }

    private void look(String text, boolean oneLine, String pointer) {
        // Nothing at all is told by the rule on its length.
        if (!text.isEmpty() && text.codePoints().allMatch(Plausible::isBlank)) {
            faults.add(Fault.pointer(pointer, "blank", Text.of("Der Text besteht nur aus Leerraum.", "The text is only white space.")));
        } else if (hasControls(text, oneLine)) {
            faults.add(Fault.pointer(pointer, "control-character", oneLine
                    ? Text.of("Eine Zeile enthält keine Steuerzeichen, auch keinen Zeilenumbruch und keinen Tabulator.",
                            "A line has no control characters, no line break and no tab either.")
                    : Text.of("Von den Steuerzeichen sind nur Zeilenumbruch und Tabulator erlaubt.",
                            "Of the control characters only line breaks and tabs are allowed.")));
        } else if (invisible(text).isPresent()) {
            String point = "U+%04X".formatted(invisible(text).getAsInt());
            faults.add(Fault.pointer(pointer, "invisible-character", Text.of(
                    "Der Text enthält ein Zeichen, das niemand sieht oder das die Schreibrichtung ändert: " + point + ".",
                    "The text has a character that nobody sees, or that changes the direction of writing: " + point + ".")));
        } else if (oneLine && !text.isEmpty() && (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length())))) {
            faults.add(Fault.pointer(pointer, "outer-blank", Text.of("Am Anfang oder Ende der Zeile steht Leerraum.",
                    "The line begins or ends with white space.")));
        }
    }

    private static boolean hasControls(String text, boolean oneLine) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) && (oneLine || c != '\n' && c != '\r' && c != '\t'));
    }

    /** The first character of the text that nobody sees, and that those beside it do not need. */
    private static OptionalInt invisible(String text) {
        int[] points = text.codePoints().toArray();
        return IntStream.range(0, points.length).filter(i -> isInvisible(points[i]) && !joins(points, i) && !chooses(points, i))
                .map(i -> points[i]).findFirst();
    }

    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.PRIVATE_USE || (point & NO_CHARACTER) == NO_CHARACTER || point >= 0xfdd0 && point <= 0xfdef
                || FILLERS.indexOf(point) >= 0 || isSelector(point);
    }

    /** Persian and the scripts of India need joiners within words, and emoji consist of several with joiners between them. */
    private static boolean joins(int[] points, int i) {
        return (points[i] == NON_JOINER || points[i] == JOINER) && i > 0 && i < points.length - 1
                && points[i - 1] > LAST_LATIN && points[i + 1] > LAST_LATIN && !isBlank(points[i - 1]) && !isBlank(points[i + 1]);
    }

    /** Chooses how the character before it looks, which only symbols and ideographs have a choice of. */
    private static boolean isSelector(int point) {
        return point >= 0xfe00 && point <= 0xfe0f || point >= 0xe0100 && point <= 0xe01ef;
    }

    private static boolean chooses(int[] points, int i) {
        return isSelector(points[i]) && i > 0 && (!Character.isLetter(points[i - 1]) || Character.isIdeographic(points[i - 1]))
                && !isBlank(points[i - 1]) && !isSelector(points[i - 1]);
    }

    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.getType(point) == Character.FORMAT
                || FILLERS.indexOf(point) >= 0;
    }
}
