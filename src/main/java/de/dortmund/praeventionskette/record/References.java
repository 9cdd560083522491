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
import java.util.function.Supplier;

/** All references of some records of one kind, read in one statement. */
public final class References {

    private record Asked(Kind kind, List<Long> owners) {}

    private static final ThreadLocal<Map<Asked, List<Reference>>> READ = new ThreadLocal<>();

    private final Map<Long, Map<String, List<Reference>>> byOwner = new HashMap<>();

    private References() {}

    /** The references of these records to what the caller may see, however many: one statement. */
    public static References of(Kind kind, Collection<? extends CatalogueRecord> owners) {
        References references = new References();
        Sight sight = Sight.current();
        if (owners.isEmpty()) {
            return references;
        }
        rows(kind, owners.stream().map(owner -> owner.id).toList()).stream()
                .filter(r -> r.visible || sight.sees(r.carrierId, r.partner))
                .forEach(r -> references.byOwner
                        .computeIfAbsent(r.ownerId, id -> new HashMap<>())
                        .computeIfAbsent(r.relation, name -> new ArrayList<>())
                        .add(r));
        return references;
    }

    /** Those of one record that were read together with it, by their relations. */
    public static References of(CatalogueRecord owner, Map<String, List<Reference>> read) {
        References references = new References();
        references.byOwner.put(owner.id, read);
        return references;
    }

    /** What is done here reads the references of the same records once, whoever looks at them. */
    public static <T> T once(Supplier<T> work) {
        READ.set(new HashMap<>());
        try {
            return work.get();
        } finally {
            READ.remove();
        }
    }

    private static List<Reference> rows(Kind kind, List<Long> owners) {
        Map<Asked, List<Reference>> read = READ.get();
        return read == null ? read(kind, owners) : read.computeIfAbsent(new Asked(kind, owners), asked -> read(kind, owners));
    }

    /** By the function of the kind, which is planned once for a connection (V26). */
    private static List<Reference> read(Kind kind, List<Long> owners) {
        return Panache.getSession().createNativeQuery(
                "select r.owner_id, r.relation, r.position, r.kind, r.slug, r.name, r.basis, r.visible, r.partner, r.carrier_id"
                        + " from references_of_" + kind.path.replace('-', '_') + "(:ids) r",
                Object[].class)
                .addSynchronizedQuerySpace("reference").setParameter("ids", owners.toArray(Long[]::new)).getResultList().stream()
                .map(row -> reference(kind, row)).toList();
    }

    /** Not as an entity that the session keeps: a list has thousands of them, and nobody changes one. */
    private static Reference reference(Kind kind, Object[] row) {
        Reference reference = new Reference();
        reference.ownerKind = kind.path;
        reference.ownerId = ((Number) row[0]).longValue();
        reference.relation = (String) row[1];
        reference.position = ((Number) row[2]).intValue();
        reference.kind = (String) row[3];
        reference.slug = (String) row[4];
        reference.name = (String) row[5];
        reference.basis = (String) row[6];
        reference.visible = (Boolean) row[7];
        reference.partner = (Boolean) row[8];
        reference.carrierId = row[9] == null ? null : ((Number) row[9]).longValue();
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
