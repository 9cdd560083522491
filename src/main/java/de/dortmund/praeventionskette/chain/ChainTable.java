package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.exchange.Csv;
import java.util.ArrayList;
import java.util.List;

/** Writes the matrix as CSV (RFC 4180). */
final class ChainTable {

    /** As a German Excel expects it. */
    private static final char SEPARATOR = ';';

    private ChainTable() {}

    static String of(ChainView chain) {
        Grid grid = Grid.of(chain);
        StringBuilder table = new StringBuilder(Csv.BYTE_ORDER_MARK);
        List<String> head = new ArrayList<>(List.of(chain.rows().name() + " / " + chain.columns().name()));
        grid.columns().forEach(column -> head.add(column.name()));
        head.addAll(List.of("Summe der Felder", "Datensätze"));
        append(table, head);
        for (Grid.Line row : grid.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.name()));
            grid.columns().forEach(column -> cells.add(text(grid.count(row, column))));
            cells.add(row.mark() == null ? text(row.sum()) : "");
            cells.add(text(row.count()));
            append(table, cells);
        }
        List<String> sums = new ArrayList<>(List.of("Summe der Felder"));
        grid.columns().forEach(column -> sums.add(column.mark() == null ? text(column.sum()) : ""));
        sums.addAll(List.of(text(chain.totals().sum()), ""));
        append(table, sums);
        List<String> records = new ArrayList<>(List.of("Datensätze"));
        grid.columns().forEach(column -> records.add(text(column.count())));
        records.addAll(List.of("", text(chain.totals().records())));
        append(table, records);
        return table.toString();
    }

    private static String text(Long number) {
        return number == null ? "" : number.toString();
    }

    private static void append(StringBuilder table, List<String> cells) {
        table.append(Csv.line(cells.stream().map(Csv::harmless).toList(), SEPARATOR));
    }
}
