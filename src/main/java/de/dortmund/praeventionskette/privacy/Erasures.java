package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.organisation.Contact;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who was erased does not come back, whatever writes. In the contacts that held the person's data none of the erased values is written
 * again; in any other contact a name together with a number or mail address of one erasure is the same person. A number or an address
 * alone is not: the desk and the mailbox of an office stay when somebody else sits there.
 */
@Singleton
public class Erasures {

    private final PersonalValues values;
    private final ObjectMapper json;

    Erasures(PersonalValues values, ObjectMapper json) {
        this.values = values;
        this.json = json;
    }

    /**
     * Lets nothing pass that was erased.
     *
     * @param slug the contact's, or that it shall have
     * @param before the contact as it is: the texts of it that stay as they are were listed by the erasure, for somebody to change
     * @param form the contact as it is to be written
     * @throws Problem 422 with a pointer to each value that was erased; the value itself is not repeated
     */
    public void refuse(String slug, ObjectNode before, ObjectNode form) {
        Map<String, String> places = values.of(form);
        values.inTexts(before, form).forEach(places::putIfAbsent);
        Set<String> erased = erased(slug, places.keySet());
        if (!erased.isEmpty()) {
            throw InvalidBody.invalid(places.entrySet().stream()
                    .filter(value -> erased.contains(value.getKey()))
                    .map(value -> Fault.pointer(value.getValue(), "erased", Text.of(
                            "Dieser Wert wurde auf Verlangen der Person gelöscht und wird nicht wieder gespeichert.",
                            "This value was erased at the person's request and is not kept again.")))
                    .toList());
        }
    }

    /**
     * Takes out of these contacts what was erased, where something past {@link #refuse} wrote it: a seed, a restore, a person with psql.
     *
     * @return the contacts that had something of it
     */
    public Set<Long> keepOut(Collection<Long> contacts) {
        Set<Long> cleaned = new HashSet<>();
        if (contacts.isEmpty() || Erasure.count() == 0) {
            return cleaned;
        }
        for (Contact contact : Contact.<Contact>list("id in ?1", contacts)) {
            Set<String> erased = erased(contact.slug, values.of(form(contact)).keySet());
            if (!erased.isEmpty()) {
                remove(contact, erased);
                cleaned.add(contact.id);
            }
        }
        Panache.flush();
        return cleaned;
    }

    /** Takes the values with these hashes out of the contact. */
    void remove(Contact contact, Set<String> erased) {
        if (Collections.disjoint(values.of(form(contact)).keySet(), erased)) {
            return;
        }
        // A version of its own first: its numbers go one by one, and each would count as a change.
        Panache.getEntityManager().createNativeQuery("select touch_record('contacts', :id)").setParameter("id", contact.id)
                .getSingleResult();
        if (contact.name != null && erased.contains(values.ofName(contact.name))) {
            contact.name = null;
        }
        if (contact.email != null && erased.contains(values.ofMail(contact.email))) {
            contact.email = null;
        }
        contact.phones.removeIf(phone -> erased.contains(values.ofNumber(phone.number)));
    }

    /** What the contact says of a person, as its form has it. */
    ObjectNode form(Contact contact) {
        ObjectNode form = json.createObjectNode().put("name", contact.name).put("email", contact.email);
        contact.phones.forEach(phone -> form.withArray("/phones").addObject().put("number", phone.number));
        return form;
    }

    /** Those of the contacts with these keys, the newest first; also where a key said who it was, and is kept no more. */
    List<Erasure> of(Collection<String> keys) {
        List<Erasure> known = new ArrayList<>(Erasure.ofAny(keys));
        Erasure.withAny(keys.stream().map(values::ofKey).toList()).stream().filter(erasure -> !known.contains(erasure)).forEach(known::add);
        known.sort(Comparator.comparing((Erasure erasure) -> erasure.erasedAt).reversed().thenComparing(erasure -> erasure.id));
        return known;
    }

    /** The contacts that an erasure was of, by their keys. */
    Subject subject(Erasure erasure) {
        Set<String> keys = new LinkedHashSet<>(Arrays.asList(erasure.contacts));
        if (erasure.hashSet().stream().anyMatch(PersonalValues::isKey)) {
            List<?> all = Panache.getEntityManager().createNativeQuery("""
                    select slug from contact union select slug from former_slug where kind = 'contacts'
                    union select slug from history where kind = 'contacts'""", String.class).getResultList();
            all.stream().map(String.class::cast).filter(key -> erasure.hashSet().contains(values.ofKey(key))).forEach(keys::add);
        }
        return Subject.of(keys);
    }

    /** Those of the values that must not stand in the contact with this slug. */
    private Set<String> erased(String slug, Collection<String> hashes) {
        List<Erasure> known = Erasure.withAny(hashes);
        if (known.isEmpty()) {
            return Set.of();
        }
        Set<String> family = Subject.family(List.of(slug));
        Set<String> erased = new HashSet<>();
        for (Erasure erasure : known) {
            Set<String> same = new HashSet<>(hashes);
            same.retainAll(erasure.hashSet());
            boolean ofThisContact = !Collections.disjoint(family, Arrays.asList(erasure.contacts))
                    || family.stream().map(values::ofKey).anyMatch(erasure.hashSet()::contains);
            if (ofThisContact || same.size() > 1 && same.stream().anyMatch(PersonalValues::isName)) {
                erased.addAll(same);
            }
        }
        return erased;
    }
}
