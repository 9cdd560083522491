package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Came;
import de.dortmund.praeventionskette.change.Came.Outcome;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What came of an import's rows so far: it is kept at the desk, counted, and compared with what came of them in a dry run. */
final class ImportReport {

    /** More refusals than anybody reads in one answer. */
    private static final int FAULTS = 100;

    private final ImportDesk desk;
    private final UUID id;
    private final Kind kind;
    private final boolean table;
    private final ObjectMapper json;

    private int rows;
    private int refused;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> differing = new ArrayList<>();
    private final List<Object[]> proposals = new ArrayList<>();

    /** @param table whether the rows are those of a table */
    ImportReport(ImportDesk desk, UUID id, Kind kind, boolean table, ObjectMapper json) {
        this.desk = desk;
        this.id = id;
        this.kind = kind;
        this.table = table;
        this.json = json;
    }

    UUID id() {
        return id;
    }

    /** As if no row had been looked at yet. */
    void begin() {
        rows = 0;
        refused = 0;
        differing.clear();
        faults.clear();
        proposals.clear();
    }

    /** How many rows were looked at, or are just now. */
    int rows() {
        return rows;
    }

    void takes(List<ImportDesk.Kept> more) {
        rows += more.size();
    }

    /** Counts what came of these rows, and behind them of records that no row was about. */
    List<Came> count(List<ImportDesk.Kept> kept, List<Came> came) {
        for (int i = 0; i < came.size(); i++) {
            Came one = came.get(i);
            if (one.proposal() != null) {
                proposals.add(new Object[]{i < kept.size() ? kept.get(i).sent().number() : rows + 1 + i, one.proposal()});
            }
            if (one.outcome() == Outcome.REFUSED) {
                refused++;
                tell(i < kept.size() ? kept.get(i).sent() : null, one);
            }
        }
        return came;
    }

    private void tell(Sent sent, Came refused) {
        String at = sent == null ? "" : "/" + sent.number();
        Text line = sent == null ? Text.of(refused.slug() + ": ", refused.slug() + ": ")
                : Text.of("Zeile " + sent.line() + ": ", "Line " + sent.line() + ": ");
        ImportResult.of(kind, table, refused).errors().stream().limit(FAULTS - faults.size()).forEach(error -> {
            String column = error.column() == null ? "" : error.column() + ": ";
            faults.add(Fault.pointer(at + (error.pointer() == null ? "" : error.pointer()), error.code(),
                    Text.of(line.de() + column + error.de(), line.en() + column + error.en())));
        });
    }

    int refused() {
        return refused;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The rows that came out otherwise than was kept. */
    List<Fault> differing() {
        return differing;
    }

    /** Whether what came of the rows must not be done. */
    boolean isOtherwise() {
        return refused > 0 || !differing.isEmpty();
    }

    /** Keeps what came of the rows, while the next ones are worked on. */
    void keep(List<ImportDesk.Kept> kept, List<Came> came) {
        int done = rows;
        desk.later(() -> {
            List<ImportDesk.Kept> results = new ArrayList<>();
            for (int i = 0; i < came.size(); i++) {
                Sent sent = i < kept.size() ? kept.get(i).sent() : new Sent(done + 1 + i, 0, null);
                results.add(new ImportDesk.Kept(sent, came.get(i).outcome().code, result(came.get(i))));
            }
            if (done == kept.size()) {
                desk.restart(id);
            }
            desk.keep(id, results, done);
        });
    }

    /** Looks whether the rows come out otherwise than was kept. */
    void compare(List<ImportDesk.Kept> kept, List<Came> came) {
        int done = rows;
        // What is deleted without a row was kept behind the rows.
        List<ImportDesk.Kept> before = kept.isEmpty() ? desk.soon(() -> desk.after(id, done, Integer.MAX_VALUE)).get() : kept;
        for (int i = 0; i < Math.max(before.size(), came.size()); i++) {
            ImportDesk.Kept then = i < before.size() ? before.get(i) : null;
            Came now = i < came.size() ? came.get(i) : null;
            if (then == null || now == null || !then.outcome().equals(now.outcome().code) || !then.result().equals(result(now))) {
                differing.add(difference(then, now, then == null ? rows + 1 + i : then.sent().number()));
            }
        }
        desk.later(() -> desk.progress(id, done));
    }

    private static Fault difference(ImportDesk.Kept then, Came now, int number) {
        String was = then == null ? "–" : then.outcome();
        String is = now == null ? "–" : now.outcome().code;
        int line = then == null ? 0 : then.sent().line();
        return Fault.pointer("/" + number, "differs", Text.of(
                "Zeile " + line + ", Datensatz " + number + ": im Probelauf „" + was + "“, jetzt „" + is
                        + "“, oder mit anderen Unterschieden.",
                "Line " + line + ", record " + number + ": '" + was + "' in the dry run, now '" + is + "', or with other differences."));
    }

    private String result(Came came) {
        return ImportResult.of(kind, table, came).write(json);
    }

    void finish() {
        boolean none = refused > 0;
        desk.now(() -> desk.finish(id, none));
    }

    /** Says, in the transaction that did it, that it is done; everything refers to what it then is. */
    void done() {
        desk.settle();
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
