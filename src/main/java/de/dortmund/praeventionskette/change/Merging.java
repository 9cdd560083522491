package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Role;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of an address: a record is renamed, deleted, or merged into another one. Its slug is never used again. */
final class Merging {

    /** As many referring records are named in a refusal; of more, the number. */
    private static final int NAMED = 20;

    private Merging() {}

    /** @throws Problem 422 where the slug can't be one, 409 where it is or was another record's */
    static void rename(Kind kind, CatalogueRecord record, String slug) {
        if (!slug.matches(Rules.SLUG) || slug.length() > 100) {
            throw InvalidBody.invalid(List.of(Fault.pointer("/slug", "pattern", Text.of(
                    "Ein Schlüssel besteht aus Kleinbuchstaben, Ziffern und einzelnen Bindestrichen.",
                    "A key consists of small letters, digits and single hyphens."))));
        }
        FormerSlug former = FormerSlug.of(kind, slug).orElse(null);
        if (StoredRecords.bySlug(kind, slug) != null
                || former != null && !record.slug.equals(FormerSlug.movedTo(kind, slug).orElse(null))) {
            throw Edits.conflict("/slug", Text.of(
                    "Der Schlüssel ist oder war vergeben: " + kind.address(slug) + ".",
                    "The key is or was taken: " + kind.address(slug) + "."));
        }
        if (former != null) {
            // The record gets back a name that it had before.
            former.delete();
            Panache.flush();
        }
        leave(kind, record.slug, slug);
        record.slug = slug;
    }

    /** @throws Problem 409 that names the records which refer to this one */
    static void checkUnused(Kind kind, CatalogueRecord record) {
        List<Object[]> referring = Sight.current().isEverything() ? referring(kind, record, "true") : referring(kind, record, "a.visible");
        long all = referring(kind, record, "true").size();
        if (all > 0) {
            String names = String.join(", ", referring.stream().limit(NAMED).map(row -> row[0] + "/" + row[1]).toList());
            String more = all > Math.min(NAMED, referring.size()) ? " (" + all + ")" : "";
            throw Problem.of(ProblemType.CONFLICT, Text.of(
                    "Darauf verweisen noch andere Datensätze" + more + ": " + names + ".",
                    "Other records still refer to it" + more + ": " + names + "."));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> referring(Kind kind, CatalogueRecord record, String condition) {
        // Derived lists (the contacts of an area, narrower groups) repeat what the other side says.
        return Panache.getEntityManager().createNativeQuery("""
                select distinct a.kind, a.slug from reference r join any_record a on a.kind = r.owner_kind and a.id = r.owner_id
                where r.kind = :kind and r.slug = :slug and not (r.owner_kind = 'action-areas' and r.relation = 'contacts')
                    and r.relation <> 'narrower' and\s""" + condition + " order by 1, 2")
                .setParameter("kind", kind.path).setParameter("slug", record.slug).getResultList();
    }

    /** Deletes the record and leaves a tombstone, or the address of the record it was merged into. */
    static void remove(Kind kind, CatalogueRecord record, String replacedBy) {
        leave(kind, record.slug, replacedBy);
        touch(kind, record);
        record.delete();
        Panache.flush();
        Panache.getEntityManager().createNativeQuery("set constraints all immediate").executeUpdate();
    }

    /** Says that the record changes, before its parts do: they change one by one, and each would count as a change of its own. */
    static void touch(Kind kind, CatalogueRecord record) {
        Panache.getEntityManager().createNativeQuery("select touch_record(:kind, :id)").setParameter("kind", kind.path)
                .setParameter("id", record.id).getSingleResult();
    }

    /** The same for several. */
    static void touch(Kind kind, Set<Long> records) {
        Panache.getEntityManager().createNativeQuery("select touch_records(:kind, :ids)").setParameter("kind", kind.path)
                .setParameter("ids", records.toArray(Long[]::new)).getSingleResult();
    }

    /** Gives records a new version that still have the one they were read in: of some only parts were written. */
    static void nextVersions(Kind kind, Map<Long, Integer> versions) {
        if (!versions.isEmpty()) {
            Panache.getEntityManager().createNativeQuery("select 1 from (select next_versions(:kind, :ids, :versions)) as done")
                    .setParameter("kind", kind.path).setParameter("ids", versions.keySet().toArray(Long[]::new))
                    .setParameter("versions", versions.values().toArray(Integer[]::new)).getSingleResult();
        }
    }

    /** Everything that refers to the record refers to the other one from now on, and its address leads there. */
    static Edits.Outcome into(Kind kind, CatalogueRecord record, String replacedBy) {
        if (!Caller.current().is(Role.EDITOR)) {
            throw Ownership.notYours(Text.of("Zusammenführen kann nur die Redaktion der Stadt.", "Only the city's editors merge."));
        }
        CatalogueRecord other = StoredRecords.bySlug(kind, replacedBy);
        if (other == null || other.id.equals(record.id)) {
            throw Problem.parameter("replacedBy", "unknown-value", Text.of(
                    "replacedBy nennt keinen anderen Datensatz dieser Art: " + replacedBy + ". Alle: " + kind.address(),
                    "replacedBy names no other record of this kind: " + replacedBy + ". All of them: " + kind.address()));
        }
        Panache.flush();
        Panache.getEntityManager().createNativeQuery("select merge_record(:kind, :from, :into)").setParameter("kind", kind.path)
                .setParameter("from", record.id).setParameter("into", other.id).getSingleResult();
        Panache.getEntityManager().createQuery("update FormerSlug f set f.movedTo = :into where f.kind = :kind and f.movedTo = :from")
                .setParameter("into", other.slug).setParameter("kind", kind.path).setParameter("from", record.slug).executeUpdate();
        Panache.getEntityManager().clear();
        remove(kind, StoredRecords.bySlug(kind, record.slug), other.slug);
        Panache.getEntityManager().clear();
        return new Edits.Outcome(200, Writing.of(kind).read(StoredRecords.bySlug(kind, replacedBy)), kind.address(replacedBy));
    }

    private static void leave(Kind kind, String slug, String movedTo) {
        FormerSlug former = new FormerSlug();
        former.kind = kind.path;
        former.slug = slug;
        former.movedTo = movedTo;
        former.since = Instant.now().truncatedTo(ChronoUnit.MICROS);
        former.persist();
    }
}
