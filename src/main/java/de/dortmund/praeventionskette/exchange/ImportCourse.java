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
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One import on its way through its rows: what the next ones have to know of those that are done. */
final class ImportCourse {

    /** Takes what came of rows; of what is deleted there are no rows. */
    interface Keeper {
        void keep(List<ImportDesk.Kept> rows, List<Came> came);
    }

    private static final Set<Kind> OF_THEMSELVES = Set.of(Kind.ORGANISATION, Kind.TARGET_GROUP, Kind.FUNDING_PROGRAMME);

    private final ImportDesk desk;
    private final ImportReport report;
    private final Kind kind;
    private final Cells cells;
    private final Names names;
    private final boolean replace;
    private final Batches batches;

    private Course course = new Course();
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

    /** Takes the rows that were sent, so many at a time; while some are worked on the next ones are fetched. */
    void steps(int size, Consumer<List<ImportDesk.Kept>> step) {
        Supplier<List<ImportDesk.Kept>> next = next(size);
        for (;;) {
            List<ImportDesk.Kept> rows = next.get().stream().filter(row -> row.sent().content() != null).toList();
            if (rows.isEmpty()) {
                return;
            }
            report.takes(rows);
            next = next(size);
            step.accept(rows);
        }
    }

    private Supplier<List<ImportDesk.Kept>> next(int size) {
        int done = report.rows();
        return desk.soon(() -> desk.after(report.id(), done, size));
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
    List<Came> write(List<ImportDesk.Kept> kept, String why) {
        List<ImportRow> wanted = wanted(kept);
        wanted.forEach(this::note);
        return report.count(kept, batches.write(kind, wanted, course, why));
    }

    /** What would come of the rows. */
    List<Came> rehearse(List<ImportDesk.Kept> kept) {
        List<ImportRow> wanted = wanted(kept);
        wanted.forEach(this::note);
        return report.count(kept, narrowed(wanted));
    }

    /** Where the database refuses them together, halves are asked about: one that is refused alone is told why. */
    private List<Came> narrowed(List<ImportRow> wanted) {
        try {
            return rehearsed(wanted);
        } catch (PersistenceException broken) {
            if (wanted.size() == 1) {
                Problem refusal = batches.refusal(kind, wanted.get(0));
                if (refusal == null) {
                    throw broken;
                }
                return List.of(Came.refused(wanted.get(0).slug(), refusal));
            }
            Course before = course.copy();
            List<Came> came = new ArrayList<>(narrowed(wanted.subList(0, wanted.size() / 2)));
            came.addAll(narrowed(wanted.subList(wanted.size() / 2, wanted.size())));
            if (came.stream().noneMatch(one -> one.outcome() == Outcome.REFUSED)) {
                course = before;
                Problem together = together(wanted.get(0), wanted.get(wanted.size() - 1));
                return wanted.stream().map(row -> Came.refused(row.slug(), together)).toList();
            }
            return came;
        }
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

    private List<Came> rehearsed(List<ImportRow> wanted) {
        Course[] next = new Course[1];
        List<Came> came = batches.rehearse(() -> {
            next[0] = course.copy();
            return batches.write(kind, wanted, next[0], null);
        });
        course = next[0];
        return came;
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

    private void note(ImportRow row) {
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

    private List<ImportRow> wanted(List<ImportDesk.Kept> kept) {
        return kept.stream().map(row -> new ImportRow(row.sent(), cells, names)).toList();
    }
}
