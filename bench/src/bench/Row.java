package bench;

import java.util.Locale;

/**
 * One line of the table: what was measured of the service, beside a yardstick.
 *
 * @param group asked before, never asked before, change, start and memory
 * @param octets how large an answer is; 0 where that says nothing
 * @param yardstick what stands beside the service, or null where the target is a number of its own
 * @param target what the ratio, or without a yardstick the figure, has to be; 0 where nothing is set
 * @param most whether the target is the most that it may be, else the least
 * @param slowest the slowest hundredth at half of the capacity, of both, in milliseconds; null where it was not measured
 * @param processor processor time for a request, of both and of the database
 */
record Row(String group, String title, String unit, long octets, String yardstick, Samples theirs, Samples ours, double target,
        boolean most,
        Both slowest, String processor) {

    /** The same of the yardstick and of the service, and how often the yardstick's the service's may be; 0: nothing is set. */
    record Both(Samples theirs, Samples ours, double most) {
        @Override
        public String toString() {
            double ratio = ours.median() / theirs.median();
            return Samples.told(theirs.median()) + " : " + Samples.told(ours.median()) + String.format(Locale.ROOT, " (× %.2f)", ratio)
                    + (most > 0 && ratio > most ? " **missed**" : "");
        }
    }

    /** How often the yardstick's figure the service's is; without a yardstick the figure itself. */
    double figure() {
        return theirs == null ? ours.median() : ours.median() / theirs.median();
    }

    /** Whether it is what it has to be, or nothing is set. */
    boolean isMet() {
        return target == 0 || (most ? figure() <= target : figure() >= target);
    }

    /** As it stands in the table, in Markdown. */
    String line() {
        String wanted = target == 0 ? "" : (most ? "≤ " : "≥ ") + String.format(Locale.ROOT, target >= 10 ? "%.0f" : "%.2f", target)
                + (isMet() ? "" : " **missed**");
        return "| " + String.join(" | ", group, title + ", " + unit, octets == 0 ? "" : String.format(Locale.ROOT, "%,d", octets),
                theirs == null ? "" : yardstick + " " + theirs, ours.toString(),
                theirs == null ? "" : String.format(Locale.ROOT, "%.2f", figure()), wanted, slowest == null ? "" : slowest.toString(),
                processor) + " |";
    }
}
