package de.dortmund.praeventionskette.exchange;

import de.dortmund.praeventionskette.change.Batches;
import de.dortmund.praeventionskette.change.Came;
import de.dortmund.praeventionskette.change.Came.Outcome;
import de.dortmund.praeventionskette.change.Course;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One import on its way through its rows: what the next ones have to know of those that are done. While some are written, the next ones are
 * examined on a thread of their own, in transactions of their own.
 */
final class ImportCourse implements AutoCloseable {

    /** So many rows are written at once, and as many examined: twice a batch of statements, whose rows the driver sends 128 at a time. */
    private static final int SIZE = 512;
    private static final Set<Kind> OF_THEMSELVES =
            Set.of(Kind.ORGANISATION, Kind.TARGET_GROUP, Kind.FUNDING_PROGRAMME, Kind.SOURCE);

    /** Takes what came of rows; of what is deleted there are no rows. */
    interface Keeper {
        void keep(List<ImportDesk.Kept> rows, List<Came> came);
    }

    /**
     * Some rows that follow each other.
     *
     * @param examined what was found out about them; null where that can't be told before those before them are written
     * @param after what the rows after them have to know; null where they were not examined
     */
    record Rows(List<ImportDesk.Kept> kept, List<ImportRow> wanted, Batches.Examined examined, Course after) {}

    private final ImportDesk desk;
    private final ImportReport report;
    private final Kind kind;
    private final Cells cells;
    private final Names names;
    private final boolean replace;
    private final Batches batches;
    private final Ahead ahead = new Ahead();

    /** What those rows lead to that are done. */
    private Course course = new Course();
    private Supplier<Rows> next;
    private String system;
    private String carrier;
    private boolean mixed;

    /** @param cells what the cells of a table say; null where the rows are records in JSON */
    ImportCourse(ImportDesk desk, ImportReport report, Kind kind, Cells cells, Names names, boolean replace, Batches batches) {
        this.desk = desk;
        this.report = report;
        this.kind = kind;
        this.cells = cells;
        this.names = names;
        this.replace = replace;
        this.batches = batches;
    }

    /** What came of the rows so far. */
    ImportReport report() {
        return report;
    }

    /** As if no row had been looked at yet. */
    void begin() {
        course = new Course();
        system = null;
        carrier = null;
        mixed = false;
        report.begin();
    }

    /** Takes the rows that were sent, some at a time. */
    void steps(Consumer<Rows> step) {
        goOn(course);
        for (;;) {
            Rows rows = next.get();
            if (rows.kept.isEmpty()) {
                return;
            }
            report.takes(rows.kept);
            goOn(rows.after);
            step.accept(rows);
        }
    }

    /** Begins to look at the next rows. */
    private void goOn(Course from) {
        int done = report.rows();
        next = ahead.soon(() -> look(done, from));
    }

    private Rows look(int done, Course from) {
        List<ImportDesk.Kept> kept = desk.soon(() -> desk.after(report.id(), done, SIZE)).get().stream()
                .filter(row -> row.sent().content() != null).toList();
        List<ImportRow> wanted = kept.stream().map(row -> new ImportRow(row.sent(), cells, names)).toList();
        if (mayReferToItself() || kept.isEmpty()) {
            return new Rows(kept, wanted, null, null);
        }
        Course after = from.copy();
        return new Rows(kept, wanted, QuarkusTransaction.requiringNew().call(() -> examine(wanted, after)), after);
    }

    private Batches.Examined examine(List<ImportRow> wanted, Course after) {
        wanted.forEach(this::note);
        return batches.examine(kind, wanted, after);
    }

    /** Whether records of the kind refer to each other. */
    boolean mayReferToItself() {
        return OF_THEMSELVES.contains(kind);
    }

    /** Why a record changed, as its history says. */
    String why() {
        return "import " + report.id();
    }

    /**
     * Writes the rows in the current transaction.
     *
     * @param why what the history says about it; null where nothing of it will remain
     */
    List<Came> write(Rows rows, String why) {
        Batches.Examined examined = rows.examined == null ? examine(rows.wanted, course) : rows.examined;
        course = rows.after == null ? course : rows.after;
        return report.count(rows.kept, batches.write(examined, why));
    }

    /** What would come of the rows. */
    List<Came> rehearse(Rows rows) {
        List<Came> came = narrowed(rows.wanted, rows);
        if (course != rows.after) {
            // The next ones were looked at as if these had led to something else.
            goOn(course);
        }
        return report.count(rows.kept, came);
    }

    /** Where the database refuses them together, halves are asked about: one that is refused alone is told why. */
    private List<Came> narrowed(List<ImportRow> wanted, Rows examined) {
        try {
            return rehearsed(wanted, examined);
        } catch (PersistenceException broken) {
            if (wanted.size() == 1) {
                Problem refusal = batches.refusal(kind, wanted.get(0));
                if (refusal == null) {
                    throw broken;
                }
                return List.of(Came.refused(wanted.get(0).slug(), refusal));
            }
            Course before = course.copy();
            List<Came> came = new ArrayList<>(narrowed(wanted.subList(0, wanted.size() / 2), null));
            came.addAll(narrowed(wanted.subList(wanted.size() / 2, wanted.size()), null));
            if (came.stream().noneMatch(one -> one.outcome() == Outcome.REFUSED)) {
                course = before;
                Problem together = together(wanted.get(0), wanted.get(wanted.size() - 1));
                return wanted.stream().map(row -> Came.refused(row.slug(), together)).toList();
            }
            return came;
        }
    }

    /**
     * What would come of the rows, in a transaction that is taken back.
     *
     * @param known what is known about them; null where nothing is
     */
    private List<Came> rehearsed(List<ImportRow> wanted, Rows known) {
        Batches.Examined[] open = {known == null ? null : known.examined};
        Course[] other = new Course[1];
        List<Came> came = batches.rehearse(() -> {
            Batches.Examined examined = open[0];
            open[0] = null;
            if (examined == null || !examined.isOfToday()) {
                other[0] = course.copy();
                examined = examine(wanted, other[0]);
            }
            return batches.write(examined, null);
        });
        course = other[0] == null ? known.after : other[0];
        return came;
    }

    /** Each of the rows is right, but not all of them. */
    private static Problem together(ImportRow first, ImportRow last) {
        return InvalidBody.invalid(List.of(Fault.pointer("", "contradiction", Text.of(
                "Die Zeilen " + first.line() + " bis " + last.line() + " widersprechen einander: jede geht für sich, alle zusammen nicht.",
                "Lines " + first.line() + " to " + last.line() + " contradict each other: each can be written, but not all of them."))));
    }

    /** What the database had against all rows together, where it has nothing against any of them alone. */
    Problem together() {
        return Problem.of(ProblemType.CONFLICT, Text.of(
                "Die Zeilen widersprechen einander: jede geht für sich, alle zusammen nicht. Es ist nichts geschehen.",
                "The rows contradict each other: each can be written, but not all of them. Nothing was done."));
    }

    List<Came> rehearseRemoval() {
        return replace ? batches.rehearse(this::remove) : List.of();
    }

    /** What one's own system no longer knows. */
    List<Came> remove() {
        if (!replace) {
            return List.of();
        }
        if (mixed || system == null) {
            throw InvalidBody.invalid(List.of(Fault.pointer("/externalId", "one-system", Text.of(
                    "mode=replace ersetzt, was ein System von einem Träger kennt: jede Zeile nennt dasselbe externalSystem (und denselben"
                            + " carrier), und es gibt mindestens eine.",
                    "mode=replace replaces what one system knows of one carrier: each row names the same externalSystem (and carrier), and"
                            + " there is at least one."))));
        }
        return report.count(List.of(), batches.remove(kind, system, carrier, course));
    }

    private synchronized void note(ImportRow row) {
        if (!replace) {
            return;
        }
        Meta.ExternalId key = row.externalId();
        String of = null;
        try {
            of = Ownership.CARRIED.contains(kind) ? Caller.current().organisation().orElseGet(row::carrier) : null;
        } catch (Problem unknown) {
            mixed = true;
        }
        mixed |= key == null || system != null && (!system.equals(key.system()) || !Objects.equals(carrier, of));
        system = key == null ? system : key.system();
        carrier = of;
    }

    @Override
    public void close() {
        ahead.close();
    }
}
