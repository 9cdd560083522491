package de.dortmund.praeventionskette.http;

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
        String range = most == Integer.MAX_VALUE ? "≥ " + least : least + "–" + most;
        if (!sent.matches("-?[0-9]{1,18}")) {
            throw Problem.parameter(parameter, "not-a-number", Text.of(
                    "Der Parameter „" + parameter + "“ ist eine ganze Zahl " + range + ".",
                    "The parameter '" + parameter + "' is a whole number " + range + "."));
        }
        long number = Long.parseLong(sent);
        if (number < least || number > most) {
            throw Problem.parameter(parameter, "out-of-range", Text.of(
                    "Der Parameter „" + parameter + "“ muss " + range + " sein.",
                    "The parameter '" + parameter + "' must be " + range + "."));
        }
        return (int) number;
    }
}
