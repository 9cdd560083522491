package de.dortmund.praeventionskette.http;

import java.util.List;
import java.util.Locale;

/** The languages the service speaks to people. Values of the catalogue are German whatever is asked for. */
public enum Language {
    GERMAN("de"), ENGLISH("en");

    /** A longer header is not worth reading; no browser sends one. */
    private static final int LONGEST_HEADER = 500;

    /** The language tag, as in {@code Content-Language}. */
    public final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** English for whoever prefers it to German by {@code Accept-Language}, German for everybody else and for what can't be read. */
    public static Language preferredBy(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return GERMAN;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage.strip());
            return ENGLISH.weightIn(ranges) > GERMAN.weightIn(ranges) ? ENGLISH : GERMAN;
        } catch (IllegalArgumentException unreadable) {
            return GERMAN;
        }
    }

    /** The language itself counts before its regions ({@code de} before {@code de-AT}), and these before {@code *}. */
    private double weightIn(List<Locale.LanguageRange> ranges) {
        double regional = -1;
        double any = 0;
        for (Locale.LanguageRange range : ranges) {
            if (range.getRange().equals(tag)) {
                return range.getWeight();
            } else if (range.getRange().startsWith(tag + "-")) {
                regional = Math.max(regional, range.getWeight());
            } else if (range.getRange().equals("*")) {
                any = range.getWeight();
            }
        }
        return regional >= 0 ? regional : any;
    }
}
