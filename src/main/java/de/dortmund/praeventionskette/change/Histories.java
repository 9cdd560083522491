package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Sight;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestResponse;

/** What became of a record, for whoever may write it: who changed what, when, and how it was before. The same for every kind. */
@Singleton
public class Histories {

    /** What the documentation says about the list of changes. */
    public static final String LIST =
            "The newest first: who, when, which fields, the old and the new value. What was erased of a person is not there any more. A deleted"
                    + " record still has its history, for who might have written it.";
    /** About one version. */
    public static final String VERSION =
            "The record in the form in which it is written, as it was in this version; also of a deleted record.";
    /** About restoring. */
    public static final String RESTORE =
            "Makes the record say again what it said in that version, as a new change under the rules of every change. Who keeps"
                    + " it and who may see it stays as it is. A deleted record stays deleted (410).";

    private final History history;
    private final Edits edits;
    private final SeenForms seen;

    Histories(History history, Edits edits, SeenForms seen) {
        this.seen = seen;
        this.history = history;
        this.edits = edits;
    }

    /** A page of the record's changes, the newest first. */
    public Page<ChangeView> list(Kind kind, String slug, PageParams params) {
        PageParams.Asked page = params.read(20);
        long record = past(kind, slug);
        List<History.Entry> entries = history.of(kind, record, page.first(), page.size() + 1);
        List<ChangeView> views = new ArrayList<>();
        for (int i = 0; i < Math.min(page.size(), entries.size()); i++) {
            views.add(view(kind, slug, entries.get(i), i + 1 < entries.size() ? entries.get(i + 1).document() : null));
        }
        return page.page(views, history.count(kind, record), true, null);
    }

    /** A field in which nothing has changed that the caller may see is not named. */
    private ChangeView view(Kind kind, String slug, History.Entry entry, ObjectNode before) {
        ObjectNode from = seen.of(kind, before, entry.fields());
        ObjectNode to = seen.of(kind, entry.document(), entry.fields());
        return ChangeView.of(kind, slug, entry, entry.fields().stream()
                .filter(field -> !Objects.equals(value(from, field), value(to, field))
                        || Objects.equals(value(before, field), value(entry.document(), field)))
                .map(field -> Passing.in(entry, field)
                        .map(passed -> new ChangeView.FieldChange(field, BooleanNode.valueOf(!passed.now), BooleanNode.valueOf(passed.now)))
                        .orElseGet(() -> new ChangeView.FieldChange(field, value(from, field), value(to, field))))
                .toList());
    }

    /** The record as it was in this version. */
    public VersionView get(Kind kind, String slug, String version) {
        History.Entry entry = entry(kind, slug, past(kind, slug), version);
        return VersionView.of(kind, slug, entry, seen.of(kind, entry.document(), Form.names(entry.document())));
    }

    /** Makes the record say again what it said in this version. */
    public <V> RestResponse<V> restore(Kind kind, String slug, String version, Precondition condition) {
        ObjectNode[] document = new ObjectNode[1];
        int number = io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(() -> {
            History.Entry entry = entry(kind, slug, own(kind, slug).id, version);
            document[0] = entry.document();
            return entry.version();
        });
        return Written.answer(edits.restore(kind, slug, document[0], number, condition));
    }

    private static CatalogueRecord own(Kind kind, String slug) {
        CatalogueRecord record = Found.bySlug(kind, CatalogueRecord.class, slug);
        Ownership.checkMayWrite(kind, record);
        return record;
    }

    /** The record that the caller may write, or might have until it was deleted: who did that stands in its history. */
    private long past(Kind kind, String slug) {
        return history.deleted(kind, slug).filter(deleted -> isOwn(kind, slug, deleted)).map(History.Deleted::id)
                .orElseGet(() -> own(kind, slug).id);
    }

    private static boolean isOwn(Kind kind, String slug, History.Deleted deleted) {
        Sight sight = Sight.current();
        String keeper = kind == Kind.ORGANISATION ? slug : deleted.carrier();
        return sight.isEverything() || keeper != null && FormerSlug.today(Kind.ORGANISATION, keeper).equals(sight.organisation());
    }

    private History.Entry entry(Kind kind, String slug, long record, String version) {
        return (version.matches("[1-9][0-9]{0,8}") ? history.version(kind, record, Integer.parseInt(version))
                : java.util.Optional.<History.Entry>empty())
                .filter(entry -> entry.document() != null)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, Text.of(
                        "Diese Version gibt es nicht. Alle: " + kind.address(slug) + "/history",
                        "There is no such version. All of them: " + kind.address(slug) + "/history")));
    }

    /** The value of a field in a form; null where it is not stated. */
    static JsonNode value(ObjectNode form, String field) {
        return form == null || !form.has(field) ? null : form.get(field);
    }
}
