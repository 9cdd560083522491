package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the catalogue keeps what it says of a person: contacts that are there, and what is left of those that were renamed, merged into
 * them or deleted.
 *
 * @param slugs today's and former ones; that of the request first
 * @param ids the records, also those that are no longer there
 */
record Subject(Set<String> slugs, Set<Long> ids) {

    /**
     * The person of this contact, who may have been deleted from the catalogue already.
     *
     * @throws de.dortmund.praeventionskette.http.Moved where the contact has another slug now
     * @throws de.dortmund.praeventionskette.http.Problem 404 where there never was such a contact
     */
    static Subject of(String slug) {
        boolean there = Contact.count("slug", slug) > 0;
        if (!there && FormerSlug.movedTo(Kind.CONTACT, slug).isPresent()) {
            Found.checkNeverUsed(Kind.CONTACT, slug);
        }
        Subject subject = of(List.of(slug));
        if (subject.ids.isEmpty() && FormerSlug.of(Kind.CONTACT, slug).isEmpty()) {
            throw Found.missing(Kind.CONTACT, slug);
        }
        return subject;
    }

    /** The same for several contacts, whether or not there ever were such. */
    static Subject of(Collection<String> contacts) {
        Set<String> slugs = new LinkedHashSet<>(contacts);
        Set<Long> ids = new LinkedHashSet<>();
        slugs.addAll(family(contacts));
        List<?> found = Panache.getEntityManager().createNativeQuery("""
                select record_id from history where kind = 'contacts' and slug in (:slugs)
                union select id from contact where slug in (:slugs)""", Long.class).setParameter("slugs", slugs).getResultList();
        found.forEach(id -> ids.add((Long) id));
        return new Subject(slugs, ids);
    }

    /** The slugs, and the former ones of their contacts. */
    static Set<String> family(Collection<String> slugs) {
        List<?> found = Panache.getEntityManager().createNativeQuery("""
                with recursive known (slug) as (
                    select unnest(string_to_array(:slugs, ','))
                    union select f.slug from former_slug f join known k on f.moved_to = k.slug where f.kind = 'contacts')
                select slug from known order by 1""", String.class).setParameter("slugs", String.join(",", slugs)).getResultList();
        Set<String> family = new LinkedHashSet<>();
        found.forEach(slug -> family.add((String) slug));
        return family;
    }

    /** Every slug that one of its contacts has, or had at some time. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>(slugs);
        if (!ids.isEmpty()) {
            List<?> more = Panache.getEntityManager().createNativeQuery("""
                    select slug from contact where id in (:ids)
                    union select slug from history where kind = 'contacts' and record_id in (:ids)""", String.class)
                    .setParameter("ids", ids).getResultList();
            more.forEach(key -> keys.add((String) key));
        }
        return keys;
    }

    Subject and(Subject other) {
        Set<String> allSlugs = new LinkedHashSet<>(slugs);
        allSlugs.addAll(other.slugs);
        Set<Long> allIds = new LinkedHashSet<>(ids);
        allIds.addAll(other.ids);
        return new Subject(allSlugs, allIds);
    }

    /** Those of its contacts that are there. */
    List<Contact> contacts() {
        return ids.isEmpty() ? List.of() : Contact.list("id in ?1 order by slug", ids);
    }
}
