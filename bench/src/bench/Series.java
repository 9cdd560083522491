package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The samples of one subject, told as medians beside those of the yardstick. */
final class Series {
    private final String title;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> mebibytes = new ArrayList<>();

    Series(String title) {
        this.title = title;
    }

    void add(double startMillis, double residentMiB) {
        millis.add(startMillis);
        mebibytes.add(residentMiB);
    }

    void print(Series yardstick) {
        System.out.printf(Locale.ROOT, "%-46s %28s %6.2f   %30s %6.2f%n", title, told(millis, "ms"),
                median(millis) / median(yardstick.millis),
                told(mebibytes, "MiB"), median(mebibytes) / median(yardstick.mebibytes));
    }

    private static String told(List<Double> values, String unit) {
        return String.format(Locale.ROOT, "%,.0f %s [%,.0f–%,.0f]", median(values), unit, Collections.min(values), Collections.max(values));
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
