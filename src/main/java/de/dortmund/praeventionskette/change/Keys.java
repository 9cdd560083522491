package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Slugs;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Rules;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which keys the records of a kind have or had, as far as new records ask for them: for many of these in one statement. */
final class Keys {

    private static final Pattern SLUG = Pattern.compile(Rules.SLUG);
    private static final Pattern NUMBERED = Pattern.compile("(.+)-([1-9][0-9]{0,8})");
    /** Where a key is taken, so many numbers behind it are looked up at once. */
    private static final int AHEAD = 50;

    private final Kind kind;
    private final Map<String, Boolean> taken = new HashMap<>();

    private Keys(Kind kind) {
        this.kind = kind;
    }

    /** The keys that these new records name, or would have by their titles. */
    static Keys of(Kind kind, List<ObjectNode> records) {
        Keys keys = new Keys(kind);
        Set<String> asked = new HashSet<>();
        records.forEach(record -> asked.add(record.has("slug") ? record.get("slug").asText()
                : Slugs.first(kind, Admission.title(kind, record))));
        keys.look(asked);
        // Where titles are taken, mostly the next key is free: it is looked up for all of them.
        keys.look(asked.stream().filter(keys.taken::get).map(slug -> slug + "-2").collect(Collectors.toSet()));
        return keys;
    }

    /** Whether a record of the kind has the key, or had it. */
    boolean isTaken(String slug) {
        if (!taken.containsKey(slug)) {
            Set<String> next = new HashSet<>(Set.of(slug));
            var numbered = NUMBERED.matcher(slug);
            if (numbered.matches()) {
                int number = Integer.parseInt(numbered.group(2));
                for (int i = number; i < number + AHEAD; i++) {
                    next.add(numbered.group(1) + "-" + i);
                }
            }
            look(next);
        }
        return taken.get(slug);
    }

    private void look(Set<String> slugs) {
        if (slugs.isEmpty()) {
            return;
        }
        slugs.forEach(slug -> taken.put(slug, false));
        Panache.getEntityManager().createQuery("select e.slug from " + kind.entity + " e where e.slug in :slugs"
                + " union all select f.slug from FormerSlug f where f.kind = '" + kind.path + "' and f.slug in :slugs", String.class)
                .setParameter("slugs", slugs).getResultStream().forEach(slug -> taken.put(slug, true));
    }

    /** Everything in these trees that could be a key. */
    static Set<String> in(Collection<ObjectNode> trees) {
        Set<String> found = new HashSet<>();
        trees.forEach(tree -> collect(tree, found));
        return found;
    }

    private static void collect(JsonNode node, Set<String> found) {
        if (node.isContainerNode()) {
            node.forEach(part -> collect(part, found));
        } else if (node.isTextual() && node.asText().length() <= 100 && SLUG.matcher(node.asText()).matches()) {
            found.add(node.asText());
        }
    }
}
