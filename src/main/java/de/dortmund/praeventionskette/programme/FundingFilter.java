package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of fundings, as they were sent. */
public record FundingFilter(
        @RestQuery @Parameter(description = "The funding programme, by slug", example = "kinderstark") List<String> programme,
        @RestQuery @Parameter(description = "The budget year", example = "2020") List<String> year,
        @RestQuery @Parameter(description = "Where it stands", example = "granted") List<String> status,
        @RestQuery
        @Parameter(description = "The project that it is for, by slug", example = "kinderstark-kita-sozialarbeit") List<String> project,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.reference("programme", "e.programme", Kind.FUNDING_PROGRAMME),
            Filter.attribute("year", "e.year",
                    Allowed.inData("select distinct e.year from Funding e where e.year is not null order by e.year"), Integer::valueOf),
            Filter.codes("status", "e.status", FundingStatus.class, status -> status.code),
            Filter.reference("project", "e.project", Kind.PROJECT),
            Days.verifiedWithin());
}
