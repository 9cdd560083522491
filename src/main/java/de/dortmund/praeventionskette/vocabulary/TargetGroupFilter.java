package de.dortmund.praeventionskette.vocabulary;

import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of target groups, as they were sent. */
public record TargetGroupFilter(
        @RestQuery @Parameter(description = "The wider group, by slug; finds the groups directly and indirectly below it",
                example = "kinder") List<String> broader) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.below("broader", "TargetGroupTree", Kind.TARGET_GROUP));
}
