package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom to ask, with the fields that everybody may see. */
final class Contacts {

    private Contacts() {}

    /** The contacts with these slugs, in two statements. */
    static Map<String, Hsds.Contact> named(Collection<String> slugs) {
        Map<String, Hsds.Contact> contacts = new HashMap<>();
        read("e.slug", slugs).forEach(view -> contacts.put(view.slug(), contact(view)));
        return contacts;
    }

    /** The contacts of these organisations, without those of their parts, by the organisation's slug. */
    static Map<String, List<Hsds.Contact>> ofOrganisations(Collection<String> slugs) {
        Map<String, List<Hsds.Contact>> contacts = new LinkedHashMap<>();
        read("o.slug", slugs).stream().filter(view -> view.organisation() != null)
                .forEach(view -> contacts.computeIfAbsent(view.organisation().slug(), slug -> new ArrayList<>()).add(contact(view)));
        return contacts;
    }

    private static List<ContactView> read(String key, Collection<String> slugs) {
        return slugs.isEmpty() ? List.of() : ContactView.of(Panache.getEntityManager()
                .createQuery("select e from Contact e left join e.organisation o left join fetch e.phones where e.visible and " + key
                        + " in :slugs order by e.function, e.slug", Contact.class)
                .setParameter("slugs", slugs).getResultList(), Matches.NONE);
    }

    private static Hsds.Contact contact(ContactView view) {
        UUID id = Ids.of(Kind.CONTACT, view.slug());
        List<Hsds.Phone> phones = new ArrayList<>();
        view.phones().forEach(phone -> phones.add(phone(view, id, phones.size(), phone)));
        return new Hsds.Contact(id, view.name(), view.function(), view.organisation() == null ? null : view.organisation().name(),
                Values.email(view.email()), phones);
    }

    private static Hsds.Phone phone(ContactView view, UUID contact, int place, ContactView.Telephone phone) {
        String areas = phone.actionAreas().stream().map(Ref::name).collect(Collectors.joining(", "));
        String description = Stream.of(phone.printed() == null ? "" : phone.printed(), areas).filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new Hsds.Phone(Ids.of("phones", view.slug(), String.valueOf(place)), contact, phone.number(), description);
    }
}
