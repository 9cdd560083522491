package de.dortmund.praeventionskette.http;

import java.math.BigInteger;

/** Reads numbers that were sent as text. */
public final class Numbers {

    private Numbers() {}

    /**
     * A whole number within a range.
     *
     * @param standard what it is when nothing was sent
     * @throws Problem 400 when it is no whole number or out of the range
     */
    public static int read(String parameter, String sent, int standard, int least, int most) {
        if (sent == null) {
            return standard;
        }
        Text range = most == Integer.MAX_VALUE
                ? Text.of("ab " + least, "from " + least)
                : Text.of("von " + least + " bis " + most, "from " + least + " to " + most);
        if (!sent.matches("-?[0-9]+")) {
            throw Problem.parameter(parameter, "not-a-number",
                    Text.of("Der Parameter „" + parameter + "“ muss eine ganze Zahl " + range.de() + " sein.",
                            "The parameter '" + parameter + "' must be a whole number " + range.en() + "."));
        }
        BigInteger number = new BigInteger(sent);
        if (number.compareTo(BigInteger.valueOf(least)) < 0 || number.compareTo(BigInteger.valueOf(most)) > 0) {
            throw Problem.parameter(parameter, "out-of-range",
                    Text.of("Der Parameter „" + parameter + "“ muss eine ganze Zahl " + range.de() + " sein, nicht " + number + ".",
                            "The parameter '" + parameter + "' must be a whole number " + range.en() + ", not " + number + "."));
        }
        return number.intValueExact();
    }
}
