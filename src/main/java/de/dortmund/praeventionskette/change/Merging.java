package de.dortmund.praeventionskette.change;

import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
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

    /** Gives the record this key, which is not taken. */
    static void rename(Kind kind, CatalogueRecord record, String slug) {
        FormerSlug.of(kind, slug).ifPresent(former -> {
            // The record gets back a name that it had before.
            former.delete();
            Panache.flush();
        });
        leave(kind, record.slug, slug);
        record.slug = slug;
    }

    /** Whether a new record can't have this key, because one has it or had it. */
    static boolean isTaken(Kind kind, String slug) {
        return StoredRecords.bySlug(kind, slug) != null || FormerSlug.of(kind, slug).isPresent();
    }

    /** Whether the record can't be renamed so, because another one has this key or had it. */
    static boolean isTaken(Kind kind, CatalogueRecord record, String slug) {
        return !slug.equals(record.slug) && isTaken(kind, slug) && !record.slug.equals(FormerSlug.movedTo(kind, slug).orElse(null));
    }

    /**
     * What is written, where its key is free. Else nothing of it remains: it was only tried, because what is not valid is told first.
     *
     * @throws Problem 409 where the key is taken
     */
    static Edits.Outcome unlessTaken(Kind kind, String slug, boolean taken, Edits.Outcome written) {
        if (taken) {
            throw taken(kind, slug);
        }
        return written;
    }

    /** Says that this key is or was another record's. */
    static Problem taken(Kind kind, String slug) {
        Text why = Text.of("Der Schlüssel ist oder war vergeben: " + kind.address(slug) + ".",
                "The key is or was taken: " + kind.address(slug) + ".");
        return Problem.of(ProblemType.CONFLICT, why, List.of(Fault.pointer("/slug", "taken", why)));
    }

    /** @throws Problem 409 that names the records which refer to this one, as far as the caller may know of them */
    static void checkUnused(Kind kind, CatalogueRecord record) {
        List<Object[]> referring = referring(kind, record);
        if (referring.isEmpty()) {
            return;
        }
        List<String> named = referring.stream().filter(row -> (boolean) row[2]).limit(NAMED)
                .map(row -> Kind.BASE + "/" + row[0] + "/" + row[1]).toList();
        int more = referring.size() - named.size();
        String names = String.join(", ", named);
        Text detail = named.isEmpty()
                ? Text.of("Darauf verweisen noch " + more + " andere Datensätze.", more + " other records still refer to it.")
                : Text.of("Darauf verweisen noch andere Datensätze: " + names + (more > 0 ? " und " + more + " weitere" : "") + ".",
                        "Other records still refer to it: " + names + (more > 0 ? " and " + more + " more" : "") + ".");
        throw Problem.of(ProblemType.CONFLICT, detail,
                named.stream().map(address -> Fault.pointer("", "referred-to", Text.of(address, address))).toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> referring(Kind kind, CatalogueRecord record) {
        Sight sight = Sight.current();
        // Derived lists (the contacts of an area, narrower groups) repeat what the other side says.
        return Panache.getEntityManager().createNativeQuery("""
                select distinct a.kind, a.slug, a.visible or :everything or exists (select from organisation o
                    where o.id = a.carrier_id and o.slug = :own) as known
                from reference r join any_record a on a.kind = r.owner_kind and a.id = r.owner_id
                where r.kind = :kind and r.slug = :slug and not (r.owner_kind = 'action-areas' and r.relation = 'contacts')
                    and r.relation <> 'narrower' order by 1, 2""")
                .setParameter("kind", kind.path).setParameter("slug", record.slug).setParameter("everything", sight.isEverything())
                .setParameter("own", String.valueOf(sight.organisation())).getResultList();
    }

    /** Deletes the record and leaves a tombstone, or the address of the record it was merged into. */
    static void remove(Kind kind, CatalogueRecord record, String replacedBy) {
        leave(kind, record.slug, replacedBy);
        touch(kind, record);
        Proposals.close(kind, record, replacedBy == null ? "Der Datensatz wurde gelöscht."
                : "Der Datensatz wurde zusammengeführt mit " + kind.address(replacedBy) + ".");
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

    /**
     * The record that another one is merged into.
     *
     * @throws Problem 400 where it is not there, or the same one; 403 where the caller merges nothing
     */
    static CatalogueRecord other(Kind kind, String slug, String replacedBy) {
        CatalogueRecord other = StoredRecords.bySlug(kind, replacedBy);
        if (other == null || !Sight.current().sees(other) || replacedBy.equals(slug)) {
            throw Problem.parameter("replacedBy", "unknown-value", Text.of(
                    "replacedBy nennt keinen anderen Datensatz dieser Art: " + replacedBy + ". Alle: " + kind.address(),
                    "replacedBy names no other record of this kind: " + replacedBy + ". All of them: " + kind.address()));
        }
        if (!Caller.current().is(Role.EDITOR)) {
            throw Ownership.notYours(Text.of("Zusammenführen kann nur die Redaktion der Stadt.", "Only the city's editors merge."));
        }
        return other;
    }

    /** Everything that refers to the record refers to the other one from now on, and its address leads there. */
    static Edits.Outcome into(Kind kind, CatalogueRecord record, CatalogueRecord other) {
        String replacedBy = other.slug;
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
