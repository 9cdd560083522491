package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.project.ProjectSets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many records stand where in the matrix. A record that fits every value of a side (for all ages,
 * city-wide) names none of them: it is counted apart. The slug null is the line of what is unknown.
 */
final class Coverage {

    private static final Tally NOTHING = new Tally(0, 0);

    /** Some records, and how many of them are there only because they may be meant: their source fits more than one value. */
    record Tally(long count, long ambiguous) {

        Tally plus(Tally other) {
            return new Tally(count + other.count, ambiguous + other.ambiguous);
        }
    }

    /** Records of one line or cell that are alike in what they fit without naming it. */
    private record Group(String part, String row, String column, boolean allAges, boolean cityWide) {}

    /** The records of a row or column, and those of them that may be meant. */
    private record Line(String slug, BitSet named, BitSet ambiguous) {}

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
        String rows = sides.rows().dimension().code;
        String columns = sides.columns().dimension().code;
        ProjectSets sets = ProjectSets.of(List.of(rows, columns, ProjectSets.ambiguous(rows), ProjectSets.ambiguous(columns)));
        coverage.count(sets, selection.projects());
        return coverage;
    }

    private void count(ProjectSets sets, BitSet selected) {
        List<Line> byRow = lines(sets, rows, selected);
        List<Line> byColumn = lines(sets, columns, selected);
        Line all = new Line("", selected, new BitSet());
        for (boolean allAges : told("allAges")) {
            for (boolean cityWide : told("cityWide")) {
                BitSet part = alike(sets.marked("allAges"), allAges, alike(sets.marked("cityWide"), cityWide, selected, tells("cityWide")),
                        tells("allAges"));
                put("all", all, all, part, allAges, cityWide);
                for (Line column : byColumn) {
                    put("column", all, column, part, allAges, cityWide);
                }
                for (Line row : byRow) {
                    Line inPart = new Line(row.slug, ProjectSets.both(row.named, part), row.ambiguous);
                    put("row", inPart, all, part, allAges, cityWide);
                    for (Line column : inPart.named.isEmpty() ? List.<Line>of() : byColumn) {
                        put("cell", inPart, column, part, allAges, cityWide);
                    }
                }
            }
        }
    }

    private List<Boolean> told(String mark) {
        return tells(mark) ? List.of(false, true) : List.of(false);
    }

    /** Of these records those that are alike in the mark, where it is told apart. */
    private static BitSet alike(BitSet marked, boolean mark, BitSet records, boolean told) {
        return told ? mark ? ProjectSets.both(records, marked) : ProjectSets.without(records, marked) : records;
    }

    private void put(String part, Line row, Line column, BitSet among, boolean allAges, boolean cityWide) {
        BitSet records = ProjectSets.both(row.named, column.named);
        records.and(among);
        BitSet ambiguous = (BitSet) row.ambiguous.clone();
        ambiguous.or(column.ambiguous);
        ambiguous.and(records);
        groups.put(new Group(part, row.slug, column.slug, allAges, cityWide), new Tally(records.cardinality(), ambiguous.cardinality()));
    }

    /** The lines of a side; the last one, for what is unknown, has the records that name none of the others. */
    private static List<Line> lines(ProjectSets sets, Axis axis, BitSet selected) {
        Dimension dimension = axis.dimension();
        BitSet everything = dimension.everything == null ? new BitSet() : sets.marked(dimension.everything);
        List<Line> lines = new ArrayList<>();
        BitSet unknown = (BitSet) selected.clone();
        for (Dimension.Value value : axis.values()) {
            BitSet named = ProjectSets.without(sets.named(dimension.code, value.slug()), everything);
            unknown.andNot(named);
            lines.add(new Line(value.slug(), named, sets.ambiguous(dimension.code, value.slug())));
        }
        lines.add(new Line("", unknown, new BitSet()));
        return lines;
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

    private static boolean isOn(Axis axis, String mark) {
        return mark.equals(axis.dimension().everything);
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
