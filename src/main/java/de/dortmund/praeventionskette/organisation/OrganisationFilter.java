package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of organisations, as they were sent. */
public record OrganisationFilter(
        @RestQuery @Parameter(description = "What kind of organisation it is", example = "department") List<String> kind,
        @RestQuery @Parameter(description = "The organisation it is part of, by slug; finds what is directly and indirectly below it",
                example = "stadt-dortmund") List<String> parent,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.codes("kind", "e.kind", OrganisationKind.class, kind -> kind.code),
            Filter.below("parent", "OrganisationTree", Kind.ORGANISATION),
            Days.verifiedWithin());
}
