package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the records of the catalogue that an input refers to, by their slug of today or a former one. What is wrong is collected, so
 * that one answer names it all.
 */
final class StoredRecords implements Resolver {

    record Key(Kind kind, String slug) {}

    /** That of an element in its list. */
    private static final Pattern PLACE = Pattern.compile("/[0-9]+$");

    private final Map<Key, CatalogueRecord> found;
    private final Map<String, String> listed = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final ObjectNode current;

    /** @param current the form of the record that refers to them: what it refers to already it keeps, though the caller may not see it */
    StoredRecords(ObjectNode current) {
        this(current, new HashMap<>());
    }

    /** @param found what was found for other records already, and takes what is found */
    StoredRecords(ObjectNode current, Map<Key, CatalogueRecord> found) {
        this.current = current;
        this.found = found;
    }

    @Override
    public <E extends CatalogueRecord> E one(Kind kind, Class<E> entity, RefInput reference, String pointer) {
        if (reference == null) {
            return null;
        }
        CatalogueRecord record = found.computeIfAbsent(new Key(kind, reference.slug()), key -> named(key.kind, key.slug));
        if (record == null || !Sight.current().sees(record) && !isReferredTo(record, pointer)) {
            faults.add(Fault.pointer(pointer, "unknown-reference", Text.of(
                    kind.noun.de() + " „" + reference.slug() + "“ gibt es nicht. Alle: " + kind.address(),
                    "There is no " + kind.noun.en() + " '" + reference.slug() + "'. All of them: " + kind.address())));
            return null;
        }
        if (reference.name() != null && !Objects.equals(reference.name(), record.label())) {
            faults.add(Fault.pointer(pointer + "/name", "read-only", Text.of(
                    "Der Name gehört zu dem Datensatz, auf den verwiesen wird, und heißt dort anders.",
                    "The name belongs to the record that is referred to, and is another one there.")));
        }
        String list = PLACE.matcher(pointer).replaceFirst("");
        if (!list.equals(pointer) && listed.put(list + " " + record.slug, pointer) != null) {
            faults.add(Fault.pointer(pointer, "repeated", Text.of(
                    kind.noun.de() + " „" + record.slug + "“ steht schon in der Liste.",
                    "The " + kind.noun.en() + " '" + record.slug + "' is in the list already.")));
        }
        return entity.cast(record);
    }

    /** @throws de.dortmund.praeventionskette.http.Problem 422 with a pointer to each reference of the input that leads nowhere */
    static void check(Kind kind, Form.Read read, ObjectNode current) {
        StoredRecords records = new StoredRecords(current);
        Writing.of(kind).write(read.input(), Writing.of(kind).entity().get(), records);
        records.check();
    }

    private boolean isReferredTo(CatalogueRecord record, String pointer) {
        JsonNode field = current.path(pointer.split("/")[1]);
        Stream<JsonNode> references = field.isArray() ? StreamSupport.stream(field.spliterator(), false) : Stream.of(field);
        return references
                .anyMatch(reference -> record.slug.equals(reference.isTextual() ? reference.asText() : reference.path("slug").asText()));
    }

    /** The record that has this slug or had it; null where there is none. */
    static CatalogueRecord named(Kind kind, String slug) {
        CatalogueRecord record = bySlug(kind, slug);
        return record != null ? record : FormerSlug.movedTo(kind, slug).map(today -> bySlug(kind, today)).orElse(null);
    }

    static CatalogueRecord bySlug(Kind kind, String slug) {
        return Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.slug = :slug", CatalogueRecord.class)
                .setParameter("slug", slug)
                .getResultStream().findFirst().orElse(null);
    }

    /** Those that are there, in one statement. */
    static List<CatalogueRecord> bySlugs(Kind kind, Set<String> slugs) {
        return slugs.isEmpty() ? List.of() : Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.slug in :slugs", CatalogueRecord.class)
                .setParameter("slugs", slugs).getResultList();
    }

    /** Those that are there, in one statement. */
    static List<CatalogueRecord> byIds(Kind kind, Set<Long> ids) {
        return ids.isEmpty() ? List.of() : Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.id in :ids", CatalogueRecord.class)
                .setParameter("ids", ids).getResultList();
    }

    /** What the record with this slug stands below, by its slug; null where there is nothing, or no such record. */
    static String above(Kind kind, String slug, String field) {
        return Panache.getEntityManager()
                .createQuery("select a.slug from " + kind.entity + " e join e." + field + " a where e.slug = :slug", String.class)
                .setParameter("slug", slug)
                .getResultStream().findFirst().orElse(null);
    }

    static CatalogueRecord byId(Kind kind, long id) {
        return Panache.getEntityManager()
                .createQuery("select e from " + kind.entity + " e where e.id = :id", CatalogueRecord.class)
                .setParameter("id", id)
                .getResultStream().findFirst().orElse(null);
    }

    /** @throws de.dortmund.praeventionskette.http.Problem 422 with a pointer to each reference that leads nowhere */
    void check() {
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
    }
}
