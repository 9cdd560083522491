package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.record.Kind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The filters of a list of projects, as they were sent. */
public record ProjectFilter(
        @RestQuery
        @Parameter(
                description = "Words to search for, all of which must be found: in any form, as part of a compound, by a synonym; a typing error is forgiven."
                        + " At most 300 characters. The best hits come first unless `sort` says otherwise",
                example = "Sprachförderung") String q,
        @RestQuery @Parameter(description = "The funding programme, by slug", example = "kinderstark") List<String> programme,
        @RestQuery @Parameter(description = "What it is in its programme", example = "module") List<String> kind,
        @RestQuery @Parameter(description = "Where it stands", example = "running") List<String> status,
        @RestQuery @Parameter(description = "The priority of its programme, by slug", example = "kinder-eltern") List<String> priority,
        @RestQuery
        @Parameter(description = "The action area, by slug; city-wide records fit every area", example = "nette") List<String> actionArea,
        @RestQuery @Parameter(description = "The city district, by name; city-wide records fit every district", example = "Mengede") List<
                String> district,
        @RestQuery @Parameter(description = "The topic, by slug", example = "sprache") List<String> topic,
        @RestQuery
        @Parameter(description = "The life phase, by slug; records for all ages fit every phase", example = "0-3") List<String> lifePhase,
        @RestQuery
        @Parameter(description = "The target group, by slug, narrower groups included", example = "kinder") List<String> targetGroup,
        @RestQuery @Parameter(description = "The carrier or an organisation that takes part, by slug, its parts included",
                example = "stadt-dortmund") List<String> organisation,
        @RestQuery @Parameter(description = "How it reaches people", example = "niedrigschwellig") List<String> access,
        @RestQuery @Parameter(description = "The place, by slug", example = "b3") List<String> place,
        @RestQuery @Parameter(description = "The source, by slug", example = "faltblatt-aktionsplan") List<String> source,
        @RestQuery
        @Parameter(description = "The action priority that it answers, by slug", example = "forum-eltern-01") List<String> actionPriority,
        @RestQuery @Parameter(description = "Whether it serves the whole city; `false` leaves city-wide records out",
                example = "false") List<String> cityWide,
        @RestQuery
        @Parameter(description = "Whether it is for every age; `false` leaves those records out", example = "false") List<String> allAges) {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.projectTerm("programme", Allowed.slugs(Kind.FUNDING_PROGRAMME)),
            Filter.projectTerm("kind", Allowed.codes(ProjectKind.class, v -> v.code)),
            Filter.projectTerm("status", Allowed.codes(ProjectStatus.class, v -> v.code)),
            Filter.projectTerm("priority",
                    Allowed.inData("select distinct p.slug from FundingProgramme o join o.priorities p order by p.slug")),
            Filter.projectTerm("actionArea", Allowed.slugs(Kind.ACTION_AREA)),
            Filter.projectTerm("district", Allowed.inData("select d.name from District d order by d.name")),
            Filter.projectTerm("topic", Allowed.slugs(Kind.TOPIC)),
            Filter.projectTerm("lifePhase", Allowed.slugs(Kind.LIFE_PHASE)),
            Filter.projectTerm("targetGroup", Allowed.slugs(Kind.TARGET_GROUP)),
            Filter.projectTerm("organisation", Allowed.slugs(Kind.ORGANISATION)),
            Filter.projectTerm("access", Allowed.codes(Access.class, v -> v.code)),
            Filter.projectTerm("place", Allowed.slugs(Kind.PLACE)),
            Filter.projectTerm("source", Allowed.slugs(Kind.SOURCE)),
            Filter.projectTerm("actionPriority", Allowed.slugs(Kind.ACTION_PRIORITY)),
            Filter.flag("cityWide", "e.cityWide"),
            Filter.flag("allAges", "e.allAges"));
}
