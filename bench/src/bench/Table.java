package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** All that was measured: one table in Markdown, and the same as a picture. */
final class Table {
    private static final String HEAD = """
            | | | octets | yardstick | service | × | target | p99 at half of the capacity, ms | processor per request, µs |
            |---|---|---:|---:|---:|---:|---|---:|---|
            """;
    /** Of the picture, in its own units. */
    private static final int WIDTH = 900, LINE = 24, LEFT = 330, RIGHT = 90, TOP = 70;
    /** The picture's scale is logarithmic: twice as fast and half as fast are equally far from the yardstick. */
    private static final double LEAST = 0.05, GREATEST = 50;

    private Table() {}

    static void print(List<Row> rows, String about) {
        System.out.print(HEAD);
        rows.forEach(row -> System.out.println(row.line()));
        System.out.println();
        System.out.println(about);
    }

    /** A bar for each row with a yardstick: how often the yardstick's figure, with a mark where the target lies. */
    static void draw(List<Row> rows, String about, Path file) throws IOException {
        var drawn = rows.stream().filter(row -> row.theirs() != null).toList();
        int height = TOP + LINE * drawn.size() + 40;
        var svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n"
                        + "<text x=\"16\" y=\"26\" font-size=\"16\">The service beside its yardsticks: how often their figure</text>%n"
                        + "<text x=\"16\" y=\"46\" fill=\"#555\" font-size=\"11\">%s</text>%n",
                WIDTH, height, WIDTH, height, escaped(about)));
        for (double mark : new double[]{0.1, 1, 10}) {
            svg.append(String.format(Locale.ROOT, "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\"/>%n"
                    + "<text x=\"%1$.1f\" y=\"%5$d\" text-anchor=\"middle\" fill=\"#555\">× %6$s</text>%n", at(mark), TOP - 6,
                    height - 34, mark == 1 ? "#555" : "#ddd", height - 16, mark < 1 ? "0.1" : String.valueOf((int) mark)));
        }
        int y = TOP;
        for (var row : drawn) {
            double from = Math.min(at(1), at(row.figure()));
            svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                    + "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n"
                    + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"end\">%.2f</text>%n", LEFT - 10, y + 15,
                    escaped(row.group() + ": " + row.title()), from, y + 3, Math.max(1.5, Math.abs(at(row.figure()) - at(1))), LINE - 8,
                    row.isMet() ? "#2a7f62" : "#c0392b", WIDTH - 16.0, y + 15, row.figure()));
            if (row.target() != 0)
                svg.append(String.format(Locale.ROOT, "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#000\" "
                        + "stroke-width=\"2\"/>%n", at(row.target()), y, y + LINE - 2));
            y += LINE;
        }
        Files.writeString(file, svg.append("</svg>\n"));
    }

    private static double at(double ratio) {
        double share = Math.log(Math.max(LEAST, Math.min(GREATEST, ratio)) / LEAST) / Math.log(GREATEST / LEAST);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
