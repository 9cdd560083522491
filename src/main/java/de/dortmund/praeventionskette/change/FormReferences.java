package de.dortmund.praeventionskette.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.dortmund.praeventionskette.http.FormerSlug;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a record refers to in its form, each with the place where it stands: as the record's input says it when it is written. */
final class FormReferences {

    /** A record by its kind and one of its slugs, of today or a former one. */
    record Target(Kind kind, String slug) {}

    private final Map<String, Target> byPointer = new LinkedHashMap<>();

    private FormReferences() {}

    /** The references of an input of this kind. */
    static FormReferences of(Kind kind, Object input) {
        FormReferences references = new FormReferences();
        Writing<?, ?> writing = Writing.of(kind);
        writing.write(input, writing.entity().get(), new Resolver() {
            @Override
            public <E extends CatalogueRecord> E one(Kind target, Class<E> entity, RefInput reference, String pointer) {
                if (reference != null) {
                    references.byPointer.put(pointer, new Target(target, reference.slug()));
                }
                return null;
            }
        });
        return references;
    }

    /** The form of the same input, or some fields of it, in which each reference has the slug that this function gives it; null leaves it out. */
    ObjectNode in(ObjectNode form, Function<Target, String> slugs) {
        ObjectNode changed = form.deepCopy();
        List<String> pointers = new ArrayList<>(byPointer.keySet());
        // The last of a list first: the places of those before it stay what they are.
        Collections.reverse(pointers);
        for (String pointer : pointers) {
            if (changed.at(pointer).isMissingNode()) {
                continue;
            }
            Target target = byPointer.get(pointer);
            String slug = slugs.apply(target);
            if (slug == null) {
                remove(changed, pointer);
            } else if (!slug.equals(target.slug)) {
                rename(changed.at(pointer), changed, pointer, slug);
            }
        }
        return changed;
    }

    /**
     * The same form with the slugs of today: who sends a record's former one says nothing new.
     *
     * @param moved the former slugs among those that the form may have; null where nobody has looked
     */
    ObjectNode ofToday(ObjectNode form, Set<String> moved) {
        Set<String> slugs = byPointer.values().stream().map(Target::slug).collect(Collectors.toSet());
        Set<String> former = moved == null ? FormerSlug.moved(slugs) : moved;
        if (Collections.disjoint(slugs, former)) {
            return form;
        }
        return in(form, target -> FormerSlug.today(target.kind, target.slug));
    }

    private static void rename(JsonNode reference, ObjectNode form, String pointer, String slug) {
        if (reference instanceof ObjectNode withBasis) {
            withBasis.put("slug", slug);
        } else if (parent(form, pointer) instanceof ArrayNode list) {
            list.set(Integer.parseInt(last(pointer)), TextNode.valueOf(slug));
        } else if (parent(form, pointer) instanceof ObjectNode object) {
            object.put(last(pointer), slug);
        }
    }

    /** A form has no empty lists. */
    private static void remove(ObjectNode form, String pointer) {
        if (parent(form, pointer) instanceof ArrayNode list) {
            list.remove(Integer.parseInt(last(pointer)));
            if (list.isEmpty()) {
                remove(form, pointer.substring(0, pointer.lastIndexOf('/')));
            }
        } else if (parent(form, pointer) instanceof ObjectNode object) {
            object.remove(last(pointer));
        }
    }

    private static JsonNode parent(ObjectNode form, String pointer) {
        return form.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
