package de.dortmund.praeventionskette.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.record.Kind;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The prevention chain as a matrix */
@Schema(name = "Chain", description = "The prevention chain as a matrix: how many records name each row and column")
public record ChainView(
        @Schema(description = "The rows, the last one (slug null) for records that state none") Side rows,
        @Schema(description = "The columns, the last one (slug null) for records that state none") Side columns,
        @Schema(description = "The cells, row by row") List<Cell> cells,
        @Schema(description = "The whole") Totals totals,
        Links links) {

    /** A side of the matrix. */
    @Schema(name = "ChainSide", description = "A side of the matrix")
    public record Side(
            @Schema(description = "What it is: a filter of `/projects`", examples = "lifePhase") String dimension,
            @Schema(description = "What one of its values is called", examples = "Lebensphase") String name,
            List<Line> lines) {}

    /** A row or column. */
    @Schema(name = "ChainLine", description = "A row or column of the matrix")
    public record Line(
            @Schema(description = "The value; null for the records that state none", examples = "0-3", nullable = true) String slug,
            @Schema(description = "Its name", examples = "0 bis 3 Jahre") String name,
            @Schema(description = "Stands beside the chain: what it lacks is no gap", examples = "false") boolean crossCutting,
            @Schema(description = "The records that name it, each counted once", examples = "8") long count,
            @Schema(description = "The sum of its cells: a record may stand in several", examples = "21") long sum,
            @Schema(description = "How many of the records may be meant but need not: their source fits several values",
                    examples = "0") long ambiguous,
            ProjectLinks links) {}

    /** Where a row and a column meet. */
    @Schema(name = "ChainCell", description = "Where a row and a column meet")
    public record Cell(
            @Schema(description = "The row's value; null for unknown", examples = "0-3", nullable = true) String row,
            @Schema(description = "The column's value; null for unknown", examples = "fruehe-foerderung", nullable = true) String column,
            @Schema(description = "The records that name both themselves", examples = "6") long count,
            @Schema(description = "How many of these may be meant but need not: their source fits several values",
                    examples = "0") long ambiguous,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = "Beside the count: records for all ages that fit here without naming a life phase. Absent where no side is the life phase.",
                    examples = "1") Long allAges,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description = "Beside the count: city-wide records that fit here without naming an area. Absent where no side is an area or a district.",
                    examples = "1") Long cityWide,
            ProjectLinks links) {}

    /** The whole matrix. */
    @Schema(name = "ChainTotals", description = "The whole matrix")
    public record Totals(
            @Schema(description = "All records under the filters, each counted once", examples = "46") long records,
            @Schema(description = "The sum of all cells: a record may stand in several", examples = "131") long sum,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Records for all ages, where a side is the life phase", examples = "11") Long allAges,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "City-wide records, where a side is an area or a district", examples = "10") Long cityWide,
            @Schema(description = "The cells of the chain itself, without what is unknown or beside it", examples = "132") int cells,
            @Schema(description = "How many of these are empty: its gaps", examples = "83") int emptyCells,
            ProjectLinks links) {}

    /** The records behind a number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChainProjectLinks", description = "The records behind the numbers: each link finds exactly as many")
    public record ProjectLinks(
            @Schema(description = "The counted records") String projects,
            @Schema(description = "Those for all ages") String allAges,
            @Schema(description = "Those for the whole city") String cityWide) {}

    /** Where the same is shown otherwise. */
    @Schema(name = "ChainLinks", description = "The same matrix in other forms, under the same filters")
    public record Links(
            @Schema(description = "This matrix") String self,
            @Schema(description = "Its gaps") String gaps,
            @Schema(description = "As a table") String csv,
            @Schema(description = "As a picture") String svg) {}

    /** The matrix of what was counted. */
    static ChainView of(Axis.Pair sides, Coverage coverage, Link asked, Link given) {
        List<Cell> cells = new ArrayList<>();
        for (Dimension.Value row : sides.rows().lines()) {
            for (Dimension.Value column : sides.columns().lines()) {
                cells.add(cell(sides, coverage, given, row.slug(), column.slug()));
            }
        }
        return new ChainView(
                new Side(sides.rows().dimension().code, sides.rows().dimension().noun, sides.rows().lines().stream()
                        .map(v -> line(sides.rows(), v, coverage.row(v.slug()), coverage.sumOfRow(v.slug()), given))
                        .toList()),
                new Side(sides.columns().dimension().code, sides.columns().dimension().noun, sides.columns().lines().stream()
                        .map(v -> line(sides.columns(), v, coverage.column(v.slug()), coverage.sumOfColumn(v.slug()), given))
                        .toList()),
                cells,
                totals(sides, coverage, given),
                new Links(asked.to(ChainResource.PATH), asked.to(ChainResource.PATH + "/gaps"), asked.to(ChainResource.PATH + ".csv"),
                        asked.to(ChainResource.PATH + ".svg")));
    }

    private static Line line(Axis axis, Dimension.Value value, Coverage.Tally tally, long sum, Link given) {
        return new Line(value.slug(), value.name(), value.crossCutting(), tally.count(), sum, tally.ambiguous(),
                new ProjectLinks(projects(axis.named(given, value.slug())), null, null));
    }

    private static Cell cell(Axis.Pair sides, Coverage coverage, Link given, String row, String column) {
        Coverage.Tally tally = coverage.cell(row, column);
        return new Cell(row, column, tally.count(), tally.ambiguous(),
                coverage.tells("allAges") ? coverage.fitting("allAges", row, column) : null,
                coverage.tells("cityWide") ? coverage.fitting("cityWide", row, column) : null,
                new ProjectLinks(projects(sides.named(given, row, column)),
                        coverage.tells("allAges") ? projects(sides.marked(given, row, column, "allAges")) : null,
                        coverage.tells("cityWide") ? projects(sides.marked(given, row, column, "cityWide")) : null));
    }

    private static Totals totals(Axis.Pair sides, Coverage coverage, Link given) {
        long empty = sides.rows().inChain().stream()
                .mapToLong(row -> sides.columns().inChain().stream()
                        .filter(column -> coverage.cell(row.slug(), column.slug()).count() == 0)
                        .count())
                .sum();
        return new Totals(
                coverage.all(),
                sides.rows().lines().stream().mapToLong(row -> coverage.sumOfRow(row.slug())).sum(),
                coverage.tells("allAges") ? coverage.all("allAges") : null,
                coverage.tells("cityWide") ? coverage.all("cityWide") : null,
                sides.rows().inChain().size() * sides.columns().inChain().size(),
                (int) empty,
                new ProjectLinks(projects(given),
                        coverage.tells("allAges") ? projects(given.and("allAges", "true")) : null,
                        coverage.tells("cityWide") ? projects(given.and("cityWide", "true")) : null));
    }

    static String projects(Link link) {
        return link.to(Kind.PROJECT.address());
    }
}
