package de.dortmund.praeventionskette.http;

import de.dortmund.praeventionskette.record.Kind;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the parameters of a list ask for, read and found valid. */
record AskedList(
        Kind kind, PageParams.Asked page, Shown shown, Filters filters, boolean byRelevance, String order, Instant modifiedSince,
        List<Facet> facets) {

    static AskedList read(Kind kind, ListParams params, int standardSize, Filters filters, Sorting sorting, List<Facet> facets) {
        Shown shown = Shown.asked(kind, params.publication());
        PageParams.Asked page = new PageParams(params.page(), params.size()).read(standardSize);
        shown.checkSearchable(filters.search().isPresent());
        boolean byRelevance = sorting.byRelevance(params.sort(), filters.search().isPresent());
        return new AskedList(kind, page, shown, filters, byRelevance, sorting.orderBy(byRelevance ? null : params.sort(), filters.names()),
                Deletions.since(params.modifiedSince()), facets);
    }

    /** The condition that all parameters but the page make on {@code e}; {@code of} are the filters, or some of them. */
    String condition(Filters of, Map<String, Object> parameters) {
        String condition = of.condition(parameters);
        if (modifiedSince != null) {
            parameters.put("modifiedSince", modifiedSince);
        }
        return shown.condition(parameters) + (condition.isEmpty() ? "" : " and " + condition)
                + (modifiedSince == null ? "" : " and e.updatedAt >= :modifiedSince");
    }

    /** The projects that the filters find, where that takes no look at the projects. */
    Optional<BitSet> sets(Filters of) {
        return kind == Kind.PROJECT && modifiedSince == null && shown.isToThePublic() ? of.sets() : Optional.empty();
    }
}
