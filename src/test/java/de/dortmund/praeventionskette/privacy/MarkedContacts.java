package de.dortmund.praeventionskette.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two hundred contacts with every combination of who may see them and each of their fields, kept by two carriers and the city, some not
 * published. Every value carries a mark that stands nowhere else: the field and the number of the contact.
 */
final class MarkedContacts {

    static final int COUNT = 200;
    /** So many have every combination of who may see the contact, its name, its phones and its mail. */
    static final int COMBINATIONS = 81;
    static final String OWN = "jugendamt";
    private static final String FOREIGN = "gesundheitsamt";
    private static final List<String> WHO = List.of("public", "partner", "internal");
    private static final List<String> STATES =
            List.of("published", "published", "published", "published", "draft", "submitted", "archived");

    /** zqf: function, zqn: name, zqm: mail, 231777: the number; 231 888: the same as it is printed. */
    static final Pattern MARK = Pattern.compile("zq([fnm])(\\d{4})|(?:231777|231 888-)()(\\d{4})", Pattern.CASE_INSENSITIVE);

    record Marked(int number, String visibility, String name, String phones, String email, String state, String carrier) {

        String slug() {
            return "marke-%04d".formatted(number);
        }

        String body() {
            return """
                    {"function": "Stelle zqf%1$04d", "name": "Vorname zqn%1$04d", "email": "zqm%1$04d@example.org",
                     "phones": [{"number": "+49231777%1$04d", "printed": "0231 888-%1$04d"}], "visibility": "%2$s", "publication": "%3$s",
                     "fieldVisibility": {"name": "%4$s", "phones": "%5$s", "email": "%6$s"}, "carrier": %7$s, "actionAreas": ["nette"],
                     "organisation": "jugendamt"}""".formatted(number, visibility, state, name, phones, email,
                    carrier == null ? "null" : '"' + carrier + '"');
        }

        /** Whether it is one of 27 that have, of who may see the contact, its name, its phones and its mail, every combination of three. */
        boolean isOneOfAll() {
            return number < COMBINATIONS && (number % 3 + number / 3 % 3 + number / 9 % 3 + number / 27) % 3 == 0;
        }

        /** As a row of an import. */
        String row() {
            return body().replaceFirst("\\{", "{\"slug\": \"" + slug() + "\", ");
        }

        /** Whether the mark may be shown: to the public, or to the carrier whose own these are. */
        boolean shows(char field, boolean toCarrier) {
            boolean own = toCarrier && OWN.equals(carrier);
            boolean visible =
                    own || state.equals("published") && (visibility.equals("public") || toCarrier && visibility.equals("partner"));
            String needed = switch (field) {
                case 'f' -> "public";
                case 'n' -> name;
                case 'm' -> email;
                default -> phones;
            };
            return visible && (own || needed.equals("public") || toCarrier && needed.equals("partner"));
        }
    }

    static final List<Marked> ALL = all();

    private MarkedContacts() {}

    private static List<Marked> all() {
        List<Marked> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(new Marked(i, WHO.get(i % 3), WHO.get(i / 3 % 3), WHO.get(i / 9 % 3), WHO.get(i / 27 % 3), STATES.get(i % 7),
                    i % 5 == 0 ? OWN : i % 5 == 1 ? FOREIGN : null));
        }
        return all;
    }

    /** The marks in the text that must not be there. */
    static Set<String> leaks(String text, boolean toCarrier) {
        Set<String> leaks = new TreeSet<>();
        for (Matcher mark = MARK.matcher(text); mark.find();) {
            boolean number = mark.group(1) == null;
            char field = number ? 'p' : Character.toLowerCase(mark.group(1).charAt(0));
            if (!ALL.get(Integer.parseInt(mark.group(number ? 4 : 2))).shows(field, toCarrier)) {
                leaks.add(mark.group());
            }
        }
        return leaks;
    }

    /** The marks that may be shown and that are in the text. */
    static Set<String> marks(String text) {
        return MARK.matcher(text).results().map(mark -> mark.group().toLowerCase()).collect(Collectors.toCollection(TreeSet::new));
    }
}
