package de.dortmund.praeventionskette.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Basis;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.PartialDate;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A programme or strategy that projects stand under (Förderprogramm) */
@Schema(name = "FundingProgramme", description = "A programme or strategy that projects stand under (Förderprogramm)")
public record FundingProgrammeView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "kinderstark") String slug,
        @Schema(description = "Its name", examples = "kinderstark – NRW schafft Chancen") String name,
        @Schema(description = "As it is called for short", examples = "kinderstark", nullable = true) String shortName,
        @Schema(description = "What kind of programme it is") ProgrammeKind kind,
        @Schema(description = "Who runs it", nullable = true) ProgrammeLevel level,
        @Schema(description = "Its guiding principle", examples = "Vorbeugen ist besser als Heilen", nullable = true) String principle,
        @Schema(description = "What it is about", nullable = true) String description,
        @Schema(description = "What it wants to reach") List<String> goals,
        @Schema(description = "Where it puts its weight") List<String> focusAreas,
        @Schema(description = "What it says of itself") List<String> statements,
        @Schema(description = "The fields of action that it names; projects stand under one of them") List<Priority> priorities,
        @Schema(description = "When it began", examples = "2012", nullable = true) PartialDate startsOn,
        @Schema(description = "How the beginning is known", nullable = true) Basis startsOnBasis,
        @Schema(description = "When it ends or ended", nullable = true) PartialDate endsOn,
        @Schema(description = "Who leads it in the city", nullable = true) Ref lead,
        @Schema(description = "Who stands behind it") List<Ref> partners,
        @Schema(description = "Who takes part in the city") List<Ref> participants,
        @Schema(description = "How many municipalities take part", examples = "18", nullable = true) Integer municipalities,
        @Schema(description = "How many municipalities applied", examples = "52", nullable = true) Integer applicants,
        @Schema(description = "Whom it is for") List<Ref> targetGroups,
        @Schema(description = "The programme that came after it", nullable = true) Ref succeededBy,
        @Schema(description = "The gaps in the chain that its own papers name") List<Gap> statedGaps,
        @Schema(description = "Whom to ask, by function") List<Ref> contacts,
        @Schema(description = "Its web page", nullable = true) String url,
        @Schema(description = "The money that sources name") FundingTotals fundings,
        @Schema(description = "Its modules (Teilprojekte)") Excerpt modules,
        @Schema(description = "The projects of the programme, exactly those that the filter finds") Excerpt projects,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** A field of action that a programme names for itself (Schwerpunkt). */
    @Schema(name = "ProgrammePriority", description = "A field of action that a programme names for itself (Schwerpunkt)")
    public record Priority(
            @Schema(description = "The key, a value of the filter `priority` of projects", examples = "kinder-eltern") String slug,
            @Schema(description = "Its name", examples = "Kinder und Eltern stärken – Armut bekämpfen") String name,
            @Schema(description = "The place among the priorities, from 1", examples = "2") int order) {}

    /** A gap in the chain that the programme's own papers name. */
    @Schema(name = "StatedGap", description = "A gap in the chain that the papers of the programme name, between two life phases")
    public record Gap(
            @Schema(description = "In the wording of the source") String text,
            @Schema(description = "The life phase before the gap", nullable = true) Ref fromPhase,
            @Schema(description = "The life phase after it", nullable = true) Ref toPhase,
            @Schema(description = "What the source adds", nullable = true) String note) {}

    /** These records as they are read, in a fixed number of statements. */
    public static List<FundingProgrammeView> of(List<FundingProgramme> records, Matches matches) {
        References references = References.of(Kind.FUNDING_PROGRAMME, records);
        Excerpts projects = Excerpts.ofProjects("programme", records, "", slug -> Kind.FUNDING_PROGRAMME.address(slug) + "/projects");
        Excerpts modules = Excerpts.ofProjects(
                "programme", records, " and e.kind = 'module'", slug -> Kind.FUNDING_PROGRAMME.address(slug) + "/projects?kind=module");
        Map<String, FundingTotals> totals = FundingTotals.of(records);
        return records.stream()
                .map(e -> new FundingProgrammeView(
                        e.slug,
                        e.name,
                        e.shortName,
                        e.kind,
                        e.level,
                        e.principle,
                        e.description,
                        e.goals,
                        e.focusAreas,
                        e.statements,
                        e.priorities.stream().map(p -> new Priority(p.slug, p.name, p.position)).toList(),
                        e.startsOn,
                        e.startsOnBasis,
                        e.endsOn,
                        references.one(e, "lead"),
                        references.list(e, "partners"),
                        references.list(e, "participants"),
                        e.municipalities,
                        e.applicants,
                        references.list(e, "targetGroups"),
                        references.one(e, "succeededBy"),
                        gaps(e, references),
                        references.list(e, "contacts"),
                        e.url,
                        totals.getOrDefault(e.slug, FundingTotals.none(e.slug)),
                        modules.of(e),
                        projects.of(e),
                        new NotStated()
                                .field("level", e.level)
                                .field("principle", e.principle)
                                .field("description", e.description)
                                .field("goals", e.goals)
                                .field("startsOn", e.startsOn)
                                .field("endsOn", e.endsOn)
                                .field("lead", references.one(e, "lead"))
                                .field("partners", references.list(e, "partners"))
                                .field("participants", references.list(e, "participants"))
                                .field("targetGroups", references.list(e, "targetGroups"))
                                .field("contacts", references.list(e, "contacts"))
                                .field("url", e.url)
                                .names(),
                        Meta.of(Kind.FUNDING_PROGRAMME, e, references, matches)))
                .toList();
    }

    private static List<Gap> gaps(FundingProgramme programme, References references) {
        List<Gap> gaps = new ArrayList<>();
        for (StatedGap gap : programme.statedGaps) {
            gaps.add(new Gap(
                    gap.text,
                    references.at(programme, "gapFrom", gaps.size()).orElse(null),
                    references.at(programme, "gapTo", gaps.size()).orElse(null),
                    gap.note));
        }
        return gaps;
    }
}
