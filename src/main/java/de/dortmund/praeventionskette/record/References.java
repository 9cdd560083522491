package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.security.Sight;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All references of some records of one kind, read in one statement. */
public final class References {

    private final Map<Long, Map<String, List<Reference>>> byOwner = new HashMap<>();

    private References() {}

    /** The references of these records to what the caller may see, however many: one statement. */
    public static References of(Kind kind, Collection<? extends CatalogueRecord> owners) {
        References references = new References();
        Sight sight = Sight.current();
        if (owners.isEmpty()) {
            return references;
        }
        // The kind stands in the statement as a literal, so that PostgreSQL leaves the view's other branches out of the plan.
        Panache.getEntityManager()
                .createQuery(
                        "select r.ownerId, r.relation, r.position, r.kind, r.slug, r.name, r.basis, r.visible, r.partner, r.carrierId"
                                + " from Reference r where r.ownerKind = '" + kind.path
                                + "' and r.ownerId in :ids order by r.ownerId, r.relation, r.position",
                        Object[].class)
                .setParameter("ids", owners.stream().map(owner -> owner.id).toList())
                .getResultList().stream()
                .map(row -> reference(kind, row))
                .filter(r -> r.visible || sight.sees(r.carrierId, r.partner))
                .forEach(r -> references.byOwner
                        .computeIfAbsent(r.ownerId, id -> new HashMap<>())
                        .computeIfAbsent(r.relation, name -> new ArrayList<>())
                        .add(r));
        return references;
    }

    /** Not as an entity that the session keeps: a list has thousands of them, and nobody changes one. */
    private static Reference reference(Kind kind, Object[] row) {
        Reference reference = new Reference();
        reference.ownerKind = kind.path;
        reference.ownerId = (Long) row[0];
        reference.relation = (String) row[1];
        reference.position = (Integer) row[2];
        reference.kind = (String) row[3];
        reference.slug = (String) row[4];
        reference.name = (String) row[5];
        reference.basis = (String) row[6];
        reference.visible = (Boolean) row[7];
        reference.partner = (Boolean) row[8];
        reference.carrierId = (Long) row[9];
        return reference;
    }

    /** The references in the order they were given. */
    public List<Ref> list(CatalogueRecord owner, String relation) {
        return rows(owner, relation).stream()
                .map(r -> Ref.to(Kind.byPath(r.kind).orElseThrow(), r.slug, r.name, r.basis))
                .toList();
    }

    /** The one reference of a relation that has at most one, or null: answers show null for what is not stated. */
    public Ref one(CatalogueRecord owner, String relation) {
        return list(owner, relation).stream().findFirst().orElse(null);
    }

    /** The distinct names of a relation whose targets are no records of their own. */
    public List<String> names(CatalogueRecord owner, String relation) {
        return List.copyOf(
                new LinkedHashSet<>(rows(owner, relation).stream().map(r -> r.name).toList()));
    }

    /** The reference at this position of the relation. */
    public Optional<Ref> at(CatalogueRecord owner, String relation, int position) {
        return rows(owner, relation).stream()
                .filter(r -> r.position == position)
                .findFirst()
                .map(r -> Ref.to(Kind.byPath(r.kind).orElseThrow(), r.slug, r.name, r.basis));
    }

    /** The one target of a relation whose target is no record of its own. */
    public Optional<Reference> named(CatalogueRecord owner, String relation) {
        return rows(owner, relation).stream().findFirst();
    }

    private List<Reference> rows(CatalogueRecord owner, String relation) {
        return byOwner.getOrDefault(owner.id, Map.of()).getOrDefault(relation, List.of());
    }
}
