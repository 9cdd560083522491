package de.dortmund.praeventionskette.chain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws the matrix as SVG: the more records, the darker a cell, its number in it; a gap is a hatched cell with a dashed edge, so that it
 * shows in black and white too.
 */
final class ChainPicture {

    private static final int CELL_WIDTH = 34;
    private static final int CELL_HEIGHT = 26;
    private static final int MARGIN = 20;
    private static final int SPACE = 8;
    /** Longer names are cut in the picture; the description has them whole. */
    private static final int LONGEST_NAME = 40;
    /** How wide a letter is on average in the picture's type of 12 px. */
    private static final double LETTER = 6.4;

    private final ChainView chain;
    private final Grid grid;
    private final StringBuilder svg = new StringBuilder();
    private final int left;
    private final int top;
    private final long most;

    private ChainPicture(ChainView chain) {
        this.chain = chain;
        this.grid = Grid.of(chain);
        left = MARGIN + widest(grid.rows()) + 10;
        // The names of the columns stand at 45 degrees.
        top = MARGIN + 64 + (int) (widest(grid.columns()) * 0.71) + 14;
        most = Math.max(1, chain.cells().stream().mapToLong(ChainView.Cell::count).max().orElse(1));
    }

    static String of(ChainView chain) {
        return new ChainPicture(chain).draw();
    }

    private static int widest(List<Grid.Line> lines) {
        return (int) (lines.stream().mapToInt(line -> cut(line.name()).length()).max().orElse(0) * LETTER);
    }

    private String draw() {
        int right = x(grid.columns().size());
        int bottom = y(grid.rows().size());
        int width = Math.max(right + 76 + (int) (widest(grid.columns()) * 0.71), 640);
        int height = bottom + 84;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" lang="de" viewBox="0 0 %1$d %2$d" width="%1$d" \
                height="%2$d" font-family="'Helvetica Neue', Arial, 'Liberation Sans', sans-serif" font-size="12" fill="#1b2733">
                <title id="title">%3$s</title>
                <desc id="desc">%4$s</desc>
                <defs><pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
                <rect width="6" height="6" fill="#ffffff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#e3b4a4" stroke-width="2"/></pattern></defs>
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """.formatted(width, height, escaped(title()), escaped(description())));
        text(MARGIN, MARGIN + 18, "font-size=\"20\" font-weight=\"600\"", title());
        text(MARGIN, MARGIN + 38, "fill=\"#4a5a68\"", summary());
        for (int j = 0; j < grid.columns().size(); j++) {
            String place = "transform=\"translate(%d %d) rotate(-45)\"".formatted(x(j) + CELL_WIDTH / 2 + 4, top - 8);
            text(0, 0, place + style(grid.columns().get(j)), cut(grid.columns().get(j).name()));
        }
        for (int i = 0; i < grid.rows().size(); i++) {
            row(i, right);
        }
        for (int j = 0; j < grid.columns().size(); j++) {
            text(x(j) + CELL_WIDTH / 2, bottom + 18, "text-anchor=\"middle\" font-weight=\"600\"", grid.columns().get(j).count());
        }
        text(left - 10, bottom + 18, "text-anchor=\"end\" font-weight=\"600\"", "Datensätze");
        text(right + 34, bottom + 18, "text-anchor=\"middle\" font-weight=\"600\"", chain.totals().records());
        text(right + 34, top - 8, "text-anchor=\"middle\" font-weight=\"600\"", "Datensätze");
        legend(bottom + 40);
        return svg.append("</svg>\n").toString();
    }

    private void row(int i, int right) {
        Grid.Line row = grid.rows().get(i);
        int middle = y(i) + CELL_HEIGHT / 2 + 4;
        text(left - 10, middle, "text-anchor=\"end\"" + style(row), cut(row.name()));
        for (int j = 0; j < grid.columns().size(); j++) {
            Grid.Line column = grid.columns().get(j);
            Long count = grid.count(row, column);
            if (count != null) {
                cell(x(j), y(i), count, row.inChain() && column.inChain());
            }
        }
        text(right + 34, middle, "text-anchor=\"middle\" font-weight=\"600\"", row.count());
    }

    private void cell(int x, int y, long count, boolean inChain) {
        boolean gap = count == 0 && inChain;
        double share = share(count);
        String fill = gap ? "url(#gap)" : count == 0 ? "#f5f7f8" : shade(share);
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"%s/>\n".formatted(x + 1, y + 1, CELL_WIDTH - 2,
                CELL_HEIGHT - 2, fill, gap ? " stroke=\"#b4533a\" stroke-dasharray=\"3 2\"" : ""));
        if (count > 0) {
            text(x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2 + 4, "text-anchor=\"middle\"" + (share > 0.5 ? " fill=\"#ffffff\"" : ""), count);
        }
    }

    /** How dark: nothing between 0.5 and 0.75, where neither a dark nor a white number would be readable (contrast of 4.5:1). */
    private double share(long count) {
        double part = (double) Math.min(count, most) / most;
        return part <= 0.5 ? 0.18 + 0.64 * part : 0.5 + 0.5 * part;
    }

    /** From a pale to a deep blue. */
    private static String shade(double share) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", (int) (230 - 214 * share), (int) (240 - 168 * share), (int) (248 - 128 * share));
    }

    private void legend(int y) {
        cell(MARGIN, y, 0, true);
        text(MARGIN + CELL_WIDTH + 6, y + CELL_HEIGHT / 2 + 4, "",
                "Lücke: kein Datensatz nennt beides – das heißt nicht, dass es nichts gibt");
        text(MARGIN, y + CELL_HEIGHT + 16, "font-size=\"11\" fill=\"#4a5a68\"",
                "Ein Datensatz kann in mehreren Feldern stehen. Präventionsketten-Katalog Dortmund, dl-de/zero-2-0.");
    }

    private String title() {
        return "Präventionskette: %s × %s".formatted(chain.rows().name(), chain.columns().name());
    }

    private String summary() {
        return "%d Datensätze, %d von %d Feldern leer".formatted(chain.totals().records(), chain.totals().emptyCells(),
                chain.totals().cells());
    }

    /** The whole picture in words, row by row: numbers where there are records, and how many gaps. */
    private String description() {
        return grid.rows().stream().map(this::described).collect(Collectors.joining(" ", summary() + ". ", ""));
    }

    private String described(Grid.Line row) {
        String filled = grid.columns().stream()
                .filter(column -> grid.count(row, column) != null && grid.count(row, column) > 0)
                .map(column -> column.name() + " " + grid.count(row, column))
                .collect(Collectors.joining(", "));
        long gaps = grid.columns().stream()
                .filter(column -> row.inChain() && column.inChain() && grid.count(row, column) == 0)
                .count();
        return "%s (Datensätze: %d): %s%s.".formatted(row.name(), row.count(), filled.isEmpty() ? "nichts" : filled,
                gaps == 0 ? "" : "; Lücken: " + gaps);
    }

    /** What is no value stands a little apart. */
    private int x(int column) {
        return left + column * CELL_WIDTH + (column >= chain.columns().lines().size() - 1 ? SPACE : 0);
    }

    private int y(int row) {
        return top + row * CELL_HEIGHT + (row >= chain.rows().lines().size() - 1 ? SPACE : 0);
    }

    private static String style(Grid.Line line) {
        return line.inChain() ? "" : " fill=\"#4a5a68\" font-style=\"italic\"";
    }

    private void text(int x, int y, String attributes, Object text) {
        svg.append("<text x=\"%d\" y=\"%d\" %s>%s</text>\n".formatted(x, y, attributes, escaped(String.valueOf(text))));
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1).strip() + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
    }
}
