package de.dortmund.praeventionskette.exchange.hsds;

import de.dortmund.praeventionskette.organisation.Organisation;
import de.dortmund.praeventionskette.organisation.OrganisationKind;
import de.dortmund.praeventionskette.project.Project;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.search.SearchQuery;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds organizations, and the services that each of them provides. */
@Singleton
class OrganizationQuery {

    /** The first services of each organisation {@code owner}, how many there are, and whether it only leads their programme. */
    private static final String PROVIDED = "select x.owner, x.project, x.total, x.led from (select r.owner as owner, r.project as project,"
            + " r.led as led, count(*) over (partition by r.owner) as total, row_number() over (partition by r.owner order by r.slug) as place"
            + " from (select case when c.visible = true then concat(c.slug, '') else concat(o.slug, '') end as owner, e.id as"
            + " project, e.slug as slug, case when c.visible = true then 0 else 1 end as led"
            + " from Project e left join e.carrier c left join e.programme f left join f.lead o where e.visible"
            + " and (c.visible = true and c.slug in :owners"
            + " or (c.id is null or c.visible = false) and f.visible = true and o.visible = true and o.slug in :owners)) r) x"
            + " where x.place <= " + Excerpt.LENGTH + " order by x.owner, x.place";

    private final Terms terms;
    private final Organizations organizations;
    private final Services services;

    OrganizationQuery(Terms terms, Organizations organizations, Services services) {
        this.terms = terms;
        this.organizations = organizations;
        this.services = services;
    }

    /** What the parameters find. */
    Source<Hsds.Organization> found(OrganizationFilter filter, boolean full, boolean fullService) {
        StringBuilder from = new StringBuilder("Organisation e where e.visible");
        Map<String, Object> parameters = new HashMap<>();
        if (filter.search() != null) {
            from.append(" and ").append(Sent.search(filter.search(), SearchQuery::amongEverything).condition(parameters));
        }
        if (filter.taxonomyTermId() != null) {
            Terms.Named named =
                    terms.named(filter.taxonomyTermId()).orElseThrow(() -> Ids.unknown("taxonomy_term_id", filter.taxonomyTermId()));
            List<OrganisationKind> kinds = named.vocabulary() != Vocabulary.ORGANISATION_KINDS ? List.of()
                    : Arrays.stream(OrganisationKind.values()).filter(kind -> kind.code.equals(named.slug())).toList();
            from.append(" and e.kind in :kinds");
            parameters.put("kinds", kinds);
        }
        if (filter.taxonomyId() != null) {
            Vocabulary vocabulary = Ids.read(filter.taxonomyId()).flatMap(terms::vocabulary)
                    .orElseThrow(() -> Ids.unknown("taxonomy_id", filter.taxonomyId()));
            from.append(vocabulary == Vocabulary.ORGANISATION_KINDS ? "" : " and 1 = 0");
        }
        return new Source.Stored<>("e.id, e.slug", from.toString(), "e.slug", parameters, rows -> {
            List<Organisation> records = records(ServiceQuery.ids(rows));
            return full || fullService ? full(records, fullService) : organizations.brief(records);
        });
    }

    /** With everything; each service whole, or only by its name. */
    List<Hsds.Organization> full(List<Organisation> records, boolean fullService) {
        return organizations.full(records, provided(records, fullService));
    }

    private static List<Organisation> records(List<Long> ids) {
        Map<Long, Organisation> records = new HashMap<>();
        if (!ids.isEmpty()) {
            Panache.getEntityManager().createQuery("select e from Organisation e where e.id in :ids", Organisation.class)
                    .setParameter("ids", ids).getResultList().forEach(record -> records.put(record.id, record));
        }
        return ids.stream().map(records::get).toList();
    }

    private Map<String, Organizations.Services> provided(List<Organisation> records, boolean fullService) {
        Map<String, List<Long>> projects = new LinkedHashMap<>();
        Map<String, Long> totals = new HashMap<>();
        Set<Long> led = new HashSet<>();
        if (!records.isEmpty()) {
            Panache.getEntityManager().createQuery(PROVIDED, Tuple.class).setParameter("owners", records.stream().map(e -> e.slug).toList())
                    .getResultList().forEach(row -> {
                        projects.computeIfAbsent(row.get(0, String.class), owner -> new ArrayList<>()).add(row.get(1, Long.class));
                        totals.put(row.get(0, String.class), row.get(2, Long.class));
                        if (row.get(3, Integer.class) == 1) {
                            led.add(row.get(1, Long.class));
                        }
                    });
        }
        List<Project> all = Services.records(projects.values().stream().flatMap(List::stream).toList());
        List<Hsds.Service> shown =
                fullService ? services.full(all) : all.stream().map(e -> Services.named(e, led.contains(e.id))).toList();
        Map<String, Organizations.Services> provided = new HashMap<>();
        int first = 0;
        for (Map.Entry<String, List<Long>> owner : projects.entrySet()) {
            int end = first + owner.getValue().size();
            provided.put(owner.getKey(), new Organizations.Services(shown.subList(first, end), totals.get(owner.getKey())));
            first = end;
        }
        return provided;
    }
}
