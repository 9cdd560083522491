package de.dortmund.praeventionskette.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.chain.ChainView.Cell;
import de.dortmund.praeventionskette.chain.ChainView.Line;
import de.dortmund.praeventionskette.chain.ChainView.ProjectLinks;
import de.dortmund.praeventionskette.chain.ChainView.Side;
import de.dortmund.praeventionskette.chain.ChainView.Totals;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that a table or a picture could take for something else than a name. */
class ChainNamesTest {

    private static final ProjectLinks LINKS = new ProjectLinks("/api/v1/projects", null, null);

    @Test
    void a_table_runs_no_name_as_a_formula_and_keeps_separators_in_quotes() {
        List<String> lines = ChainTable.of(chain("=HYPERLINK(\"x\")", "A; \"B\"")).lines().toList();
        assertEquals("\uFEFFHandlungsfeld / Zugang;\"A; \"\"B\"\"\";keine Angabe;Summe der Felder;Datensätze", lines.get(0));
        assertEquals("\"'=HYPERLINK(\"\"x\"\")\";7;0;7;7", lines.get(1));
        for (String start : List.of("+", "-", "@", "\t")) {
            assertTrue(ChainTable.of(chain(start + "1", "x")).lines().toList().get(1).startsWith("'" + start + "1;"));
        }
    }

    @Test
    void a_picture_takes_no_name_for_markup() {
        String svg = ChainPicture.of(chain("<script>alert(1)</script>", "R & \"D\"\u0001"));
        assertFalse(svg.contains("<script"));
        assertTrue(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && svg.contains("R &amp; &quot;D&quot;</text>"));
    }

    private static ChainView chain(String row, String column) {
        Line unknown = new Line(null, "keine Angabe", false, 0, 0, 0, LINKS);
        return new ChainView(
                new Side("topic", "Handlungsfeld", List.of(new Line("r", row, false, 7, 7, 0, LINKS), unknown)),
                new Side("access", "Zugang", List.of(new Line("c", column, false, 7, 7, 0, LINKS), unknown)),
                List.of(cell("r", "c", 7), cell("r", null, 0), cell(null, "c", 0), cell(null, null, 0)),
                new Totals(7, 7, null, null, 1, 0, LINKS),
                new ChainView.Links("/api/v1/chain", "", "", ""));
    }

    private static Cell cell(String row, String column, long count) {
        return new Cell(row, column, count, 0, null, null, LINKS);
    }
}
