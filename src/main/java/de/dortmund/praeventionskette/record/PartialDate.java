package de.dortmund.praeventionskette.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.regex.Pattern;

/** A day ({@code 2020-10-07}), or a year where only the year is known ({@code 2020}); as an end it means the end of that year. */
public record PartialDate(@JsonValue String text) {

    private static final Pattern FORM = Pattern.compile("[12][0-9]{3}(-[0-9]{2}-[0-9]{2})?");

    /** @throws IllegalArgumentException when the text is neither a year from 1000 to 2999 nor a day that exists */
    @JsonCreator
    public PartialDate {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("neither a year (2020) nor a day (2020-10-07): " + text);
        }
        try {
            if (text.length() > 4) {
                LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("no such day: " + text);
        }
    }

    /** The last day that it covers. */
    public LocalDate lastDay() {
        return text.length() > 4 ? LocalDate.parse(text) : Year.parse(text).atMonthDay(java.time.MonthDay.of(12, 31));
    }

    /** Stored as its text. */
    @Converter(autoApply = true)
    public static class InDatabase implements AttributeConverter<PartialDate, String> {
        @Override
        public String convertToDatabaseColumn(PartialDate date) {
            return date == null ? null : date.text;
        }

        @Override
        public PartialDate convertToEntityAttribute(String text) {
            return text == null ? null : new PartialDate(text);
        }
    }
}
