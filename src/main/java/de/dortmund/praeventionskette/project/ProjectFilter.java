package de.dortmund.praeventionskette.project;

import de.dortmund.praeventionskette.area.Box;
import de.dortmund.praeventionskette.area.Circle;
import de.dortmund.praeventionskette.area.Coordinates;
import de.dortmund.praeventionskette.area.Serving;
import de.dortmund.praeventionskette.http.Allowed;
import de.dortmund.praeventionskette.http.Days;
import de.dortmund.praeventionskette.http.Filter;
import de.dortmund.praeventionskette.http.Filters;
import de.dortmund.praeventionskette.record.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
        @Parameter(description = "Whether it is for every age; `false` leaves those records out", example = "false") List<String> allAges,
        @RestQuery @Parameter(
                description = "The age in years of whom it is for; `2,3` is two or three years old, `unborn` before birth. A project fits by its own age range,"
                        + " else by those of its life phases in the chain, else because it is for all ages; `match` says which",
                example = "2") List<String> age,
        @RestQuery @Parameter(description = "The same in months; negative is before birth", example = "30") List<String> ageMonths,
        @RestQuery @Parameter(
                description = "A point `latitude,longitude`: finds what is up to `radius` metres away. A project is where its places are, else its areas; each item has"
                        + " its `distance`, with the precision of the recorded point. City-wide projects fit, have no distance and come last in"
                        + " `sort=distance`; `unknown=near` adds those of which no point is known",
                example = "51.52,7.48") String near,
        @RestQuery @Parameter(
                description = "How far from `near`, in metres; only together with it",
                schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "50000", defaultValue = "2000"),
                example = "2000") String radius,
        @RestQuery @Parameter(
                description = "A box `west,south,east,north` in degrees: finds what has a point in it, as for `near`; city-wide projects fit",
                example = "7.36,51.5,7.42,51.6") String bbox,
        @RestQuery @Parameter(
                description = "A point `latitude,longitude`: finds the projects of the action area that serves it, else of its city district, city-wide ones included."
                        + " The answer's own `at` says which it is and why: by its boundary, else by the nearest recorded point",
                example = "51.567,7.383") String at,
        @RestQuery @Parameter(
                description = "A day: leaves out the projects of which every action area had ended before it. Without it nothing is left out",
                example = "2019-01-01") String asOf,
        @RestQuery
        @Parameter(description = "Somebody confirmed it within this period up to today (in UTC days); negated also what nobody confirmed",
                example = "P180D") List<String> verifiedWithin,
        @RestQuery @Parameter(description = "Whether nobody has confirmed it for longer than the catalogue allows", example = "true") List<
                String> stale)
        implements Filters.Joined {

    /** What each filter finds. */
    public static final List<Filter> RULES = List.of(
            Filter.statedTerm("programme", Allowed.slugs(Kind.FUNDING_PROGRAMME)),
            Filter.statedTerm("kind", Allowed.codes(ProjectKind.class, v -> v.code)),
            Filter.statedTerm("status", Allowed.codes(ProjectStatus.class, v -> v.code)),
            Filter.statedTerm("priority",
                    Allowed.inData("select distinct p.slug from FundingProgramme o join o.priorities p order by p.slug")),
            Filter.projectTerm("actionArea", Allowed.slugs(Kind.ACTION_AREA)),
            Filter.projectTerm("district", Allowed.inData("select d.name from District d order by d.name")),
            Filter.projectTerm("topic", Allowed.slugs(Kind.TOPIC)),
            Filter.projectTerm("lifePhase", Allowed.slugs(Kind.LIFE_PHASE)),
            Filter.projectTerm("targetGroup", Allowed.slugs(Kind.TARGET_GROUP)),
            Filter.statedTerm("organisation", Allowed.slugs(Kind.ORGANISATION)),
            Filter.statedTerm("access", Allowed.codes(Access.class, v -> v.code)),
            Filter.statedTerm("place", Allowed.slugs(Kind.PLACE)),
            Filter.statedTerm("source", Allowed.slugs(Kind.SOURCE)),
            Filter.projectTerm("actionPriority", Allowed.slugs(Kind.ACTION_PRIORITY)),
            Filter.flag("cityWide", "e.cityWide"),
            Filter.flag("allAges", "e.allAges"),
            age("age", Age.IN_YEARS, Age::years),
            age("ageMonths", Age.IN_MONTHS, Age::months),
            point(Circle.NAME, "function('distance_metres', a.latitude, a.longitude, :latitude, :longitude) <= :radius",
                    Allowed.whole("51.52,7.48", Coordinates.PATTERN, text -> text),
                    text -> Circle.parse(text).values()),
            point(Box.NAME, "a.latitude is not null", Allowed.whole("7.36,51.5,7.42,51.6", Box.PATTERN, ProjectFilter::box),
                    text -> Box.parse(text).edges()),
            Filter.facts(Serving.NAME, PickTerm.FITS, "ProjectTerm", "a.facet = :facet and a.term = :term",
                    PickTerm.unstated("actionArea", "district"),
                    Allowed.whole("51.567,7.383", Coordinates.PATTERN, ProjectFilter::serving), ProjectFilter::term),
            Days.asOf("(e.cityWide = true or " + PickTerm.unstated("actionArea")
                    + " or exists (select 1 from Project p join p.actionAreas l where p.id = e.id and not exists"
                    + " (select 1 from EndedActionArea x where x.actionAreaId = l.target.id and x.lastDay < :day)))"),
            Filter.flag("stale", "e.stale"),
            Days.verifiedWithin());

    private static Filter age(String name, Allowed allowed, Function<String, Map<String, Object>> months) {
        return Filter.facts(name, "cast(sql('(? && int4range(?, ?))', e.ages, :from, :to) as Boolean) = true", "ProjectAge",
                "a.fromMonths < :to and a.toMonths > :from",
                "(cast(sql('isempty(?)', e.ages) as Boolean) = true and " + PickTerm.unstated("lifePhase") + ")", allowed, months);
    }

    /** Within a box, so that an index helps, and further as {@code fits} says. */
    private static Filter point(String name, String fits, Allowed allowed, Function<String, Map<String, Object>> values) {
        String inBox = "a.latitude between :south and :north and a.longitude between :west and :east and " + fits;
        return Filter.facts(name, "(e.cityWide = true or e.id in (select a.projectId from PickPoint a where " + inBox + "))",
                "ProjectPoint",
                "(a.basis = 'cityWide' or (" + inBox + "))",
                "(e.cityWide = false and not exists (select 1 from PickPoint a where a.projectId = e.id))", allowed, values);
    }

    private static String box(String text) {
        Box.parse(text);
        return text;
    }

    private static String serving(String text) {
        return Serving.at(Coordinates.parse(Serving.NAME, text)).term().text();
    }

    private static Map<String, Object> term(String text) {
        Serving.Term term = Serving.Term.parse(text);
        Map<String, Object> values = new HashMap<>(PickTerm.finding(term.filter(), term.value()));
        values.put("facet", term.filter());
        values.put("term", term.value());
        return values;
    }

    /** {@code near} and {@code radius} are one filter. */
    @Override
    public void join(Map<String, List<String>> sent) {
        Circle.join(sent);
    }
}
