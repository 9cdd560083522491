package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.security.Ownership;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.FlushMode;

/** Many records of one kind, written by the rules of {@link Edits} for a single one, but read and written together. */
@Singleton
public class Batches {

    private final BatchAdmission admission;
    private final Form forms;
    private final Proposals proposals;
    private final History history;
    private final WriteTransaction transaction;

    Batches(BatchAdmission admission, Form forms, Proposals proposals, History history, WriteTransaction transaction) {
        this.history = history;
        this.admission = admission;
        this.forms = forms;
        this.proposals = proposals;
        this.transaction = transaction;
    }

    /** Rows that were looked at and are not written yet. */
    public static final class Examined {

        private final Kind kind;
        private final List<Step> steps;
        private final long revision;

        private Examined(Kind kind, List<Step> steps, long revision) {
            this.kind = kind;
            this.steps = steps;
            this.revision = revision;
        }

        /** Whether they were looked at in the catalogue that the current transaction sees. */
        public boolean isOfToday() {
            return revision == Revision.current().number;
        }
    }

    /** Finds out what the rows make of which records, or why not, by what the current transaction sees; nothing is written. */
    public Examined examine(Kind kind, List<? extends Wanted> rows, Course course) {
        List<Step> steps = rows.stream().map(row -> new Step(row)).toList();
        return unsent(() -> {
            long revision = Revision.current().number;
            admission.admit(kind, steps, course);
            return new Examined(kind, steps, revision);
        });
    }

    /** Nothing is sent to the database before all of it is known: else each question would send what is there so far. */
    private static <T> T unsent(Supplier<T> work) {
        Panache.getSession().setHibernateFlushMode(FlushMode.MANUAL);
        try {
            return work.get();
        } finally {
            Panache.getSession().setHibernateFlushMode(FlushMode.AUTO);
        }
    }

    /** Examines the rows and writes them, in the current transaction. */
    public List<Came> write(Kind kind, List<? extends Wanted> rows, Course course, String why) {
        return write(examine(kind, rows, course), why);
    }

    /**
     * Writes the rows in the current transaction, once; a row that is refused leaves nothing, and lets the others pass.
     *
     * @param examined they may have been examined in an earlier transaction, or a concurrent one
     * @param why what the history says about it; null where nothing of it will remain
     * @throws PersistenceException where the database refuses them; then the transaction can't go on, and {@link #refusal} tells about each
     */
    public List<Came> write(Examined examined, String why) {
        Kind kind = examined.kind;
        List<Step> steps = examined.steps;
        return unsent(() -> {
            List<Step> open = steps.stream().filter(step -> step.came == null).toList();
            bringHere(kind, open);
            List<Step> direct = open.stream().filter(step -> !step.review).toList();
            write(kind, direct);
            if (why != null) {
                history.writeKnown(kind, direct.stream().filter(step -> step.known && step.written != null)
                        .map(step -> new HistoryRows.Known(step.written.id, step.stored == null ? null : step.stored.form(),
                                step.admitted.form()))
                        .toList(), why);
            }
            Proposals.supersede(kind, with(Came.Outcome.UPDATED, steps).map(step -> step.stored.record().id).toList());
            Proposals.takeBack(kind, with(Came.Outcome.UNCHANGED, steps)
                    .collect(Collectors.toMap(step -> step.stored.record().id, step -> step.named)));
            propose(kind, open.stream().filter(step -> step.review).toList());
            Panache.getEntityManager().clear();
            return steps.stream().map(step -> step.came).toList();
        });
    }

    /**
     * Records that were read in another session are read in this one.
     *
     * @throws OptimisticLockException where one is no longer as it was read there
     */
    private static void bringHere(Kind kind, List<Step> steps) {
        Map<Long, Step> strange = steps.stream().filter(step -> step.stored != null)
                .filter(step -> !Panache.getEntityManager().contains(step.stored.record()))
                .collect(Collectors.toMap(step -> step.stored.record().id, step -> step));
        List<CatalogueRecord> here = StoredRecords.byIds(kind, strange.keySet());
        if (here.size() < strange.size()) {
            throw new OptimisticLockException();
        }
        here.forEach(record -> strange.get(record.id).stored.isHere(record));
    }

    private static Stream<Step> with(Came.Outcome outcome, List<Step> steps) {
        return steps.stream().filter(step -> step.came != null && step.came.outcome() == outcome);
    }

    /** Does the work as a write of its own, and takes it back. */
    public <T> T rehearse(WriteTransaction.Work<T> work) {
        List<T> done = new ArrayList<>();
        try {
            transaction.run(null, () -> {
                done.clear();
                done.add(work.run());
                throw new TakenBack();
            });
        } catch (TakenBack rehearsed) {
            return done.get(0);
        }
        throw new IllegalStateException("nothing was taken back");
    }

    /** Ends a transaction of which nothing shall remain. */
    private static final class TakenBack extends RuntimeException {

        private static final long serialVersionUID = 1;

        TakenBack() {
            super(null, null, false, false);
        }
    }

    /** What the database has against this row alone, by its rule; null where nothing. */
    public Problem refusal(Kind kind, Wanted row) {
        ObjectNode told = Form.EMPTY.deepCopy();
        try {
            rehearse(() -> {
                Panache.getSession().setHibernateFlushMode(FlushMode.MANUAL);
                Step step = new Step(row);
                admission.admit(kind, List.of(step), new Course());
                if (step.came == null) {
                    told.setAll(step.admitted.form());
                    write(kind, List.of(step));
                }
                return step;
            });
            return null;
        } catch (PersistenceException refused) {
            return problemOf(refused, told);
        }
    }

    /** Whether it was a rule of the catalogue that was broken. */
    public static boolean isRule(RuntimeException refused) {
        return BrokenRule.in(refused, Form.EMPTY) != null;
    }

    /** What a refusal of the database says, by its rule; it is thrown again where it is no rule that a client can break. */
    public static Problem problemOf(PersistenceException refused, ObjectNode form) {
        BrokenRule rule = BrokenRule.in(refused, form);
        Problem problem = rule == null ? null : QuarkusTransaction.requiringNew().call(rule::problem);
        if (problem == null) {
            throw refused;
        }
        return problem;
    }

    /** Everything that they refer to is looked for at once; then each is applied, and all are sent. */
    private void write(Kind kind, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Map<StoredRecords.Key, CatalogueRecord> found = mentioned(kind, steps);
        Map<Long, Integer> versions = new HashMap<>();
        steps.stream().filter(step -> step.stored != null)
                .forEach(step -> versions.put(step.stored.record().id, step.stored.record().version));
        if (!versions.isEmpty()) {
            Merging.touch(kind, versions.keySet());
        }
        ChangedRows rows = new ChangedRows();
        for (Step step : steps) {
            try {
                apply(kind, step, found);
                if (step.stored != null) {
                    rows.take(step.stored.record());
                }
            } catch (Problem refused) {
                step.came = Came.refused(step.slug, refused);
                if (step.stored != null) {
                    versions.remove(step.stored.record().id);
                }
            }
        }
        Panache.flush();
        rows.write();
        Merging.nextVersions(kind, versions);
        Panache.getEntityManager().createNativeQuery("select 1 from (select check_rules()) as checked").getSingleResult();
    }

    private static void apply(Kind kind, Step step, Map<StoredRecords.Key, CatalogueRecord> found) {
        Form.Read read = step.admitted.read();
        CatalogueRecord record = Writing.of(kind).entity().get();
        ObjectNode before = step.stored == null ? Form.EMPTY : step.stored.form();
        // On something that is nobody's first: what is refused leaves no traces in a stored record.
        Edits.apply(kind, read, record, new StoredRecords(before, found));
        if (step.stored == null) {
            record.slug = step.slug;
            record.persist();
            found.put(new StoredRecords.Key(kind, step.slug), record);
            step.written = record;
            step.came = Came.of(Came.Outcome.CREATED, step.slug);
            return;
        }
        String slug = step.admitted.form().path("slug").asText(step.slug);
        if (Merging.isTaken(kind, step.stored.record(), slug)) {
            throw Merging.taken(kind, slug);
        } else if (!slug.equals(step.slug)) {
            Merging.rename(kind, step.stored.record(), slug);
        }
        List<String> changed = History.changed(before, step.admitted.form());
        SameLists same = SameLists.of(kind, step.stored.record(), changed);
        Edits.apply(kind, read, step.stored.record(), new StoredRecords(before, found));
        same.putBack();
        Proposals.closeIfArchived(kind, step.stored.record());
        step.written = step.stored.record();
        step.came = new Came(Came.Outcome.UPDATED, slug, differences(changed, before, step.admitted.form()), null, null);
    }

    /** Written and taken back, so that what is wrong is told now; then proposed. */
    private void propose(Kind kind, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        Panache.flush();
        Panache.getEntityManager().createNativeQuery("savepoint rehearsal").executeUpdate();
        write(kind, steps);
        Panache.getEntityManager().createNativeQuery("rollback to savepoint rehearsal").executeUpdate();
        Panache.getEntityManager().clear();
        for (Step step : steps) {
            if (step.came.outcome() == Came.Outcome.REFUSED) {
                continue;
            }
            try {
                CatalogueRecord record = StoredRecords.byId(kind, step.stored.record().id);
                Edits.Outcome proposed = proposals.propose(kind, record, step.stored.form(), step.admitted.form());
                step.came = new Came(Came.Outcome.PROPOSED, step.slug, step.came.changes(), null, id(proposed));
            } catch (Problem refused) {
                step.came = Came.refused(step.slug, refused);
            }
        }
        Panache.flush();
    }

    /**
     * Deletes the carrier's records of this kind which its system no longer has: those that no row was about.
     *
     * @param carrier the slug of the organisation that keeps them; null for the city's, or where the kind has no carriers
     */
    public List<Came> remove(Kind kind, String system, String carrier, Course course) {
        List<Came> removed = new ArrayList<>();
        List<CatalogueRecord> gone = Stock.ofSystem(kind, system, carrier).stream().filter(record -> !course.hasMet(record.slug)).toList();
        for (CatalogueRecord record : gone) {
            try {
                Ownership.checkMayWrite(kind, record);
                Merging.checkUnused(kind, record);
                if (CarrierRules.needsReview(record)) {
                    ObjectNode form = Stock.whole(kind, record, forms);
                    removed.add(new Came(Came.Outcome.DELETION_PROPOSED, record.slug, List.of(), null,
                            id(proposals.propose(kind, record, form, null))));
                } else {
                    Merging.remove(kind, record, null);
                    removed.add(Came.of(Came.Outcome.DELETED, record.slug));
                }
            } catch (Problem refused) {
                removed.add(Came.refused(record.slug, refused));
            }
        }
        Panache.flush();
        return removed;
    }

    /** What all of them refer to, in one statement for each kind. */
    private static Map<StoredRecords.Key, CatalogueRecord> mentioned(Kind kind, List<Step> steps) {
        Map<Kind, Set<String>> slugs = new EnumMap<>(Kind.class);
        Resolver collect = new Resolver() {
            @Override
            public <E extends CatalogueRecord> E one(Kind of, Class<E> entity, RefInput reference, String pointer) {
                if (reference != null) {
                    slugs.computeIfAbsent(of, none -> new HashSet<>()).add(reference.slug());
                }
                return null;
            }
        };
        steps.forEach(step -> Writing.of(kind).write(step.admitted.read().input(), Writing.of(kind).entity().get(), collect));
        Map<StoredRecords.Key, CatalogueRecord> found = new HashMap<>();
        slugs.forEach((of, some) -> StoredRecords.bySlugs(of, some)
                .forEach(record -> found.put(new StoredRecords.Key(of, record.slug), record)));
        return found;
    }

    private static List<Came.Difference> differences(List<String> changed, ObjectNode before, ObjectNode after) {
        return changed.stream()
                .map(field -> new Came.Difference(field, Histories.value(before, field), Histories.value(after, field))).toList();
    }

    private static String id(Edits.Outcome proposed) {
        return proposed.location().substring(proposed.location().lastIndexOf('/') + 1);
    }
}
