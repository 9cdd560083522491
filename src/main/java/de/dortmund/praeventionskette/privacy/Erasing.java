package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.History;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.WriteTransaction;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases a person: from the contact, its history, the proposals about it and the answers that are kept for requests which come twice. What
 * was erased is known by its hashes alone, so an erasure is done again in the same way after a restore.
 */
@Singleton
public class Erasing {

    /** What the documentation says about it. */
    public static final String DESCRIPTION =
            "Name, telephone numbers and mail address are gone from the contact, every earlier version, every proposal and every kept answer;"
                    + " the function stays. The fact is recorded as keyed hashes, so that nobody comes back: not by a write, not by a restore. Works for a"
                    + " deleted contact too, and a second time changes nothing.";

    /** What the history says of it. */
    static final String WHY = "erasure";

    private static final Logger AUDIT = Logger.getLogger("audit");

    private final WriteTransaction transaction;
    private final History history;
    private final Erasures erasures;
    private final PersonalValues values;
    private final PrivacyKey key;
    private final ErasuresFile file;
    private final ObjectMapper json;

    Erasing(WriteTransaction transaction, History history, Erasures erasures, PersonalValues values, PrivacyKey key, ErasuresFile file,
            ObjectMapper json) {
        this.transaction = transaction;
        this.history = history;
        this.erasures = erasures;
        this.values = values;
        this.key = key;
        this.file = file;
        this.json = json;
    }

    /** Erases the person of this contact, whoever it ever named. Who was erased before stays erased, as one fact. */
    public Erasure erase(String slug) {
        UUID id = UUID.randomUUID();
        return transaction.run(WHY, () -> {
            Subject subject = withOthersOf(Subject.of(slug));
            Set<String> found = hashes(subject);
            List<Erasure> before = Erasure.ofAny(subject.slugs());
            Set<String> known = new LinkedHashSet<>();
            before.forEach(erasure -> known.addAll(erasure.hashSet()));
            if (!before.isEmpty() && known.containsAll(found)) {
                apply(subject, found);
                return before.get(0);
            }
            Revision.own();
            Erasure erasure = new Erasure();
            erasure.id = id;
            erasure.contacts = subject.slugs().toArray(String[]::new);
            erasure.erasedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            erasure.erasedBy = Caller.current().name();
            erasure.keyId = key.id();
            erasure.hashes = found.toArray(String[]::new);
            erasure.persist();
            apply(subject, found);
            file.append(erasure);
            AUDIT.infof("erasure %s of contacts/%s by %s", id, slug, erasure.erasedBy);
            return erasure;
        });
    }

    /** Takes over erasures that this database does not know, and does all of them (again). */
    void take(List<Erasure> some, String actor) {
        transaction.runAs(actor, WHY, () -> {
            some.forEach(this::keep);
            some.forEach(erasure -> apply(Subject.of(List.of(erasure.contacts)), erasure.hashSet()));
            List<?> all = Panache.getEntityManager().createQuery("select e.id from Contact e", Long.class).getResultList();
            erasures.keepOut(all.stream().map(Long.class::cast).toList());
            return null;
        });
    }

    /** Keeps the fact; returns whether it is new. */
    boolean keep(Erasure erasure) {
        if (Erasure.findById(erasure.id) != null) {
            return false;
        }
        erasure.persist();
        return true;
    }

    /** Contacts with the same number or mail address and the same name: the person stands there a second time. */
    private Subject withOthersOf(Subject subject) {
        Set<String> own = hashes(subject);
        List<Contact> sharing = subject.ids().isEmpty() ? List.of() : Contact.list("""
                from Contact c where c.id not in ?1 and c.name is not null and (
                    lower(c.email) in (select lower(o.email) from Contact o where o.id in ?1)
                    or exists (select 1 from c.phones p where p.number in (select q.number from Contact o join o.phones q where o.id in ?1)))
                order by c.slug""", subject.ids());
        Subject all = subject;
        for (Contact other : sharing) {
            if (own.contains(values.ofName(other.name))) {
                all = all.and(Subject.of(List.of(other.slug)));
            }
        }
        return all;
    }

    /** The hashes of everything that is kept of the person. */
    private Set<String> hashes(Subject subject) {
        Set<String> hashes = new LinkedHashSet<>();
        subject.contacts().forEach(contact -> hashes.addAll(values.of(erasures.form(contact)).keySet()));
        Kept.personalOf(subject)
                .forEach(row -> hashes.addAll(values.of(json.createObjectNode().set(row.field(), tree(row.value()))).keySet()));
        for (Kept.Proposed proposal : Kept.proposalsOf(subject)) {
            hashes.addAll(values.of(tree(proposal.base())).keySet());
            if (proposal.proposed() != null) {
                hashes.addAll(values.of(tree(proposal.proposed())).keySet());
            }
        }
        Kept.requestsOf(subject).forEach(request -> hashes.addAll(values.of(tree(request.answer())).keySet()));
        return hashes;
    }

    private void apply(Subject subject, Set<String> erased) {
        subject.contacts().forEach(contact -> erasures.remove(contact, erased));
        // The entry names the fields that changed, so it is written while the one before it still has them.
        history.write(WHY);
        for (Kept.Personal row : Kept.personalOf(subject)) {
            ObjectNode field = json.createObjectNode();
            field.set(row.field(), tree(row.value()));
            if (values.remove(field, erased)) {
                Kept.replace(row, field.has(row.field()) ? field.get(row.field()).toString() : null);
            }
        }
        for (Kept.Proposed proposal : Kept.proposalsOf(subject)) {
            ObjectNode base = (ObjectNode) tree(proposal.base());
            ObjectNode proposed = proposal.proposed() == null ? null : (ObjectNode) tree(proposal.proposed());
            boolean ofBase = values.remove(base, erased);
            if (proposed != null && values.remove(proposed, erased) || ofBase) {
                Kept.replace(proposal, base.toString(), proposed == null ? null : proposed.toString());
            }
        }
        for (Kept.Request request : Kept.requestsOf(subject)) {
            if (tree(request.answer()) instanceof ObjectNode answer && values.remove(answer, erased)) {
                answer.putIfAbsent("name", answer.nullNode());
                answer.putIfAbsent("email", answer.nullNode());
                answer.withArray("/phones");
                Kept.replace(request, answer.toString());
            }
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Addresses of other contacts with a name that is written like this person's: who asks may be meant there too, or a namesake. */
    static List<String> sameName(Subject subject) {
        List<String> names = new ArrayList<>();
        subject.contacts().stream().filter(contact -> contact.name != null).forEach(contact -> names.add(contact.name.toLowerCase()));
        return names.isEmpty() ? List.of() : Panache.getEntityManager()
                .createQuery("select c.slug from Contact c where lower(c.name) in :names and c.id not in :ids order by c.slug",
                        String.class)
                .setParameter("names", names).setParameter("ids", subject.ids()).getResultStream()
                .map(de.dortmund.praeventionskette.record.Kind.CONTACT::address).toList();
    }
}
