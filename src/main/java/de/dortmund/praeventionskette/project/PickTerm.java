package de.dortmund.praeventionskette.project;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/**
 * A value of a filter of projects as the number that stands for it in {@link ProjectPick#terms}, or a mark: fits everything, or states
 * nothing ({@code unknown}). Kept by the database (V6__scale.sql).
 */
@Entity
@Immutable
@Table(name = "pick_term")
public class PickTerm {

    /** The facet of the marks of projects that fit every value of some filters. */
    static final String EVERYTHING = "everything";
    /** The facet of the marks of projects that state nothing for a filter; the filter is the term. */
    static final String UNKNOWN = "unknown";

    /** The condition that a project has one of the numbers {@code :codes}. */
    public static final String FITS = "array_overlaps(e.terms, :codes)";

    private static final int CITY_WIDE = 1;
    private static final int ALL_AGES = 2;
    /** The filters in the order of their marks' numbers. */
    private static final List<String> FACETS = List.of("programme", "kind", "status", "priority", "actionArea", "district", "topic",
            "lifePhase", "targetGroup", "organisation", "access", "place", "source", "actionPriority");
    private static final int FIRST_UNKNOWN = 11;
    private static final int NONE = 0;

    /** The numbers that were asked for. A number never changes, and there are no more than values of filters in the catalogue. */
    private static final Map<List<String>, Integer> KNOWN = new ConcurrentHashMap<>();

    @Id
    public int code;

    /** The filter, for example {@code actionArea}. */
    public String facet;

    /** A value of the filter, for example {@code nette}. */
    public String term;

    /** The mark of the projects that fit every value of a filter, or null. */
    static String everything(String facet) {
        return switch (facet) {
            case "actionArea", "district" -> "cityWide";
            case "lifePhase" -> "allAges";
            default -> null;
        };
    }

    /** The condition that a project states nothing for any of these filters. */
    public static String unstated(String... facets) {
        return Arrays.stream(facets)
                .map(facet -> "array_contains(e.terms, " + unknown(facet) + ")")
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    /** The numbers of which a project that the value finds has at least one: its own, and that of the mark for everything. */
    static Integer[] codes(String facet, String term) {
        // No value: what serves a point in another town (at) finds nothing, not even what fits every area.
        String everything = term.isEmpty() ? null : everything(facet);
        int own = code(facet, term);
        return everything == null ? new Integer[]{own} : new Integer[]{own, mark(everything)};
    }

    /** The same as the parameter of {@link #FITS}. */
    public static Map<String, Object> finding(String facet, String term) {
        return Map.of("codes", codes(facet, term));
    }

    /** The number of the mark {@code cityWide} or {@code allAges}. */
    static int mark(String mark) {
        return mark.equals("cityWide") ? CITY_WIDE : ALL_AGES;
    }

    /** The number of the mark of projects that state nothing for a filter. */
    static int unknown(String facet) {
        return FIRST_UNKNOWN + FACETS.indexOf(facet);
    }

    /** The number of a value of a filter; 0 where no project was ever found by it. */
    static int code(String facet, String term) {
        Integer known = KNOWN.get(List.of(facet, term));
        if (known != null) {
            return known;
        }
        List<Integer> codes = Panache.getEntityManager()
                .createQuery("select t.code from PickTerm t where t.facet = :facet and t.term = :term", Integer.class)
                .setParameter("facet", facet)
                .setParameter("term", term)
                .getResultList();
        codes.forEach(code -> KNOWN.put(List.of(facet, term), code));
        return codes.isEmpty() ? NONE : codes.get(0);
    }
}
