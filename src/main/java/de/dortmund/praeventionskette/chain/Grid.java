package de.dortmund.praeventionskette.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrix as people read it in a table or a picture: beside the values and what is unknown it has a line of its own for the records
 * that fit the whole side.
 */
record Grid(List<Line> rows, List<Line> columns, Map<List<String>, ChainView.Cell> cells) {

    private static final String ALL_AGES = "für jedes Alter";
    private static final String CITY_WIDE = "für die ganze Stadt";

    /** A row or column; {@code mark} is that of the records which fit the whole side, else null. */
    record Line(String slug, String name, boolean inChain, String mark, long count, long sum) {}

    static Grid of(ChainView chain) {
        Map<List<String>, ChainView.Cell> cells = new HashMap<>();
        chain.cells().forEach(cell -> cells.put(Arrays.asList(cell.row(), cell.column()), cell));
        return new Grid(lines(chain, chain.rows()), lines(chain, chain.columns()), cells);
    }

    private static List<Line> lines(ChainView chain, ChainView.Side side) {
        List<Line> lines = new ArrayList<>();
        side.lines().forEach(v -> lines.add(
                new Line(v.slug(), v.name(), v.slug() != null && !v.crossCutting(), null, v.count(), v.sum())));
        String mark = mark(side.dimension());
        if (mark != null) {
            long count = mark.equals("allAges") ? chain.totals().allAges() : chain.totals().cityWide();
            lines.add(new Line(null, mark.equals("allAges") ? ALL_AGES : CITY_WIDE, false, mark, count, 0));
        }
        return lines;
    }

    private static String mark(String dimension) {
        for (Dimension known : Dimension.values()) {
            if (known.code.equals(dimension)) {
                return known.everything;
            }
        }
        return null;
    }

    /** What stands where two lines meet; null where both fit everything. */
    Long count(Line row, Line column) {
        if (row.mark != null && column.mark != null) {
            return null;
        }
        // Records that fit the whole side are the same many at each of its values: the first says how many.
        String rowSlug = row.mark != null ? rows.get(0).slug : row.slug;
        String columnSlug = column.mark != null ? columns.get(0).slug : column.slug;
        ChainView.Cell cell = cells.get(Arrays.asList(rowSlug, columnSlug));
        String mark = row.mark != null ? row.mark : column.mark;
        return mark == null ? Long.valueOf(cell.count()) : mark.equals("allAges") ? cell.allAges() : cell.cityWide();
    }
}
