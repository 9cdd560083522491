package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.record.Kind;

/** The list of projects, which several addresses show. */
public final class ProjectLists {

    /** All projects, by the number in their programme. */
    public static final Listing<Project> LIST = new Listing<>(
            Kind.PROJECT,
            Project.class,
            ProjectFilter.RULES,
            Sorting.by("number").and("title", "title").and("status", "status").and("startsOn", "startsOn"),
            20);

    private ProjectLists() {}
}
