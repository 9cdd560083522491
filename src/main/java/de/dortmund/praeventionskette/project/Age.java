package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.http.Allowed;
import java.util.Map;

/** The ages that a request asks for, as ranges of months: a year is the months from one birthday to the next. */
final class Age {

    private static final String UNBORN = "unborn";
    private static final int BEFORE_BIRTH = -10;
    /** As the view {@code project_age} has it: nobody is older than 124. */
    private static final int YEARS = 125;
    private static final String YEAR = "0|[1-9][0-9]?|1[01][0-9]|12[0-4]";

    static final Allowed IN_YEARS = Allowed.form("0–124, unborn", YEAR + "|" + UNBORN, text -> text.matches(YEAR + "|" + UNBORN));

    static final Allowed IN_MONTHS = Allowed.form("-10–1499", "-?[0-9]{1,4}", text -> text.matches("0|-?[1-9][0-9]{0,3}")
            && Integer.parseInt(text) >= BEFORE_BIRTH && Integer.parseInt(text) < 12 * YEARS);

    private Age() {}

    /** The months of an age in years. */
    static Map<String, Object> years(String text) {
        if (text.equals(UNBORN)) {
            return range(BEFORE_BIRTH, 0);
        }
        int years = Integer.parseInt(text);
        return range(12 * years, 12 * years + 12);
    }

    /** One month. */
    static Map<String, Object> months(String text) {
        int month = Integer.parseInt(text);
        return range(month, month + 1);
    }

    private static Map<String, Object> range(int from, int to) {
        return Map.of("from", from, "to", to);
    }
}
