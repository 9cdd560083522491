package de.dortmund.praeventionskette.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Distance;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is done for children, young people and families (Projekt) */
@Schema(name = "Project", description = "What is done for children, young people and families (Projekt)")
public record ProjectView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "windel-cafe-b3") String slug,
        @Schema(description = "A project of a programme of action, a module of a funding programme, or a single offer") ProjectKind kind,
        @Schema(description = "Its title", examples = "Windel-Cafe im B3 - Treffpunkt für junge Eltern mit Kind (0–3 Jahre)") String title,
        @Schema(description = "A second title", nullable = true) String subtitle,
        @Schema(description = "In a sentence or two, for a list", nullable = true) String summary,
        @Schema(description = "What it wants to reach", nullable = true) String goal,
        @Schema(description = "What is done", nullable = true) String description,
        @Schema(description = "Where it stands, as the source says") ProjectStatus status,
        @Schema(description = "The programme it stands under", nullable = true) Ref programme,
        @Schema(description = "The number within its programme", examples = "18", nullable = true) Integer number,
        @Schema(description = "The priority of its programme that it stands under", nullable = true) Priority priority,
        @Schema(description = "Who is responsible (Träger)", nullable = true) Ref carrier,
        @Schema(description = "Who takes part") List<Ref> organisations,
        @Schema(description = "Serves the whole city: it fits every area and district", examples = "false") boolean cityWide,
        @Schema(description = "How that is known", nullable = true) Basis cityWideBasis,
        @Schema(description = "The action areas it serves; with basis `ambiguous` these are the candidates") List<Ref> actionAreas,
        @Schema(description = "The city districts of its areas and places") List<String> districts,
        @Schema(description = "Where it happens") List<Ref> places,
        @Schema(description = "For every age: it fits every age and life phase", examples = "false") boolean allAges,
        @Schema(description = "From this age in months, inclusive; negative is before birth", examples = "0",
                nullable = true) Integer ageFromMonths,
        @Schema(description = "To this age in months, exclusive", examples = "36", nullable = true) Integer ageToMonths,
        @Schema(description = "How the ages are known", nullable = true) Basis ageBasis,
        @Schema(description = "The links of the chain that it belongs to") List<Ref> lifePhases,
        @Schema(description = "Whom it is for") List<Ref> targetGroups,
        @Schema(description = "What it is about") List<Ref> topics,
        @Schema(description = "How it reaches people who would not come by themselves") List<Access> access,
        @Schema(description = "What the citizens asked for and this answers") List<Ref> actionPriorities,
        @Schema(description = "When it begins or began", nullable = true) PartialDate startsOn,
        @Schema(description = "When it ends or ended", nullable = true) PartialDate endsOn,
        @Schema(description = "Its web page", nullable = true) String url,
        @Schema(description = "Whom to ask, by function") List<Ref> contacts,
        @Schema(description = "How to register", nullable = true) String registration,
        @Schema(description = "When it is open", nullable = true) String openingTimes,
        @Schema(description = "What it costs", nullable = true) String costs,
        @Schema(description = "The languages spoken, as BCP 47 tags") List<String> languages,
        @Schema(description = "How it can be reached without barriers", nullable = true) String accessibility,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only beside `near`: how far it is; absent for city-wide projects and where no point is known") Distance distance,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** The priority of a programme that a project stands under. */
    @Schema(name = "ProjectPriority", description = "The priority of its programme that a project stands under (Schwerpunkt)")
    public record Priority(
            @Schema(description = "The key", examples = "kinder-eltern") String slug,
            @Schema(description = "Its name", examples = "Kinder und Eltern stärken – Armut bekämpfen") String name) {}

    /** These records as they are read, in a fixed number of statements. */
    public static List<ProjectView> of(List<Project> records, Matches matches) {
        References references = References.of(Kind.PROJECT, records);
        return records.stream().map(e -> of(e, references, matches)).toList();
    }

    /** A record as it is read, with what it refers to. */
    static ProjectView of(Project e, References references, Matches matches) {
        Ref programme = references.one(e, "programme");
        Ref carrier = references.one(e, "carrier");
        List<Ref> organisations = references.list(e, "organisations");
        List<Ref> actionAreas = references.list(e, "actionAreas");
        List<Ref> places = references.list(e, "places");
        List<Ref> lifePhases = references.list(e, "lifePhases");
        List<Ref> targetGroups = references.list(e, "targetGroups");
        List<Ref> topics = references.list(e, "topics");
        List<Ref> contacts = references.list(e, "contacts");
        List<String> notStated = new NotStated()
                .field("summary", e.summary)
                .field("goal", e.goal)
                .field("description", e.description)
                .field("programme", programme)
                .field("carrier", carrier)
                .field("organisations", organisations)
                .field("actionAreas", actionAreas, e.cityWide)
                .field("places", places)
                .field("ageFromMonths", e.ageBasis, e.allAges)
                .field("ageToMonths", e.ageBasis, e.allAges)
                .field("lifePhases", lifePhases, e.allAges)
                .field("targetGroups", targetGroups)
                .field("topics", topics)
                .field("access", e.access)
                .field("startsOn", e.startsOn)
                .field("endsOn", e.endsOn)
                .field("url", e.url)
                .field("contacts", contacts)
                .field("registration", e.registration)
                .field("openingTimes", e.openingTimes)
                .field("costs", e.costs)
                .field("languages", e.languages)
                .field("accessibility", e.accessibility)
                .names();
        return new ProjectView(
                e.slug,
                e.kind,
                e.title,
                e.subtitle,
                e.summary,
                e.goal,
                e.description,
                e.status,
                programme,
                e.number,
                references.named(e, "priority").map(p -> new Priority(p.slug, p.name)).orElse(null),
                carrier,
                organisations,
                e.cityWide,
                e.cityWideBasis,
                actionAreas,
                references.names(e, "districts"),
                places,
                e.allAges,
                e.ageFromMonths,
                e.ageToMonths,
                e.ageBasis,
                lifePhases,
                targetGroups,
                topics,
                e.access,
                references.list(e, "actionPriorities"),
                e.startsOn,
                e.endsOn,
                e.url,
                contacts,
                e.registration,
                e.openingTimes,
                e.costs,
                e.languages,
                e.accessibility,
                notStated,
                matches.distance(e),
                Meta.of(Kind.PROJECT, e, references, matches));
    }
}
