package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.History;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.WriteTransaction;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Erases a person: from the contact, its history, the proposals about it, the answers that are kept for requests which come twice, and the
 * rows of imports; how far that goes, {@link Reaching} says. What was erased is known by its hashes alone, so an erasure is done again in
 * the same way after a restore.
 */
@Singleton
public class Erasing {

    /** What the documentation says about it. */
    public static final String DESCRIPTION =
            "Name, telephone numbers and mail address are gone from the contact, every earlier version, every proposal and every kept answer;"
                    + " the function stays. So are those of every other contact, there or deleted, that at some time said the name together with one of"
                    + " the person's numbers or mail addresses, as far as it names the person."
                    + " A key that says who it was is another one afterwards. Texts that speak of the person are not"
                    + " changed but listed."
                    + " The fact is recorded as keyed hashes, so that nobody comes back: not by a write, not by a restore. Works for a"
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
    private final Reaching reaching;
    private final Mentions mentions;

    Erasing(WriteTransaction transaction, History history, Erasures erasures, PersonalValues values, PrivacyKey key, ErasuresFile file,
            Reaching reaching, Mentions mentions) {
        this.transaction = transaction;
        this.history = history;
        this.erasures = erasures;
        this.values = values;
        this.key = key;
        this.file = file;
        this.reaching = reaching;
        this.mentions = mentions;
    }

    /** Erases the person of this contact, whoever it ever named. Who was erased before stays erased, as one fact. */
    public Erased erase(String slug) {
        UUID id = UUID.randomUUID();
        Reach[] reached = new Reach[1];
        Erased erased = transaction.run(WHY, () -> {
            Subject asked = Subject.of(slug);
            List<Reaching.Named> named = reaching.named();
            List<Erasure> before = erasures.of(asked.slugs());
            before.forEach(erasure -> apply(reaching.again(asked, erasure.hashSet(), named), named));
            Reach reach = reaching.of(asked);
            reached[0] = reach;
            KeptImports.of(reach).forEach(KeptImports.Row::forget);
            Set<String> known = new LinkedHashSet<>();
            before.forEach(erasure -> known.addAll(erasure.hashSet()));
            if (!before.isEmpty() && known.containsAll(reach.hashes())) {
                TellingKeys keys = apply(reach, named);
                return Erased.of(before.get(0), earlier(reach, keys));
            }
            Revision.own();
            TellingKeys keys = apply(reach, named);
            Erasure erasure = new Erasure();
            erasure.id = id;
            erasure.contacts = keys.instead(reach.slugs()).toArray(String[]::new);
            erasure.erasedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            erasure.erasedBy = Caller.current().name();
            erasure.keyId = key.id();
            erasure.hashes =
                    Stream.concat(reach.hashes().stream(), keys.next().keySet().stream().map(values::ofKey)).toArray(String[]::new);
            erasure.persist();
            file.append(erasure);
            AUDIT.infof("erasure %s of contacts/%s by %s", id, keys.next().containsKey(slug) ? "-" : slug, erasure.erasedBy);
            return Erased.of(erasure, earlier(reach, keys));
        });
        return erased.mentionedIn(
                QuarkusTransaction.requiringNew().call(() -> mentions.of(reached[0].sought(), reached[0].keys())));
    }

    /** Takes over erasures that this database does not know, and does all of them (again). */
    void take(List<Erasure> some, String actor) {
        transaction.runAs(actor, WHY, () -> {
            some.forEach(this::keep);
            List<Reaching.Named> named = reaching.named();
            some.forEach(erasure -> apply(reaching.again(erasures.subject(erasure), erasure.hashSet(), named), named));
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

    /** Returns the keys that said who it was, and are gone too. */
    private TellingKeys apply(Reach reach, List<Reaching.Named> named) {
        Set<String> erased = reach.hashes();
        Sought person = Sought.of(named.stream().filter(one -> erased.contains(one.hash())).map(Reaching.Named::name).distinct().toList(),
                List.of());
        TellingKeys keys = TellingKeys.leave(reach.asked().and(reach.others()), person);
        reach.asked().contacts().forEach(contact -> erasures.remove(contact, erased));
        reach.others().contacts().stream().filter(contact -> reaching.names(erasures.form(contact), erased))
                .forEach(contact -> erasures.remove(contact, erased));
        // The entry names the fields that changed, so it is written while the one before it still has them.
        history.write(WHY);
        keys.forgetInFeed();
        clean(reach.asked(), said -> true, erased);
        clean(reach.others(), said -> reaching.names(said, erased), erased);
        return keys;
    }

    private static List<String> earlier(Reach reach, TellingKeys keys) {
        String resource = Kind.CONTACT.address("");
        return keys.instead(reach.earlier().stream().map(address -> address.substring(resource.length())).toList()).stream()
                .map(Kind.CONTACT::address).toList();
    }

    /** Takes the values out of what is kept beside the contacts, as far as it is the person's. */
    private void clean(Subject subject, Predicate<ObjectNode> isThePersons, Set<String> erased) {
        for (Kept.Earlier earlier : Kept.earlierOf(subject)) {
            ObjectNode left = earlier.said().deepCopy();
            if (isThePersons.test(left) && values.remove(left, erased)) {
                Kept.replace(earlier, left);
            }
        }
        for (Kept.Proposed proposal : Kept.proposalsOf(subject)) {
            boolean ofBase = isThePersons.test(proposal.base()) && values.remove(proposal.base(), erased);
            boolean ofProposed = proposal.proposed() != null && isThePersons.test(proposal.proposed())
                    && values.remove(proposal.proposed(), erased);
            if (ofBase || ofProposed) {
                Kept.replace(proposal, proposal.base(), proposal.proposed());
            }
        }
        for (Kept.Request request : Kept.requestsOf(subject)) {
            ObjectNode answer = request.answer();
            if (isThePersons.test(answer) && values.remove(answer, erased)) {
                answer.putIfAbsent("name", answer.nullNode());
                answer.putIfAbsent("email", answer.nullNode());
                answer.withArray("/phones");
                Kept.replace(request, answer);
            }
        }
    }
}
