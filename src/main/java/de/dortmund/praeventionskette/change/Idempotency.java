package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request that was sent twice because its answer was lost is done once: {@code Idempotency-Key}, kept for a day. The key is the
 * caller's own, and that of the organisation it speaks for, whatever this is called by now: somebody else's same key is another one.
 */
@Singleton
class Idempotency {

    private final ObjectMapper json;

    Idempotency(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Does the work, or gives the answer that it had; in the current transaction.
     *
     * @throws Problem 422 where the key came with another request
     */
    Edits.Outcome once(Kind kind, String key, String body, Supplier<Edits.Outcome> work) {
        if (key == null) {
            return work.get();
        }
        String caller = Caller.current().name();
        String organisation = Caller.current().organisation().orElse("");
        String request = hash(kind.path + "\n" + body);
        Panache.getEntityManager()
                .createNativeQuery("delete from idempotent_request where created_at < now() - interval '24 hours'").executeUpdate();
        Object[] known = known(caller, organisation, key);
        if (known != null) {
            if (!known[0].equals(request)) {
                throw Problem.of(ProblemType.INVALID_RECORD, Text.of(
                        "Dieser Idempotency-Key kam schon mit einer anderen Anfrage.",
                        "This Idempotency-Key came with another request already."),
                        List.of(Fault.pointer("", "key-reused", Text.of("Ein neuer Auftrag braucht einen neuen Schlüssel.",
                                "A new request needs a new key."))));
            }
            return new Edits.Outcome(((Number) known[1]).intValue(), read((String) known[3]), (String) known[2]);
        }
        Edits.Outcome outcome = work.get();
        Panache.getEntityManager().createNativeQuery("""
                insert into idempotent_request (caller, organisation, key, request, kind, record_id, status, location, answer, created_at)
                select :caller, :organisation, :key, :request, :kind, (select id from any_record where kind = :kind and slug = :slug),
                    :status, :location, :answer, now()""")
                .setParameter("caller", caller).setParameter("organisation", organisation).setParameter("key", key)
                .setParameter("request", request).setParameter("kind", kind.path)
                .setParameter("slug", outcome.location().substring(outcome.location().lastIndexOf('/') + 1))
                .setParameter("status", outcome.status()).setParameter("location", outcome.location())
                .setParameter("answer", write(outcome)).executeUpdate();
        return outcome;
    }

    /** The answer of the same caller for the same organisation, which may have been called otherwise then; null where there is none. */
    @SuppressWarnings("unchecked")
    private static Object[] known(String caller, String organisation, String key) {
        List<Object[]> known = Panache.getEntityManager().createNativeQuery("""
                select request, status, location, answer, organisation from idempotent_request
                where caller = :caller and key = :key order by created_at""")
                .setParameter("caller", caller).setParameter("key", key).getResultList();
        return known.stream().filter(row -> FormerSlug.today(Kind.ORGANISATION, (String) row[4]).equals(organisation)).findFirst()
                .orElse(null);
    }

    private String write(Edits.Outcome outcome) {
        try {
            return json.writeValueAsString(outcome.answer());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode read(String answer) {
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
