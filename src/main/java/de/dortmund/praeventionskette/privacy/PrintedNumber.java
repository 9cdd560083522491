package de.dortmund.praeventionskette.privacy;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Telephone numbers in a text, as E.164. */
final class PrintedNumber {

    private static final Pattern NUMBER = Pattern.compile("(?:\\+|\\(?0)[0-9\\s/().\\-\u2010-\u2015]*[0-9]");
    private static final Pattern DIVIDED = Pattern.compile("\\s+/\\s+");
    private static final Pattern TRUNK = Pattern.compile("\\(0\\)");

    private PrintedNumber() {}

    /** With the country's code, or a German one with its area code. */
    static Stream<String> in(String text) {
        return Stream.of(text).flatMap(whole -> Stream.concat(Stream.of(whole), DIVIDED.splitAsStream(whole)))
                .flatMap(part -> NUMBER.matcher(part).results()).map(MatchResult::group).map(PrintedNumber::international).distinct();
    }

    private static String international(String printed) {
        String digits =
                TRUNK.matcher(printed.replaceAll("\\s", "")).replaceAll(printed.startsWith("(0)") ? "0" : "").replaceAll("[^0-9]", "");
        return printed.startsWith("+") ? "+" + digits
                : digits.startsWith("00") ? "+" + digits.substring(2) : "+49" + digits.substring(1);
    }
}
