package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Filter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of the work list, as they were sent. */
public record QualityFilter(@RestQuery @Parameter(description = "What is to be asked", example = "no-area") List<String> issue) {

    /** What each filter finds. */
    public static final List<Filter> RULES =
            List.of(Filter.attribute("issue", "e.issue", Allowed.codes(QualityIssue.class, v -> v.code), text -> text));
}
