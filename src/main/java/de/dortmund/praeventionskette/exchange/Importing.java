package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Batches;
import de.dortmund.praeventionskette.change.Stewardship;
import de.dortmund.praeventionskette.change.WriteTransaction;
import de.dortmund.praeventionskette.change.Writing;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Imports: what was sent is kept, then every row is written by the rules of a single write, some hundred at a time. A dry run takes each
 * of these steps back; a run does them all in one transaction, or none.
 */
@Singleton
class Importing {

    /** So many rows that were read go to the desk together. */
    private static final int BATCH = 512;
    /** Ten thousand rows take a few seconds; nobody else writes meanwhile. */
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int NAMED = 100;
    /** The class of refusals that a reference leads nowhere. */
    private static final String FOREIGN_KEY = "23503";

    private final DataSource database;
    private final ObjectMapper json;
    private final Batches batches;
    private final WriteTransaction transaction;
    private final ImportTurns turns;

    Importing(DataSource database, ObjectMapper json, Batches batches, WriteTransaction transaction, ImportTurns turns) {
        this.turns = turns;
        this.database = database;
        this.json = json;
        this.batches = batches;
        this.transaction = transaction;
    }

    /** Ends a run in which rows were refused, or came out otherwise than in the dry run. */
    private static final class NotAll extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotAll() {
            super(null, null, false, false);
        }
    }

    /** What an import says of all its rows. */
    record Asked(Kind kind, ImportFormat format, String charset, boolean replace, boolean dryRun) {}

    /**
     * Takes in what was sent, and computes it or does it.
     *
     * @throws Problem 400, 413, 422 where it can't be read as a whole, 409 where another import of the organisation is worked on, 422 where
     *         it was to be done at once and rows are refused
     */
    UUID take(Asked asked, InputStream body) {
        return atDesk(desk -> {
            Path file = Files.createTempFile("import", null);
            try {
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
                CurrentRequest.bodyWasRead();
                desk.forget();
                UUID id = desk.begin(asked.kind.path, asked.format, asked.replace, asked.dryRun, Caller.current().name());
                try {
                    read(desk, id, asked, file);
                    try (ImportCourse course = course(desk, id, asked.kind, asked.format, asked.replace)) {
                        if (asked.dryRun) {
                            examine(course);
                        } else {
                            doAtOnce(course);
                        }
                    }
                } catch (Problem unreadable) {
                    if (unreadable.type() != ProblemType.INVALID_RECORD || !unreadable.headers().containsKey("Location")) {
                        desk.now(() -> desk.drop(id));
                    }
                    throw unreadable;
                }
                return id;
            } finally {
                Files.delete(file);
            }
        });
    }

    /**
     * Does a stored dry run.
     *
     * @throws Problem 409 where a row would come out otherwise than was shown
     */
    void run(UUID id, Kind kind, ImportFormat format, boolean replace) {
        atDesk(desk -> {
            try (ImportCourse course = course(desk, id, kind, format, replace)) {
                try {
                    write(course, course.report()::compare);
                } catch (NotAll | PersistenceException otherwise) {
                    if (course.report().differing().isEmpty()) {
                        course.begin();
                        examine(course, course.report()::compare);
                    }
                    List<Fault> differing = course.report().differing();
                    if (differing.isEmpty()) {
                        throw Batches.isRule(otherwise) ? course.together() : otherwise;
                    }
                    throw Problem.of(ProblemType.CONFLICT, Text.of(
                            "Seit dem Probelauf hat sich etwas geändert: " + differing.size()
                                    + " Zeilen kämen anders heraus. Es ist nichts geschehen.",
                            "Something has changed since the dry run: " + differing.size()
                                    + " rows would come out otherwise. Nothing was done."),
                            differing.stream().limit(NAMED).toList());
                }
            }
            return null;
        });
    }

    private interface AtDesk<T> {
        T work(ImportDesk desk) throws SQLException, IOException;
    }

    private <T> T atDesk(AtDesk<T> work) {
        String organisation = Caller.current().organisation().orElse("");
        return turns.take(organisation, () -> atDesk(organisation, work));
    }

    private <T> T atDesk(String organisation, AtDesk<T> work) {
        try (ImportDesk desk = ImportDesk.open(database, organisation, json)) {
            return work.work(desk);
        } catch (RuntimeException failed) {
            throw isDropped(failed) ? dropped() : failed;
        } catch (SQLException failed) {
            throw isDropped(failed) ? dropped() : new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether the import itself is no longer there: an erasure drops one that holds the person, also while it is worked on. */
    private static boolean isDropped(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && FOREIGN_KEY.equals(refused.getSQLState())
                    && String.valueOf(refused.getMessage()).contains("\"import\"")) {
                return true;
            }
        }
        return false;
    }

    private static Problem dropped() {
        Text why = Text.of("Der Import wurde verworfen, weil inzwischen eine Person gelöscht wurde. Bitte noch einmal senden.",
                "The import was dropped because a person was erased meanwhile. Please send it again.");
        return Problem.of(ProblemType.CONFLICT, why);
    }

    private ImportCourse course(ImportDesk desk, UUID id, Kind kind, ImportFormat format, boolean replace) {
        Names names = new Names();
        Cells cells = format == ImportFormat.CSV ? new Cells(kind, types(kind), names) : null;
        return new ImportCourse(desk, new ImportReport(desk, id, kind, cells != null, json), kind, cells, names, replace, batches);
    }

    private static Map<String, Type> types(Kind kind) {
        Map<String, Type> types = new HashMap<>();
        Stream.of(Writing.of(kind).input(), Stewardship.class).flatMap(input -> Stream.of(input.getRecordComponents()))
                .forEach((RecordComponent field) -> types.put(field.getName(), field.getGenericType()));
        return types;
    }

    private void read(ImportDesk desk, UUID id, Asked asked, Path file) throws IOException, SQLException {
        List<Sent> rows = new ArrayList<>();
        Sent.Taker taker = row -> {
            rows.add(row);
            if (rows.size() == BATCH) {
                add(desk, id, rows);
            }
        };
        try (Reader text = Utf8Lines.open(file, asked.charset)) {
            switch (asked.format) {
                case JSON -> JsonRows.readDocument(text, asked.kind, json, taker);
                case NDJSON -> JsonRows.readLines(text, json, taker);
                case CSV -> CsvRows.read(text, headings(asked.kind), taker);
            }
        }
        add(desk, id, rows);
    }

    private static void add(ImportDesk desk, UUID id, List<Sent> rows) {
        List<Sent> some = List.copyOf(rows);
        rows.clear();
        desk.later(() -> desk.add(id, some));
    }

    private static LinkedHashSet<String> headings(Kind kind) {
        return new LinkedHashSet<>(Exported.importable(kind).stream().map(Column::heading).toList());
    }

    private void examine(ImportCourse course) {
        course.begin();
        examine(course, course.report()::keep);
        course.report().finish();
    }

    /**
     * Each step is a write of its own that is taken back, so that others write in between. Where a row may refer to what an earlier one
     * makes, nothing is taken back before the end, unless the database refuses a row: then each step is looked at alone, to tell which.
     */
    private void examine(ImportCourse course, ImportCourse.Keeper keeper) {
        if (course.mayReferToItself()) {
            try {
                batches.rehearse(() -> {
                    course.begin();
                    course.steps(rows -> keeper.keep(rows.kept(), course.write(rows, null)));
                    keeper.keep(List.of(), course.remove());
                    return true;
                });
                return;
            } catch (PersistenceException refused) {
                course.begin();
            }
        }
        course.steps(rows -> keeper.keep(rows.kept(), course.rehearse(rows)));
        keeper.keep(List.of(), course.rehearseRemoval());
    }

    private void doAtOnce(ImportCourse course) {
        try {
            write(course, course.report()::keep);
            course.report().finish();
        } catch (NotAll refused) {
            course.report().finish();
            throw refusal(course);
        } catch (PersistenceException refused) {
            examine(course);
            if (course.report().refused() == 0) {
                throw Batches.isRule(refused) ? course.together() : refused;
            }
            throw refusal(course);
        }
    }

    private static Problem refusal(ImportCourse course) {
        String report = ImportsResource.PATH + "/" + course.report().id() + "/rows?outcome=refused";
        return Problem.of(ProblemType.INVALID_RECORD, Text.of(
                course.report().refused() + " Zeilen werden abgelehnt, deshalb ist nichts geschehen. Alle: " + report,
                course.report().refused() + " rows are refused, hence nothing was done. All of them: " + report),
                course.report().faults().stream().limit(NAMED).toList())
                .with("Location", ImportsResource.PATH + "/" + course.report().id());
    }

    /** All rows in one transaction. */
    private void write(ImportCourse course, ImportCourse.Keeper keeper) {
        transaction.run(course.why(), LIMIT, () -> {
            course.begin();
            course.steps(rows -> keeper.keep(rows.kept(), course.write(rows, course.why())));
            keeper.keep(List.of(), course.remove());
            if (course.report().isOtherwise()) {
                throw new NotAll();
            }
            course.report().done();
            Panache.flush();
            return null;
        });
    }
}
