package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table says names where the interface says keys: this finds the key, for a name or a key that somebody wrote into a cell. */
final class Names {

    /** What the fields refer to that have references. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("programme", Kind.FUNDING_PROGRAMME), Map.entry("carrier", Kind.ORGANISATION),
            Map.entry("organisations", Kind.ORGANISATION), Map.entry("parent", Kind.ORGANISATION),
            Map.entry("actionAreas", Kind.ACTION_AREA), Map.entry("actionArea", Kind.ACTION_AREA), Map.entry("places", Kind.PLACE),
            Map.entry("lifePhases", Kind.LIFE_PHASE), Map.entry("targetGroups", Kind.TARGET_GROUP), Map.entry("topics", Kind.TOPIC),
            Map.entry("actionPriorities", Kind.ACTION_PRIORITY), Map.entry("contacts", Kind.CONTACT), Map.entry("sources", Kind.SOURCE));

    private record Asked(Kind kind, String name) {}

    private final Map<Asked, List<String>> found = new HashMap<>();

    /**
     * The key of what the cell names.
     *
     * @param shown the references that the record has already, as they are read: the same name means the same record
     * @param pointer where the reference will stand
     * @throws de.dortmund.praeventionskette.http.Problem 422 where several records have the name
     */
    String slug(String field, String name, JsonNode shown, String pointer) {
        for (JsonNode reference : shown.isArray() ? shown : List.of(shown)) {
            if (name.equals(reference.path("name").asText(null)) || name.equals(reference.path("slug").asText(null))) {
                return reference.get("slug").asText();
            }
        }
        Kind kind = KINDS.get(field);
        if (kind == null) {
            return name;
        }
        List<String> slugs = found.computeIfAbsent(new Asked(kind, name), Names::find);
        if (slugs.size() > 1) {
            String all = String.join(", ", slugs);
            throw InvalidBody.invalid(List.of(Fault.pointer(pointer, "ambiguous", Text.of(
                    "„" + name + "“ heißen mehrere; gemeint ist der Schlüssel von einem: " + all,
                    "Several have the name '" + name + "'; say the key of one: " + all))));
        } else if (slugs.isEmpty()) {
            throw InvalidBody.invalid(List.of(Fault.pointer(pointer, "unknown-reference", Text.of(
                    kind.noun.de() + " „" + name + "“ gibt es nicht. Alle: " + kind.address(),
                    "There is no " + kind.noun.en() + " '" + name + "'. All of them: " + kind.address()))));
        }
        return slugs.get(0);
    }

    private static List<String> find(Asked asked) {
        List<CatalogueRecord> records = Panache.getEntityManager()
                .createQuery("select e from " + asked.kind.entity + " e where e.slug = :name or e." + asked.kind.label + " = :name"
                        + " order by e.slug", CatalogueRecord.class)
                .setParameter("name", asked.name).setMaxResults(20).getResultList();
        // A key is meant before a name.
        List<String> bySlug =
                records.stream().filter(record -> Objects.equals(record.slug, asked.name)).map(record -> record.slug).toList();
        return bySlug.isEmpty() ? records.stream().filter(Sight.current()::sees).map(record -> record.slug).toList() : bySlug;
    }
}
