package de.dortmund.praeventionskette.record;

import de.dortmund.praeventionskette.project.ProjectSets;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The excerpts of some records, read in the same few statements however many the records are. */
public final class Excerpts {

    private final UnaryOperator<String> address;
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, List<Ref>> items = new HashMap<>();

    private Excerpts(UnaryOperator<String> address) {
        this.address = address;
    }

    /**
     * The projects of each record, exactly those that the filter finds: narrower terms, city-wide records and records for all
     * ages included.
     *
     * @param facet the filter of {@code /projects}, for example {@code actionArea}
     * @param only a further condition on the project {@code e}, or an empty text
     * @param address where the projects of the record with a given slug are listed
     */
    public static Excerpts ofProjects(String facet, Collection<? extends CatalogueRecord> owners, String only,
            UnaryOperator<String> address) {
        Excerpts excerpts = new Excerpts(address);
        String condition = ProjectSets.PUBLISHED + only;
        return owners.isEmpty() ? excerpts : ProjectSets.COUNTED.contains(facet)
                ? excerpts.count(facet, owners, ProjectSets.found(condition, Map.of()), condition, Map.of())
                : excerpts.read(
                        Kind.PROJECT,
                        owners,
                        "select distinct t.term as owner, e.slug as slug, e.title as label, e.number as number from ProjectPick e join ProjectTerm t"
                                + " on t.projectId = e.id where t.facet = '" + facet
                                + "' and t.term in :owners and e.visible" + only,
                        "r.number asc nulls last, r.slug");
    }

    /** The same of a filter that has sets, and only of the projects {@code found}: those {@code e} for which the condition holds. */
    public static Excerpts ofProjects(String facet, Collection<? extends CatalogueRecord> owners, BitSet found, String condition,
            Map<String, Object> parameters, UnaryOperator<String> address) {
        return new Excerpts(address).count(facet, owners, found, condition, parameters);
    }

    /** Of filters with few values, each of which may find most of the catalogue: without reading the projects. */
    private Excerpts count(String facet, Collection<? extends CatalogueRecord> owners, BitSet found, String condition,
            Map<String, Object> parameters) {
        ProjectSets sets = ProjectSets.of(List.of(facet));
        Map<String, BitSet> byOwner = new HashMap<>();
        owners.forEach(owner -> byOwner.put(owner.slug, ProjectSets.both(found, sets.finding(facet, owner.slug))));
        byOwner.forEach((owner, projects) -> counts.put(owner, (long) projects.cardinality()));
        items.putAll(ProjectSets.first(byOwner, condition, parameters));
        return this;
    }

    /**
     * The records of a kind that belong to each owner, exactly those that the filter behind the link finds.
     *
     * @param owned the query of {@code e} and of the owner's slug {@code o.slug}, for example {@code Place e join e.actionArea o}
     */
    public static Excerpts of(Kind kind, String owned, Collection<? extends CatalogueRecord> owners, UnaryOperator<String> address) {
        return new Excerpts(address)
                .read(
                        kind,
                        owners,
                        "select o.slug as owner, e.slug as slug, e." + kind.label + " as label, e.id as number from " + owned
                                + " where o.slug in :owners and e.visible",
                        "r.label, r.slug");
    }

    private Excerpts read(Kind kind, Collection<? extends CatalogueRecord> owners, String rows, String order) {
        if (owners.isEmpty()) {
            return this;
        }
        Panache.getEntityManager()
                .createQuery(
                        "select x.owner, x.slug, x.label, x.total, x.place from (select r.owner as owner, r.slug as slug, r.label as label,"
                                + " count(*) over (partition by r.owner) as total, row_number() over (partition by r.owner order by "
                                + order
                                + ") as place from (" + rows + ") r) x where x.place <= " + Excerpt.LENGTH + " order by x.owner, x.place",
                        Tuple.class)
                .setParameter("owners", owners.stream().map(o -> o.slug).toList())
                .getResultList()
                .forEach(row -> {
                    String owner = row.get(0, String.class);
                    counts.put(owner, row.get(3, Long.class));
                    items.computeIfAbsent(owner, o -> new ArrayList<>())
                            .add(Ref.to(kind, row.get(1, String.class), row.get(2, String.class), null));
                });
        return this;
    }

    /** The excerpt of one record. */
    public Excerpt of(CatalogueRecord owner) {
        return new Excerpt(counts.getOrDefault(owner.slug, 0L), items.getOrDefault(owner.slug, List.of()),
                new Ref.SelfLink(address.apply(owner.slug)));
    }
}
