package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of action areas, as they were sent. */
public record ActionAreaFilter(
        @RestQuery @Parameter(description = "The city district, by name", example = "Innenstadt-Nord") List<String> district,
        @RestQuery
        @Parameter(description = "A day: leaves out the areas that had ended before it. Without it all are listed, ended ones too",
                example = "2019-01-01") String asOf,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.attribute("district", "e.district", Allowed.inData("select d.name from District d order by d.name"), text -> text),
            Days.asOf("not exists (select 1 from EndedActionArea x where x.actionAreaId = e.id and x.lastDay < :day)"),
            Days.verifiedWithin());
}
