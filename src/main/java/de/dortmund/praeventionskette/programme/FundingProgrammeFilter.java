package de.dortmund.praeventionskette.programme;

import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of funding programmes, as they were sent. */
public record FundingProgrammeFilter(
        @RestQuery @Parameter(description = "What kind of programme it is", example = "funding-programme") List<String> kind,
        @RestQuery @Parameter(description = "Who runs it", example = "state") List<String> level,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.codes("kind", "e.kind", ProgrammeKind.class, kind -> kind.code),
            Filter.codes("level", "e.level", ProgrammeLevel.class, level -> level.code),
            Days.verifiedWithin());
}
