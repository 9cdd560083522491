package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.chain.ChainView.ProjectLinks;
import de.dortmund.praeventionskette.chain.GapsView.About;
import de.dortmund.praeventionskette.chain.GapsView.Stated;
import de.dortmund.praeventionskette.chain.GapsView.Transition;
import de.dortmund.praeventionskette.chain.GapsView.Value;
import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transitions (Übergänge) of the chain: from each life phase to the next, and between others where a programme stated a gap. The
 * records of both phases are read in one statement.
 */
final class Transitions {

    /** The topic of records that are about a transition itself. */
    private static final String TOPIC = "uebergaenge";

    private static final String STANDING_IN_BOTH =
            """
            select x.pair, x.slug, x.title, x.about, x.place, x.aboutPlace, x.total, x.aboutTotal from (
              select r.pair as pair, r.slug as slug, r.title as title, r.about as about,
                count(*) over (partition by r.pair) as total, sum(r.about) over (partition by r.pair) as aboutTotal,
                row_number() over (partition by r.pair order by r.number asc nulls last, r.slug) as place,
                row_number() over (partition by r.pair, r.about order by r.number asc nulls last, r.slug) as aboutPlace
              from (
                select concat(a.term, ' ', b.term) as pair, e.slug as slug, e.title as title, e.number as number,
                  case when exists (select 1 from ProjectTerm t where t.projectId = e.id and t.facet = 'topic' and t.term = :topic)
                    then 1 else 0 end as about
                from Project e join ProjectTerm a on a.projectId = e.id and a.facet = 'lifePhase'
                  join ProjectTerm b on b.projectId = e.id and b.facet = 'lifePhase'
                where e.allAges = false and concat(a.term, ' ', b.term) in :pairs and %s) r) x
            where x.place <= :length or x.about = 1 and x.aboutPlace <= :length order by x.pair, x.place
            """;

    private final Map<String, List<Tuple>> records = new HashMap<>();
    private final Map<String, List<Stated>> stated = new LinkedHashMap<>();
    private final Map<String, Value> phases = new LinkedHashMap<>();
    private final Link given;

    private Transitions(Link given) {
        this.given = given;
    }

    /** The transitions with the selected records. */
    static List<Transition> of(Selection selection, Link given) {
        Transitions transitions = new Transitions(given);
        List<String> pairs = transitions.pairs();
        selection.rows(STANDING_IN_BOTH.formatted(selection.condition()), Map.of("pairs", pairs, "topic", TOPIC, "length", Excerpt.LENGTH))
                .forEach(row -> transitions.records.computeIfAbsent(row.get(0, String.class), pair -> new ArrayList<>()).add(row));
        return pairs.stream().map(transitions::transition).toList();
    }

    /** Each two phases between which there is a transition, both slugs parted by a space. */
    private List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        String before = null;
        for (Dimension.Value phase : Dimension.LIFE_PHASE.values("rows")) {
            phases.put(phase.slug(), new Value(phase.slug(), phase.name()));
            if (!phase.crossCutting()) {
                if (before != null) {
                    pairs.add(before + " " + phase.slug());
                }
                before = phase.slug();
            }
        }
        readStated();
        stated.keySet().stream().filter(pair -> !pairs.contains(pair)).forEach(pairs::add);
        return pairs;
    }

    private void readStated() {
        Panache.getEntityManager()
                .createQuery(
                        "select f.slug, t.slug, e.slug, e.name, g.text, g.note from FundingProgramme e join e.statedGaps g join g.fromPhase f"
                                + " join g.toPhase t where e.visible and f.visible"
                                + " and t.visible order by e.slug, index(g)",
                        Tuple.class)
                .getResultList()
                .forEach(row -> stated.computeIfAbsent(row.get(0, String.class) + " " + row.get(1, String.class), pair -> new ArrayList<>())
                        .add(new Stated(Ref.to(Kind.FUNDING_PROGRAMME, row.get(2, String.class), row.get(3, String.class), null),
                                row.get(4, String.class), row.get(5, String.class))));
    }

    private Transition transition(String pair) {
        String from = pair.substring(0, pair.indexOf(' '));
        String to = pair.substring(pair.indexOf(' ') + 1);
        List<Tuple> both = records.getOrDefault(pair, List.of());
        List<Tuple> about = both.stream().filter(row -> row.get(3, Integer.class) == 1).toList();
        Link link = given.withoutUnknown("lifePhase").and("lifePhase", from).and("lifePhase", to).and("allAges", "false");
        return new Transition(
                phases.get(from),
                phases.get(to),
                both.isEmpty() ? 0 : both.get(0).get(6, Long.class),
                both.stream().filter(row -> row.get(4, Long.class) <= Excerpt.LENGTH).map(Transitions::ref).toList(),
                new About(both.isEmpty() ? 0 : both.get(0).get(7, Long.class), about.stream().map(Transitions::ref).toList(),
                        links(link.withoutUnknown("topic").and("topic", TOPIC))),
                stated.getOrDefault(pair, List.of()),
                links(link));
    }

    private static ProjectLinks links(Link link) {
        return new ProjectLinks(ChainView.projects(link), null, null);
    }

    private static Ref ref(Tuple row) {
        return Ref.to(Kind.PROJECT, row.get(1, String.class), row.get(2, String.class), null);
    }
}
