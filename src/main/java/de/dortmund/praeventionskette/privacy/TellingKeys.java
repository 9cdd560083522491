package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.http.Slugs;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys of a person's contacts that say who it was, although none should: an erasure gives such a contact another one, and forgets the old
 * ones wherever somebody could come upon them. In the history they stay: its rows can't be changed.
 *
 * @param next each of the keys, with the one that its contact has since; null where it is a former one, or the contact is gone
 */
record TellingKeys(Map<String, String> next) {

    private static final String OF_CONTACTS = " where kind = 'contacts' ";

    /** Those of these contacts, today's and former ones; a contact that is there has another one now, under which nobody is named. */
    static TellingKeys leave(Subject contacts, Sought person) {
        Map<String, String> next = new LinkedHashMap<>();
        for (String key : contacts.keys()) {
            if (person.isInSlug(key)) {
                Contact contact = Contact.<Contact>find("slug = ?1 and id in ?2", key, contacts.ids()).firstResult();
                String free = contact == null ? null : Slugs.free(Kind.CONTACT, person.without(key));
                if (contact != null) {
                    contact.slug = free;
                    Panache.flush();
                }
                next.put(key, free);
                leadOn(key, free);
                forgetInProposals(key, free == null ? Slugs.first(Kind.CONTACT, person.without(key)) : free);
            }
        }
        return new TellingKeys(next);
    }

    /** What led to the key leads where it led, or to the contact's new one; the key itself leads nowhere and is reserved no longer. */
    private static void leadOn(String key, String next) {
        sql("update former_slug set moved_to = coalesce(cast(:next as text), (select f.moved_to from former_slug f" + OF_CONTACTS
                + "and f.slug = :key))" + OF_CONTACTS + "and moved_to = :key").setParameter("next", next).setParameter("key", key)
                .executeUpdate();
        sql("delete from former_slug" + OF_CONTACTS + "and slug = :key").setParameter("key", key).executeUpdate();
    }

    private static void forgetInProposals(String key, String other) {
        sql("""
                update proposal set slug = :other,
                    base = case base ->> 'slug' when :key then jsonb_set(base, '{slug}', to_jsonb(cast(:other as text))) else base end,
                    proposed = case proposed ->> 'slug' when :key then jsonb_set(proposed, '{slug}', to_jsonb(cast(:other as text)))
                        else proposed end""" + OF_CONTACTS + "and (slug = :key or base ->> 'slug' = :key or proposed ->> 'slug' = :key)")
                .setParameter("key", key).setParameter("other", other).executeUpdate();
        sql("delete from idempotent_request" + OF_CONTACTS + "and (split_part(location, '/', -1) = :key or answer like '{%'"
                + " and cast(answer as jsonb) ->> 'slug' = :key)").setParameter("key", key).executeUpdate();
    }

    /**
     * Takes them out of the feed too, once what the erasure changed stands there. Who follows it has to begin anew: to take a key out of a
     * copy, the feed would have to name it.
     */
    void forgetInFeed() {
        if (!next.isEmpty() && sql("delete from change_entry" + OF_CONTACTS + "and (slug in (:keys) or moved_to in (:keys))")
                .setParameter("keys", next.keySet()).executeUpdate() > 0) {
            sql("update change_floor set revision = begin_revision()").executeUpdate();
        }
    }

    /** These keys without those that tell, but with the new ones in their place. */
    List<String> instead(Collection<String> keys) {
        List<String> others = new ArrayList<>();
        keys.stream().map(key -> next.containsKey(key) ? next.get(key) : key).filter(key -> key != null && !others.contains(key))
                .forEach(others::add);
        return others;
    }

    private static Query sql(String statement) {
        return Panache.getEntityManager().createNativeQuery(statement);
    }
}
