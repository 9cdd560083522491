package de.dortmund.praeventionskette.privacy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** By what a person is recognised in a text: the name, a telephone number or a mail address, however it is written there. */
final class Sought {

    /** What stands between the digits of a number. */
    private static final String GAP = "[^\\p{L}\\p{N}]{0,3}";
    private static final String NO_DIGIT_BEFORE = "(?<![0-9])";
    /** Nor the area code of another number. */
    private static final String NO_CODE_BEFORE = "(?<![0-9]" + GAP + ")";
    private static final String NO_DIGIT_AFTER = "(?![0-9])";
    private static final String COUNTRY = "49";
    /** So many digits at the end of a number say, with few others, whose it is; so many are written without an area code. */
    private static final int TELLING_DIGITS = 6;
    private static final int LONGEST_AREA_CODE = 5;
    private static final int SHORTEST_AREA_CODE = 2;

    private final List<PersonName> names;
    private final List<Pattern> values;
    private final List<String> probes;

    private Sought(List<PersonName> names, List<Pattern> values, List<String> probes) {
        this.names = names;
        this.values = values;
        this.probes = probes;
    }

    /**
     * @param names as they are written
     * @param numbers telephone numbers, as E.164 and as they are printed, and mail addresses
     */
    static Sought of(Collection<String> names, Collection<String> numbers) {
        List<PersonName> persons = names.stream().map(PersonName::of).toList();
        return new Sought(persons, numbers.stream().map(Sought::pattern).toList(),
                Stream.concat(persons.stream().flatMap(PersonName::probes), numbers.stream().map(Sought::probe)).distinct().toList());
    }

    boolean isNothing() {
        return probes.isEmpty();
    }

    boolean isIn(String text) {
        return names.stream().anyMatch(name -> name.isMentionedIn(text)) || values.stream().anyMatch(value -> value.matcher(text).find());
    }

    /** The same by the name alone, where numbers stand anyway. */
    boolean isNamedIn(String text) {
        return names.stream().anyMatch(name -> name.isMentionedIn(text));
    }

    /** Whether the key of a contact says who it is. */
    boolean isInSlug(String slug) {
        return names.stream().anyMatch(name -> name.isInSlug(slug));
    }

    /** The key without what says who it is. */
    String without(String slug) {
        String left = slug;
        for (PersonName name : names) {
            left = name.without(left);
        }
        return left;
    }

    /** Patterns of SQL, one on each line: every text that speaks of the person fits one of them, and few others do. */
    String probes() {
        return String.join("\n", probes);
    }

    private static Pattern pattern(String value) {
        String expression = value.contains("@") ? mail(value) : value.startsWith("+") ? number(value.substring(1))
                : NO_DIGIT_BEFORE + Pattern.quote(value) + NO_DIGIT_AFTER;
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String mail(String address) {
        int at = address.lastIndexOf('@');
        return "(?<![\\p{L}\\p{N}._%+-])" + Pattern.quote(address.substring(0, at))
                + "\\s*(?:@|%40|[(\\[{]\\s*at\\s*[)\\]}])\\s*" + Pattern.quote(address.substring(at + 1))
                + "(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])";
    }

    /** With the country's code or without, and a German one without the area code too. */
    private static String number(String digits) {
        if (!digits.startsWith(COUNTRY)) {
            return NO_DIGIT_BEFORE + "(?:\\+|00)?" + GAP + spaced(digits) + NO_DIGIT_AFTER;
        }
        String national = digits.substring(COUNTRY.length());
        String whole =
                NO_DIGIT_BEFORE + "(?:(?:\\+|00)" + GAP + spaced(COUNTRY) + GAP + "(?:0" + GAP + ")?|0" + GAP + ")" + spaced(national);
        String local = IntStream.concat(IntStream.of(0), IntStream.rangeClosed(SHORTEST_AREA_CODE, LONGEST_AREA_CODE))
                .filter(code -> national.length() - code >= TELLING_DIGITS).mapToObj(code -> spaced(national.substring(code)))
                .collect(Collectors.joining("|"));
        return "(?:" + whole + (local.isEmpty() ? "" : "|" + NO_CODE_BEFORE + "(?:" + local + ")") + ")" + NO_DIGIT_AFTER;
    }

    private static String spaced(String digits) {
        return String.join(GAP, digits.split(""));
    }

    private static String probe(String value) {
        if (value.contains("@")) {
            return "%" + value.replaceAll("[\\\\%_\n]", "_").replace("@", "%") + "%";
        }
        String digits = value.replaceAll("[^0-9]", "");
        return "%" + String.join("%", digits.substring(Math.max(0, digits.length() - TELLING_DIGITS)).split("")) + "%";
    }
}
