package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.History;
import de.dortmund.praeventionskette.organisation.Contact;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.security.Caller;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Collects everything that is kept about a person. */
@Singleton
public class Disclosure {

    /** What the documentation says about it. */
    public static final String DESCRIPTION =
            "All that an erasure would reach: the contact, its earlier versions, the proposals about it, kept answers, and whatever names the person in other"
                    + " contacts, there or deleted; the texts that speak of the person; and what was erased. Works for a deleted contact too.";

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final Logger AUDIT = Logger.getLogger("audit");

    private final History history;
    private final Reaching reaching;
    private final Mentions mentions;
    private final Erasures erasures;

    Disclosure(History history, Reaching reaching, Mentions mentions, Erasures erasures) {
        this.erasures = erasures;
        this.history = history;
        this.reaching = reaching;
        this.mentions = mentions;
    }

    /** Everything that is kept about the person of this contact, as far as an erasure would go; the audit notes who asked. */
    public DisclosureView of(String slug) {
        Reach reach = reaching.of(Subject.of(slug));
        List<Contact> contacts = reach.today().contacts();
        List<DisclosureView.Change> changes = new ArrayList<>();
        reach.asked().ids().forEach(id -> changes.addAll(changes(id, said -> true)));
        reach.others().ids().forEach(id -> changes.addAll(changes(id, said -> reaching.names(said, reach.hashes()))));
        changes.sort(Comparator.comparing(DisclosureView.Change::at).reversed());
        AUDIT.infof("disclosure of contacts/%s to %s", slug, Caller.current().name());
        return new DisclosureView(
                List.copyOf(reach.slugs()),
                ContactView.of(contacts, Matches.NONE),
                Kept.referringTo(reach.today()),
                reach.earlier(),
                reach.namesakes(),
                changes,
                Stream.concat(Kept.proposalsOf(reach.asked()).stream(),
                        Kept.proposalsOf(reach.others()).stream().filter(kept -> reaching.names(kept.base(), reach.hashes())
                                || kept.proposed() != null && reaching.names(kept.proposed(), reach.hashes())))
                        .distinct().map(Disclosure::proposed).toList(),
                Stream.concat(Kept.requestsOf(reach.asked()).stream(),
                        Kept.requestsOf(reach.others()).stream().filter(kept -> reaching.names(kept.answer(), reach.hashes())))
                        .distinct().map(kept -> new DisclosureView.Answer(kept.caller(), kept.at(), kept.status(), kept.answer())).toList(),
                KeptImports.of(reach).stream().map(KeptImports.Row::address).distinct().toList(),
                mentions.of(reach.sought(), reach.keys()),
                erasures.of(reach.slugs()).stream().map(ErasureList.Fact::of).toList());
    }

    /** What was said of a contact, the newest first, where it is the person's. */
    private List<DisclosureView.Change> changes(long contact, Predicate<ObjectNode> isThePersons) {
        return history.of(Kind.CONTACT, contact, 0, Integer.MAX_VALUE).stream()
                .filter(entry -> isThePersons.test(entry.document() == null ? NOTHING : entry.document()))
                .map(entry -> new DisclosureView.Change(entry.slug(), entry.version(), entry.at(), entry.by(), entry.action(), entry.why(),
                        entry.fields(), entry.document()))
                .toList();
    }

    private static DisclosureView.Proposed proposed(Kept.Proposed kept) {
        return new DisclosureView.Proposed(kept.id(), kept.action(), kept.state(), kept.carrier(), kept.author(), kept.comment(),
                kept.decidedBy(), kept.createdAt(), kept.decidedAt(), kept.base(), kept.proposed());
    }
}
