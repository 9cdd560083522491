package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of places, as they were sent. */
public record PlaceFilter(
        @RestQuery @Parameter(description = "The city district, by name", example = "Mengede") List<String> district,
        @RestQuery @Parameter(description = "What kind of place it is", example = "school") List<String> kind,
        @RestQuery @Parameter(description = "The action area it lies in, by slug", example = "nette") List<String> actionArea,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.attribute("district", "e.district", Allowed.inData("select d.name from District d order by d.name"), text -> text),
            Filter.codes("kind", "e.kind", PlaceKind.class, kind -> kind.code),
            Filter.reference("actionArea", "e.actionArea", Kind.ACTION_AREA),
            Days.verifiedWithin());
}
