package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.chain.ChainView.ProjectLinks;
import de.dortmund.praeventionskette.chain.GapsView.Confidence;
import de.dortmund.praeventionskette.chain.GapsView.Gap;
import de.dortmund.praeventionskette.chain.GapsView.Level;
import de.dortmund.praeventionskette.chain.GapsView.Nearby;
import de.dortmund.praeventionskette.chain.GapsView.NearbyKind;
import de.dortmund.praeventionskette.chain.GapsView.Unstated;
import de.dortmund.praeventionskette.chain.GapsView.Value;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.project.ProjectFilter;
import de.dortmund.praeventionskette.project.ProjectResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the empty and thin cells of a matrix and says of each what is near and how sure it is that something is missing. A record that
 * states no area may well serve the one that looks empty: nothing said is not nothing there.
 */
final class Gaps {

    private final Axis.Pair sides;
    private final Coverage coverage;
    private final Link given;
    /** The filters in use, beside the sides, for which records may state nothing. */
    private final Set<String> open;
    /** The same matrix with the records that state nothing for those filters; the matrix itself where there are none. */
    private final Coverage withUnknown;
    private final List<Unstated> unstated;

    private Gaps(Axis.Pair sides, String unknown, ProjectFilter filter, Link given) {
        this.sides = sides;
        this.given = given;
        Selection selection = ProjectResource.LIST.selection(filter, unknown);
        coverage = Coverage.of(sides, selection);
        open = new LinkedHashSet<>(selection.addable());
        open.remove(sides.rows().dimension().code);
        open.remove(sides.columns().dimension().code);
        Set<String> added = new LinkedHashSet<>(unknown == null ? List.of() : List.of(unknown.split(",")));
        added.addAll(open);
        withUnknown = open.isEmpty()
                ? coverage
                : Coverage.of(sides, ProjectResource.LIST.selection(filter, String.join(",", added)));
        unstated = unstated();
    }

    /** The gaps of the matrix, and the transitions beside them. */
    static GapsView of(Axis.Pair sides, int minCount, String unknown, ProjectFilter filter, Link given) {
        Gaps gaps = new Gaps(sides, unknown, filter, given);
        List<Gap> found = gaps.find(minCount);
        return new GapsView(
                sides.rows().dimension().code,
                sides.columns().dimension().code,
                minCount,
                sides.rows().inChain().size() * sides.columns().inChain().size(),
                found.size(),
                gaps.unstated,
                found,
                Transitions.of(ProjectResource.LIST.selection(filter, unknown), given),
                new GapsView.Links(
                        Link.given(CurrentRequest.uri(), Set.of()).to(ChainResource.PATH + "/gaps"),
                        Link.given(CurrentRequest.uri(), Set.of("minCount")).to(ChainResource.PATH)));
    }

    private List<Unstated> unstated() {
        List<Unstated> all = new ArrayList<>();
        all.add(new Unstated(sides.rows().dimension().code, coverage.row(null).count(), coverage.all()));
        all.add(new Unstated(sides.columns().dimension().code, coverage.column(null).count(), coverage.all()));
        if (!open.isEmpty()) {
            all.add(new Unstated(String.join(",", open), withUnknown.all() - coverage.all(), withUnknown.all()));
        }
        return all;
    }

    private List<Gap> find(int minCount) {
        List<Gap> gaps = new ArrayList<>();
        for (Dimension.Value row : sides.rows().inChain()) {
            for (Dimension.Value column : sides.columns().inChain()) {
                long count = coverage.cell(row.slug(), column.slug()).count();
                if (count < minCount) {
                    List<Nearby> nearby = nearby(row.slug(), column.slug(), count);
                    gaps.add(new Gap(new Value(row.slug(), row.name()), new Value(column.slug(), column.name()), count, nearby,
                            confidence(nearby), links(given, row.slug(), column.slug())));
                }
            }
        }
        return gaps;
    }

    private List<Nearby> nearby(String row, String column, long count) {
        List<Nearby> nearby = new ArrayList<>();
        neighbours(sides.rows(), row).forEach(phase -> nearby.add(new Nearby(NearbyKind.NEIGHBOUR, "lifePhase", phase,
                coverage.cell(phase, column).count(), links(given, phase, column))));
        neighbours(sides.columns(), column).forEach(phase -> nearby.add(new Nearby(NearbyKind.NEIGHBOUR, "lifePhase", phase,
                coverage.cell(row, phase).count(), links(given, row, phase))));
        everything(NearbyKind.ALL_AGES, row, column, nearby);
        everything(NearbyKind.CITY_WIDE, row, column, nearby);
        nearby.add(new Nearby(NearbyKind.UNKNOWN, sides.rows().dimension().code, null, coverage.cell(null, column).count(),
                links(given, null, column)));
        nearby.add(new Nearby(NearbyKind.UNKNOWN, sides.columns().dimension().code, null, coverage.cell(row, null).count(),
                links(given, row, null)));
        if (!open.isEmpty()) {
            nearby.add(new Nearby(NearbyKind.UNKNOWN, String.join(",", open), null, withUnknown.cell(row, column).count(),
                    links(given.withUnknown(open), row, column)));
        }
        // The records of a thin cell itself are not near it.
        nearby.removeIf(near -> near.count() == 0 || near.dimension().equals(String.join(",", open)) && near.count() == count);
        return nearby;
    }

    /** The phases of the chain before and after, where the side is the life phase. */
    private static List<String> neighbours(Axis axis, String slug) {
        if (axis.dimension() != Dimension.LIFE_PHASE) {
            return List.of();
        }
        List<String> chain = axis.inChain().stream().map(Dimension.Value::slug).toList();
        int place = chain.indexOf(slug);
        return List.of(place - 1, place + 1).stream().filter(p -> p >= 0 && p < chain.size()).map(chain::get).toList();
    }

    private void everything(NearbyKind kind, String row, String column, List<Nearby> nearby) {
        if (coverage.tells(kind.code)) {
            nearby.add(new Nearby(kind, sides.rows().dimension().everything != null ? sides.rows().dimension().code
                    : sides.columns().dimension().code, null, coverage.fitting(kind.code, row, column),
                    new ProjectLinks(ChainView.projects(sides.marked(given, row, column, kind.code)), null, null)));
        }
    }

    private ProjectLinks links(Link link, String row, String column) {
        return new ProjectLinks(ChainView.projects(sides.named(link, row, column)), null, null);
    }

    /** Low where most records state nothing, medium where known records may fill the gap, else high. */
    private Confidence confidence(List<Nearby> nearby) {
        List<String> silent = unstated.stream()
                .filter(u -> u.count() * 2 > u.of())
                .map(u -> u.count() + " von " + u.of() + " Datensätzen sagen nichts zu „" + u.dimension() + "“")
                .toList();
        if (!silent.isEmpty()) {
            return new Confidence(Level.LOW, String.join("; ", silent) + ": Was fehlt, kann auch nur nicht genannt sein.");
        }
        List<String> fillers = nearby.stream().filter(n -> n.kind() != NearbyKind.NEIGHBOUR).map(Gaps::filler).toList();
        return fillers.isEmpty()
                ? new Confidence(Level.HIGH, "Kein bekannter Datensatz könnte hierher gehören.")
                : new Confidence(Level.MEDIUM, fillers.stream().collect(Collectors.joining("; ", "", ".")));
    }

    private static String filler(Nearby near) {
        String records = near.count() == 1 ? "1 Datensatz" : near.count() + " Datensätze";
        return switch (near.kind()) {
            case ALL_AGES -> records + " für jedes Alter";
            case CITY_WIDE -> records + " für die ganze Stadt";
            default -> records + " ohne Angabe zu „" + near.dimension() + "“";
        };
    }
}
