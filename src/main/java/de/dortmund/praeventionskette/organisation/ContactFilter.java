package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of contacts, as they were sent. */
public record ContactFilter(
        @RestQuery @Parameter(description = "The action area that the contact serves, by slug", example = "nette") List<String> actionArea,
        @RestQuery
        @Parameter(description = "The office, by slug, its parts included", example = "stadt-dortmund") List<String> organisation,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin,
        @RestQuery @Parameter(description = "Whether nobody has confirmed it for longer than the catalogue allows", example = "true") List<
                String> stale) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            new Filter(
                    "actionArea",
                    "exists (select 1 from e.actionAreas a where a.slug in :values)",
                    "e.actionAreas is empty",
                    Allowed.slugs(Kind.ACTION_AREA),
                    text -> text,
                    null),
            new Filter(
                    "organisation",
                    "exists (select 1 from OrganisationTree t where t.id = e.organisation.id and t.slug in :values)",
                    "e.organisation is null",
                    Allowed.slugs(Kind.ORGANISATION),
                    text -> text,
                    null),
            Days.verifiedWithin(),
            Filter.flag("stale", "e.stale"));
}
