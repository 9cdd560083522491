package de.dortmund.praeventionskette.exchange.hsds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            ";0;Alter: bis zur Geburt",
            "-9;0;Alter: ab der Schwangerschaft (9 Monate vor der Geburt), bis zur Geburt",
            "-1;12;Alter: ab der Schwangerschaft (1 Monat vor der Geburt), bis unter 1 Jahr",
            "-9;-1;Alter: ab der Schwangerschaft (9 Monate vor der Geburt), bis 1 Monat vor der Geburt",
            ";-3;Alter: bis 3 Monate vor der Geburt",
            "0;1;Alter: ab Geburt, bis unter 1 Monat",
            "1;2;Alter: ab 1 Monat, bis unter 2 Monaten",
            "12;24;Alter: ab 1 Jahr, bis unter 2 Jahren",
            "18;72;Alter: ab 18 Monaten, bis unter 6 Jahren",
            "216;;Alter: ab 18 Jahren",
            ";13;Alter: bis unter 13 Monaten"})
    void ages_are_told_in_good_german(Integer from, Integer to, String words) {
        assertEquals(words, Values.ages(from, to));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0.08", "12,0.92", "13,1", "35,2.83", "36,2.92", "37,3", "72,5.92", "1500,124.92"})
    void the_greatest_age_is_one_month_less_than_the_end_in_years(Integer to, BigDecimal years) {
        assertEquals(years, Values.maximumAge(to));
    }

    @Test
    void the_greatest_age_grows_with_the_end_and_is_never_below_the_least() {
        for (int to = 1; to < 1_500; to++) {
            assertTrue(Values.maximumAge(to).compareTo(Values.maximumAge(to + 1)) < 0, "until " + to);
            for (int from = Math.max(-9, to - 30); from < to; from++) {
                assertTrue(Values.minimumAge(from, to).compareTo(Values.maximumAge(to)) <= 0, from + " to " + to);
            }
        }
    }

    @Test
    void who_is_not_born_has_no_age_in_years() {
        assertNull(Values.ages(null, null));
        assertNull(Values.maximumAge(0));
        assertNull(Values.minimumAge(-9, 0));
        assertEquals(BigDecimal.ZERO, Values.minimumAge(-9, 12));
    }
}
