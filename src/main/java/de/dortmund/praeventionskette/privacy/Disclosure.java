package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Collects everything that is kept about a person. */
@Singleton
public class Disclosure {

    /** What the documentation says about it. */
    public static final String DESCRIPTION =
            "The contact, its earlier versions, the proposals about it, kept answers, and what was erased. Works for a deleted contact too.";

    private static final Logger AUDIT = Logger.getLogger("audit");

    private final History history;
    private final ObjectMapper json;

    Disclosure(History history, ObjectMapper json) {
        this.history = history;
        this.json = json;
    }

    /** Everything that is kept about the person of this contact; the audit notes who asked. */
    public DisclosureView of(String slug) {
        Subject subject = Subject.of(slug);
        List<Contact> contacts = subject.contacts();
        Map<Long, String> slugs = contacts.stream().collect(Collectors.toMap(contact -> contact.id, contact -> contact.slug));
        List<DisclosureView.Change> changes = new ArrayList<>();
        for (long id : subject.ids()) {
            history.of(Kind.CONTACT, id, 0, Integer.MAX_VALUE).forEach(entry -> changes.add(new DisclosureView.Change(
                    slugs.getOrDefault(id, slug), entry.version(), entry.at(), entry.by(), entry.action(), entry.why(), entry.fields(),
                    entry.document())));
        }
        changes.sort(Comparator.comparing(DisclosureView.Change::at).reversed());
        AUDIT.infof("disclosure of contacts/%s to %s", slug, Caller.current().name());
        return new DisclosureView(
                List.copyOf(subject.slugs()),
                ContactView.of(contacts, Matches.NONE),
                Kept.referringTo(subject),
                Erasing.sameName(subject),
                changes,
                Kept.proposalsOf(subject).stream().map(this::proposed).toList(),
                Kept.requestsOf(subject).stream()
                        .map(request -> new DisclosureView.Answer(request.caller(), request.at(), request.status(), tree(request.answer())))
                        .toList(),
                Erasure.ofAny(subject.slugs()).stream().map(ErasureList.Fact::of).toList());
    }

    private DisclosureView.Proposed proposed(Kept.Proposed kept) {
        return new DisclosureView.Proposed(kept.id(), kept.action(), kept.state(), kept.carrier(), kept.author(), kept.comment(),
                kept.decidedBy(), kept.createdAt(), kept.decidedAt(), tree(kept.base()), tree(kept.proposed()));
    }

    private JsonNode tree(String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
