package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** One import on its way through its rows: what came of those that are done, and what the next ones have to know of them. */
final class ImportCourse {

    /** Takes what came of rows; of what is deleted there are no rows. */
    interface Keeper {
        void keep(List<ImportDesk.Kept> rows, List<Came> came);
    }

    /** More refusals than anybody reads in one answer. */
    private static final int FAULTS = 100;

    private static final Set<Kind> OF_THEMSELVES = Set.of(Kind.ORGANISATION, Kind.TARGET_GROUP, Kind.FUNDING_PROGRAMME);

    private final ImportDesk desk;
    private final UUID id;
    private final Kind kind;
    private final Cells cells;
    private final Names names;
    private final boolean replace;
    private final Batches batches;
    private final ObjectMapper json;

    private Course course = new Course();
    private String system;
    private String carrier;
    private boolean mixed;
    private int rows;
    private int refused;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> differing = new ArrayList<>();
    private final List<Object[]> proposals = new ArrayList<>();

    ImportCourse(ImportDesk desk, UUID id, Kind kind, Cells cells, Names names, boolean replace, Batches batches, ObjectMapper json) {
        this.desk = desk;
        this.id = id;
        this.kind = kind;
        this.cells = cells;
        this.names = names;
        this.replace = replace;
        this.batches = batches;
        this.json = json;
    }

    UUID id() {
        return id;
    }

    /** As if no row had been looked at yet. */
    void begin() {
        course = new Course();
        system = null;
        carrier = null;
        mixed = false;
        rows = 0;
        refused = 0;
        differing.clear();
        faults.clear();
        proposals.clear();
    }

    /** Takes the rows that were sent, so many at a time. */
    void steps(int size, Consumer<List<ImportDesk.Kept>> step) {
        for (;;) {
            List<ImportDesk.Kept> next =
                    beside(() -> desk.after(id, rows, size)).stream().filter(row -> row.sent().content() != null).toList();
            if (next.isEmpty()) {
                return;
            }
            rows += next.size();
            step.accept(next);
        }
    }

    /** Whether records of the kind refer to each other. */
    boolean mayReferToItself() {
        return OF_THEMSELVES.contains(kind);
    }

    private interface Beside<T> {
        T get() throws SQLException;
    }

    /** The desk has a connection of its own, which is used outside the transaction. */
    private static <T> T beside(Beside<T> work) {
        return QuarkusTransaction.suspendingExisting().call(work::get);
    }

    /** Why a record changed, as its history says. */
    String why() {
        return "import " + id;
    }

    /**
     * Writes the rows in the current transaction.
     *
     * @param why what the history says about it; null where nothing of it will remain
     */
    List<Came> write(List<ImportDesk.Kept> kept, String why) {
        List<ImportRow> wanted = wanted(kept);
        wanted.forEach(this::note);
        return count(kept, batches.write(kind, wanted, course, why));
    }

    /** What would come of the rows. */
    List<Came> rehearse(List<ImportDesk.Kept> kept) {
        List<ImportRow> wanted = wanted(kept);
        wanted.forEach(this::note);
        return count(kept, narrowed(wanted));
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
        return count(List.of(), batches.remove(kind, system, carrier, course));
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

    private List<Came> count(List<ImportDesk.Kept> kept, List<Came> came) {
        for (int i = 0; i < came.size(); i++) {
            Came one = came.get(i);
            if (one.proposal() != null) {
                proposals.add(new Object[]{i < kept.size() ? kept.get(i).sent().number() : rows + 1 + i, one.proposal()});
            }
            if (one.outcome() != Outcome.REFUSED) {
                continue;
            }
            refused++;
            String at = i < kept.size() ? "/" + kept.get(i).sent().number() : "";
            Text line = i < kept.size() ? Text.of("Zeile " + kept.get(i).sent().line() + ": ", "Line " + kept.get(i).sent().line() + ": ")
                    : Text.of(one.slug() + ": ", one.slug() + ": ");
            ImportResult.of(kind, cells != null, one).errors().stream().limit(FAULTS - faults.size()).forEach(error -> {
                String column = error.column() == null ? "" : error.column() + ": ";
                faults.add(Fault.pointer(at + (error.pointer() == null ? "" : error.pointer()), error.code(),
                        Text.of(line.de() + column + error.de(), line.en() + column + error.en())));
            });
        }
        return came;
    }

    int refused() {
        return refused;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Whether what came of the rows must not be done. */
    boolean isOtherwise() {
        return refused > 0 || !differing.isEmpty();
    }

    /** Keeps what came of the rows. */
    void keep(List<ImportDesk.Kept> kept, List<Came> came) {
        List<ImportDesk.Kept> results = new ArrayList<>();
        for (int i = 0; i < came.size(); i++) {
            Sent sent = i < kept.size() ? kept.get(i).sent() : new Sent(rows + 1 + i, 0, null);
            results.add(new ImportDesk.Kept(sent, came.get(i).outcome().code, result(came.get(i))));
        }
        beside(() -> {
            if (rows == kept.size()) {
                desk.restart(id);
            }
            desk.keep(id, results, rows);
            return null;
        });
    }

    /** The rows that came out otherwise than was kept. */
    List<Fault> differing() {
        return differing;
    }

    /** Looks whether the rows come out otherwise than was kept. */
    void compare(List<ImportDesk.Kept> kept, List<Came> came) {
        List<ImportDesk.Kept> before = kept.isEmpty() && replace ? beside(() -> desk.after(id, rows, Integer.MAX_VALUE)) : kept;
        for (int i = 0; i < Math.max(before.size(), came.size()); i++) {
            ImportDesk.Kept then = i < before.size() ? before.get(i) : null;
            Came now = i < came.size() ? came.get(i) : null;
            if (then == null || now == null || !then.outcome().equals(now.outcome().code) || !then.result().equals(result(now))) {
                String was = then == null ? "–" : then.outcome();
                String is = now == null ? "–" : now.outcome().code;
                int number = then == null ? rows + 1 + i : then.sent().number();
                differing.add(Fault.pointer("/" + number, "differs", Text.of(
                        "Zeile " + (then == null ? 0 : then.sent().line()) + ", Datensatz " + number + ": im Probelauf „" + was
                                + "“, jetzt „" + is
                                + "“, oder mit anderen Unterschieden.",
                        "Line " + (then == null ? 0 : then.sent().line()) + ", record " + number + ": '" + was + "' in the dry run, now '"
                                + is
                                + "', or with other differences.")));
            }
        }
        beside(() -> {
            desk.progress(id, rows);
            return null;
        });
    }

    private String result(Came came) {
        return ImportResult.of(kind, cells != null, came).write(json);
    }

    void finish() {
        beside(() -> {
            desk.finish(id, refused > 0);
            return null;
        });
    }

    /** Says, in the transaction that did it, that it is done; everything refers to what it then is. */
    void done() {
        Panache.getEntityManager().createNativeQuery("insert into import_run (import_id, revision, run_at) values (:id,"
                + " cast(nullif(current_setting('catalogue.revision', true), '') as bigint), now())").setParameter("id", id)
                .executeUpdate();
        for (Object[] proposal : proposals) {
            Panache.getEntityManager().createNativeQuery("insert into import_proposal (import_id, number, proposal_id)"
                    + " values (:id, :number, cast(:proposal as uuid))").setParameter("id", id).setParameter("number", proposal[0])
                    .setParameter("proposal", proposal[1]).executeUpdate();
        }
    }
}
