package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds everything that is the person's: all that was ever said of the contact that somebody asks about, and of every other contact, there
 * or deleted, what names the person, if at some time it said the name, in full or shortened, together with one of the person's numbers or
 * mail addresses. A name alone may be a namesake's, a number alone a desk's.
 */
@Singleton
class Reaching {

    /** A name that was said of a contact at some time. */
    record Named(long contact, String name, String hash) {

        private PersonName person() {
            return PersonName.of(name);
        }
    }

    private final PersonalValues values;
    private final Erasures erasures;

    Reaching(PersonalValues values, Erasures erasures) {
        this.values = values;
        this.erasures = erasures;
    }

    /** All that is kept of whomever this contact ever named. */
    Reach of(Subject asked) {
        Set<String> hashes = new LinkedHashSet<>();
        Set<String> names = new TreeSet<>();
        Set<String> numbers = new TreeSet<>();
        said(asked).forEach(said -> {
            hashes.addAll(values.of(said).keySet());
            if (said.path("name").isTextual()) {
                names.add(said.get("name").asText());
            }
            numbers.addAll(numbers(said));
        });
        return reach(asked, hashes, names, numbers, named());
    }

    /**
     * All that is kept of who was erased from this contact; who stands there since is somebody else.
     *
     * @param named every name that is kept
     */
    Reach again(Subject asked, Set<String> erased, List<Named> named) {
        return reach(asked, new LinkedHashSet<>(erased), Set.of(), new TreeSet<>(), named);
    }

    /** Every name that is kept anywhere. */
    List<Named> named() {
        return Kept.names().stream().map(one -> new Named(one.contact(), one.name(), values.ofName(one.name()))).toList();
    }

    /** Whether this says the name of the person. */
    boolean names(JsonNode said, Set<String> hashes) {
        return said.path("name").isTextual() && hashes.contains(values.ofName(said.get("name").asText()));
    }

    /** The numbers and mail addresses, as they are written. */
    private static List<String> numbers(JsonNode said) {
        return Stream.concat(StreamSupport.stream(said.path("phones").spliterator(), false)
                .flatMap(phone -> Stream.of(phone.path("number"), phone.path("printed"))), Stream.of(said.path("email")))
                .filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }

    private Reach reach(Subject asked, Set<String> hashes, Set<String> names, Set<String> numbers, List<Named> named) {
        List<PersonName> persons = names.stream().map(PersonName::of).toList();
        Set<String> alike = new HashSet<>(hashes);
        named.stream().filter(one -> persons.stream().anyMatch(one.person()::mayBe)).forEach(one -> alike.add(one.hash));
        Map<Long, List<? extends JsonNode>> namesakes = new LinkedHashMap<>();
        named.stream().filter(one -> !asked.ids().contains(one.contact) && alike.contains(one.hash))
                .forEach(one -> namesakes.computeIfAbsent(one.contact, id -> said(only(id))));
        Set<Long> others = new LinkedHashSet<>();
        // Who is recognised by one number may be known by another one there.
        for (boolean more = true; more;) {
            more = false;
            for (Map.Entry<Long, List<? extends JsonNode>> one : namesakes.entrySet()) {
                List<? extends JsonNode> theirs = one.getValue().stream().filter(said -> names(said, alike)).toList();
                if (!others.contains(one.getKey()) && theirs.stream().anyMatch(said -> sharesANumber(said, hashes))) {
                    theirs.forEach(said -> {
                        hashes.addAll(values.of(said).keySet());
                        numbers.addAll(numbers(said));
                    });
                    more = others.add(one.getKey());
                }
            }
        }
        Set<Long> same = new LinkedHashSet<>(namesakes.keySet());
        // With another first name and the same number: of the same family, or the same person after all.
        named.stream().filter(one -> !asked.ids().contains(one.contact) && !same.contains(one.contact)
                && persons.stream().anyMatch(one.person()::sharesFamilyName)
                && said(only(one.contact)).stream().anyMatch(said -> sharesANumber(said, hashes))).forEach(one -> same.add(one.contact));
        same.removeAll(others);
        Set<String> holding = new LinkedHashSet<>();
        List<String> earlier = new ArrayList<>();
        for (Map.Entry<Long, String> other : slugs(others).entrySet()) {
            Contact today = Contact.findById(other.getKey());
            boolean holds = today == null ? FormerSlug.movedTo(Kind.CONTACT, other.getValue()).isEmpty()
                    : names(erasures.form(today), hashes);
            if (holds) {
                holding.add(other.getValue());
                holding.addAll(Subject.family(List.of(other.getValue())));
            } else {
                earlier.add(Kind.CONTACT.address(other.getValue()));
            }
        }
        return new Reach(asked, new Subject(Set.of(), others), holding, earlier,
                slugs(same).values().stream().map(Kind.CONTACT::address).toList(), hashes, names, numbers);
    }

    private boolean sharesANumber(JsonNode said, Set<String> hashes) {
        return values.of(said).keySet().stream().anyMatch(hash -> !PersonalValues.isName(hash) && hashes.contains(hash));
    }

    /** Everything that is kept of these contacts: what they say today, what they said, and what somebody wanted them to say. */
    private List<? extends JsonNode> said(Subject subject) {
        return Stream.of(
                subject.contacts().stream().map(erasures::form),
                Kept.earlierOf(subject).stream().map(Kept.Earlier::said),
                Kept.proposalsOf(subject).stream().flatMap(proposal -> Stream.of(proposal.base(), proposal.proposed())),
                Kept.requestsOf(subject).stream().map(Kept.Request::answer))
                .flatMap(some -> some).filter(said -> said != null).toList();
    }

    private static Subject only(long id) {
        return new Subject(Set.of(), Set.of(id));
    }

    /** The slugs that the contacts have, or had at last, in their order. */
    private static Map<Long, String> slugs(Set<Long> ids) {
        Map<Long, String> slugs = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            List<?> rows = Panache.getEntityManager().createNativeQuery("""
                    select h.record_id, h.slug from history h where h.kind = 'contacts' and h.record_id in (:ids) and not exists (
                        select from history l where l.kind = h.kind and l.record_id = h.record_id and l.revision > h.revision)
                    order by 2""").setParameter("ids", ids).getResultList();
            rows.forEach(row -> slugs.put(((Number) ((Object[]) row)[0]).longValue(), (String) ((Object[]) row)[1]));
        }
        return slugs;
    }
}
