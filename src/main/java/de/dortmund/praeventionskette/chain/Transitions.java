package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.chain.ChainView.ProjectLinks;
import de.dortmund.praeventionskette.chain.GapsView.About;
import de.dortmund.praeventionskette.chain.GapsView.Stated;
import de.dortmund.praeventionskette.chain.GapsView.Transition;
import de.dortmund.praeventionskette.chain.GapsView.Value;
import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.project.ProjectSets;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The transitions (Übergänge) of the chain: from each life phase to the next, and between others where a programme stated a gap. The
 * records of both phases are counted as sets.
 */
final class Transitions {

    /** The topic of records that are about a transition itself. */
    private static final String TOPIC = "uebergaenge";

    /** The records of each two phases. */
    private final Map<String, BitSet> both = new HashMap<>();
    private final Map<String, BitSet> about = new HashMap<>();
    private final Map<String, List<Ref>> first = new HashMap<>();
    private final Map<String, List<Ref>> firstAbout = new HashMap<>();
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
        transitions.read(pairs, selection);
        return pairs.stream().map(transitions::transition).toList();
    }

    /** Records for all ages stand in every phase and are left out. */
    private void read(List<String> pairs, Selection selection) {
        ProjectSets sets = ProjectSets.of(List.of("lifePhase", "topic"));
        BitSet selected = ProjectSets.without(selection.projects(), sets.marked("allAges"));
        for (String pair : pairs) {
            BitSet projects = ProjectSets.both(selected, sets.named("lifePhase", from(pair)));
            projects.and(sets.named("lifePhase", to(pair)));
            both.put(pair, projects);
            about.put(pair, ProjectSets.both(projects, sets.named("topic", TOPIC)));
        }
        first.putAll(ProjectSets.first(both, selection.condition(), selection.parameters()));
        firstAbout.putAll(ProjectSets.first(about, selection.condition(), selection.parameters()));
    }

    private static String from(String pair) {
        return pair.substring(0, pair.indexOf(' '));
    }

    private static String to(String pair) {
        return pair.substring(pair.indexOf(' ') + 1);
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
        String from = from(pair);
        String to = to(pair);
        Link link = given.withoutUnknown("lifePhase").and("lifePhase", from).and("lifePhase", to).and("allAges", "false");
        return new Transition(
                phases.get(from),
                phases.get(to),
                both.get(pair).cardinality(),
                first.get(pair),
                new About(about.get(pair).cardinality(), firstAbout.get(pair),
                        links(link.withoutUnknown("topic").and("topic", TOPIC))),
                stated.getOrDefault(pair, List.of()),
                links(link));
    }

    private static ProjectLinks links(Link link) {
        return new ProjectLinks(ChainView.projects(link), null, null);
    }
}
