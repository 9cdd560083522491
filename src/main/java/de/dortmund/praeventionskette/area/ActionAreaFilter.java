package de.dortmund.praeventionskette.area;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Filter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of action areas, as they were sent. */
public record ActionAreaFilter(
        @RestQuery @Parameter(description = "The city district, by name", example = "Innenstadt-Nord") List<String> district) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.attribute("district", "e.district", Allowed.inData("select d.name from District d order by d.name"), text -> text));
}
