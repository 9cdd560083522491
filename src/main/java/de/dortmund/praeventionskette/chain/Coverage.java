package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Selection;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many records stand where in the matrix, counted in one statement. A record that fits every value of a side (for all ages,
 * city-wide) names none of them: it is counted apart. The slug null is the line of what is unknown.
 */
final class Coverage {

    private static final String NAMED = "t.basis in ('stated', 'implied', 'derived', 'ambiguous')";
    private static final Tally NOTHING = new Tally(0, 0);

    /** Some records, and how many of them are there only because they may be meant: their source fits more than one value. */
    record Tally(long count, long ambiguous) {

        Tally plus(Tally other) {
            return new Tally(count + other.count, ambiguous + other.ambiguous);
        }
    }

    /** Records of one line or cell that are alike in what they fit without naming it. */
    private record Group(String part, String row, String column, boolean allAges, boolean cityWide) {}

    private final Axis rows;
    private final Axis columns;
    private final Map<Group, Tally> groups = new HashMap<>();

    private Coverage(Axis rows, Axis columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Counts the selected records. */
    static Coverage of(Axis.Pair sides, Selection selection) {
        Coverage coverage = new Coverage(sides.rows(), sides.columns());
        String statement = coverage.part("cell", true, true, selection) + " union all " + coverage.part("row", true, false, selection)
                + " union all " + coverage.part("column", false, true, selection) + " union all "
                + coverage.part("all", false, false, selection);
        for (Tuple row : selection.rows(statement, Map.of("rows", slugs(coverage.rows), "columns", slugs(coverage.columns)))) {
            coverage.groups.put(
                    new Group(row.get(0, String.class), row.get(1, String.class), row.get(2, String.class), row.get(3, Boolean.class),
                            row.get(4, Boolean.class)),
                    new Tally(row.get(5, Long.class), row.get(6, Long.class)));
        }
        return coverage;
    }

    private static List<String> slugs(Axis axis) {
        return axis.values().stream().map(Dimension.Value::slug).toList();
    }

    /** The records by the lines of some sides and by what they fit without naming it. */
    private String part(String part, boolean byRow, boolean byColumn, Selection selection) {
        List<String> grouped = new ArrayList<>();
        String row = byRow ? term("r", grouped) : "''";
        String column = byColumn ? term("c", grouped) : "''";
        String allAges = mark("allAges", grouped);
        String cityWide = mark("cityWide", grouped);
        String ambiguous = byRow || byColumn
                ? "sum(case when " + (byRow ? "coalesce(r.ambiguous, 0)" : "0") + " + " + (byColumn ? "coalesce(c.ambiguous, 0)" : "0")
                        + " > 0 then 1 else 0 end)"
                : "sum(0)";
        return "select '" + part + "', " + row + ", " + column + ", " + allAges + ", " + cityWide + ", count(*), cast(coalesce(" + ambiguous
                + ", 0) as Long) from Project e" + (byRow ? terms("r", rows, "rows") : "")
                + (byColumn ? terms("c", columns, "columns") : "")
                + " where " + selection.condition() + (grouped.isEmpty() ? "" : " group by " + String.join(", ", grouped));
    }

    private static String term(String alias, List<String> grouped) {
        String term = "coalesce(" + alias + ".term, '')";
        grouped.add(term);
        return term;
    }

    private String mark(String mark, List<String> grouped) {
        if (!isOn(rows, mark) && !isOn(columns, mark)) {
            return "false";
        }
        grouped.add("e." + mark);
        return "e." + mark;
    }

    private static boolean isOn(Axis axis, String mark) {
        return mark.equals(axis.dimension().everything);
    }

    /** The values of a side that a record names itself, each once; ambiguous is 1 where every way to the value is. */
    private static String terms(String alias, Axis axis, String values) {
        Dimension dimension = axis.dimension();
        String ambiguous = "case when t.basis = 'ambiguous' then 1 else 0 end";
        return " left join (select t.projectId as projectId, t.term as term, "
                + (dimension.repeats ? "min(" + ambiguous + ")" : ambiguous)
                + " as ambiguous from ProjectTerm t where t.facet = '" + dimension.code + "' and " + NAMED + " and t.term in :" + values
                + (dimension.repeats ? " group by t.projectId, t.term" : "") + ") " + alias + " on " + alias + ".projectId = e.id"
                + (dimension.everything == null ? "" : " and e." + dimension.everything + " = false");
    }

    /** The records that name row and column themselves. */
    Tally cell(String row, String column) {
        return groups.getOrDefault(new Group("cell", text(row), text(column), false, false), NOTHING);
    }

    /** The records that fit row and column and are for all ages, or city-wide: those that carry the mark. */
    long fitting(String mark, String row, String column) {
        return combinations().stream()
                .filter(g -> mark.equals("allAges") ? g.allAges : g.cityWide)
                .filter(g -> !(apart(rows, g) && row == null) && !(apart(columns, g) && column == null))
                .mapToLong(g -> groups.getOrDefault(
                        new Group("cell", apart(rows, g) ? "" : text(row), apart(columns, g) ? "" : text(column), g.allAges, g.cityWide),
                        NOTHING).count)
                .sum();
    }

    /** The records that name this row, each once. */
    Tally row(String row) {
        return line(rows, g -> new Group("row", text(row), "", g.allAges, g.cityWide));
    }

    /** The records that name this column, each once. */
    Tally column(String column) {
        return line(columns, g -> new Group("column", "", text(column), g.allAges, g.cityWide));
    }

    private Tally line(Axis axis, java.util.function.UnaryOperator<Group> group) {
        return combinations().stream()
                .filter(g -> !apart(axis, g))
                .map(g -> groups.getOrDefault(group.apply(g), NOTHING))
                .reduce(NOTHING, Tally::plus);
    }

    /** All records, each once. */
    long all() {
        return combinations().stream().mapToLong(g -> groups.getOrDefault(g, NOTHING).count).sum();
    }

    /** All records that carry the mark, each once. */
    long all(String mark) {
        return combinations().stream()
                .filter(g -> mark.equals("allAges") ? g.allAges : g.cityWide)
                .mapToLong(g -> groups.getOrDefault(g, NOTHING).count)
                .sum();
    }

    /** Whether one of the sides is such that records can fit all of it without naming any of it. */
    boolean tells(String mark) {
        return isOn(rows, mark) || isOn(columns, mark);
    }

    /** The sum of a row's cells: more than its records where one stands in several. */
    long sumOfRow(String row) {
        return columns.lines().stream().mapToLong(column -> cell(row, column.slug()).count).sum();
    }

    /** The sum of a column's cells. */
    long sumOfColumn(String column) {
        return rows.lines().stream().mapToLong(row -> cell(row.slug(), column).count).sum();
    }

    private static boolean apart(Axis axis, Group group) {
        return group.allAges && isOn(axis, "allAges") || group.cityWide && isOn(axis, "cityWide");
    }

    private static List<Group> combinations() {
        List<Boolean> either = List.of(false, true);
        return either.stream()
                .flatMap(ages -> either.stream().map(city -> new Group("all", "", "", ages, city)))
                .collect(Collectors.toList());
    }

    private static String text(String slug) {
        return slug == null ? "" : slug;
    }
}
