package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A side of the matrix: a dimension, its values, and after them the records that state none of them. */
record Axis(Dimension dimension, List<Dimension.Value> values) {

    /** What people read where a record states nothing. */
    private static final Dimension.Value UNKNOWN = new Dimension.Value(null, "keine Angabe", false);

    /** Rows and columns. */
    record Pair(Axis rows, Axis columns) {

        /** The filters to the records that name row and column themselves. */
        Link named(Link link, String row, String column) {
            return columns.named(rows.named(link, row), column);
        }

        /** The filters to the records that carry the mark and fit row and column; a side without the mark has to be named. */
        Link marked(Link link, String row, String column, String mark) {
            return columns.marked(rows.marked(link, row, mark), column, mark).and(mark, "true");
        }
    }

    /**
     * Reads both sides.
     *
     * @throws Problem 400 for an unknown side, or where both are the same
     */
    static Pair read(ChainParams params) {
        Dimension columns = Dimension.read("columns", params.columns(), null);
        Dimension rows = Dimension.read("rows", params.rows(),
                columns == Dimension.LIFE_PHASE ? Dimension.TOPIC : Dimension.LIFE_PHASE);
        if (columns == null) {
            columns = rows == Dimension.TOPIC ? Dimension.LIFE_PHASE : Dimension.TOPIC;
        }
        if (rows == columns) {
            throw Problem.parameter("columns", "same-as-rows", Text.of(
                    "Zeilen und Spalten können nicht beide „" + rows.code + "“ sein.",
                    "Rows and columns cannot both be '" + rows.code + "'."));
        }
        return new Pair(new Axis(rows, rows.values("rows")), new Axis(columns, columns.values("columns")));
    }

    /** All lines in order, the last one (slug null) for what is unknown. */
    List<Dimension.Value> lines() {
        List<Dimension.Value> lines = new ArrayList<>(values);
        lines.add(UNKNOWN);
        return lines;
    }

    /** The lines that belong to the chain itself: neither unknown nor beside it. */
    List<Dimension.Value> inChain() {
        return values.stream().filter(value -> !value.crossCutting()).toList();
    }

    /** The filter to the records that name this value, or to those that state none: null. Records that fit everything do not name it. */
    Link named(Link link, String slug) {
        Link found = fitting(link, slug);
        return dimension.everything == null ? found : found.and(dimension.everything, "false");
    }

    private Link marked(Link link, String slug, String mark) {
        return slug != null || mark.equals(dimension.everything) ? fitting(link, slug) : named(link, slug);
    }

    /** The filter to the records that fit this value, by its name or because they fit everything. */
    Link fitting(Link link, String slug) {
        if (slug != null) {
            return link.withoutUnknown(dimension.code).and(dimension.code, slug);
        }
        return values.isEmpty()
                ? link
                : link.and(dimension.code, "!" + values.stream().map(Dimension.Value::slug).collect(Collectors.joining(",")));
    }
}
