package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Filter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of action priorities, as they were sent. */
public record ActionPriorityFilter(
        @RestQuery @Parameter(description = "The field, by its key", example = "eltern") List<String> field) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.attribute("field", "e.field", Allowed.inData("select distinct e.field from ActionPriority e order by e.field"),
                    text -> text));
}
