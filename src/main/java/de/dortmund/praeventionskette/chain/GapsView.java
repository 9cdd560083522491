package de.dortmund.praeventionskette.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import de.dortmund.praeventionskette.record.Ref;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the chain breaks, and where it should hold from one phase to the next */
@Schema(name = "ChainGaps", description = "Where the chain breaks, and where it should hold from one phase to the next")
public record GapsView(
        @Schema(description = "What the rows are: a filter of `/projects`", examples = "lifePhase") String rows,
        @Schema(description = "What the columns are: a filter of `/projects`", examples = "topic") String columns,
        @Schema(description = "A cell with fewer records is a gap", examples = "1") int minCount,
        @Schema(description = "The cells of the chain, without what is unknown or beside it", examples = "132") int cells,
        @Schema(description = "How many of these are gaps", examples = "83") int count,
        @Schema(description = "How much the records leave unstated, on each side and for each filter: the more, the less a gap says") List<
                Unstated> unstated,
        @Schema(description = "The gaps, row by row") List<Gap> items,
        @Schema(description = "From one life phase of the chain to the next") List<Transition> transitions,
        Links links) {

    /** How many records state nothing. */
    @Schema(name = "ChainUnstated", description = "How many records state nothing for a side or a filter")
    public record Unstated(
            @Schema(description = "The side or filter", examples = "actionArea") String dimension,
            @Schema(description = "Records that state nothing there", examples = "27") long count,
            @Schema(description = "Of how many", examples = "46") long of) {}

    /** An empty or thin cell. */
    @Schema(name = "ChainGap", description = "An empty or thin cell")
    public record Gap(
            Value row,
            Value column,
            @Schema(description = "The records that name both", examples = "0") long count,
            @Schema(description = "What is near: the same in the phases before and after, and records that may fill it") List<
                    Nearby> nearby,
            Confidence confidence,
            ChainView.ProjectLinks links) {}

    /** A row's or column's value. */
    @Schema(name = "ChainValue", description = "A value of a side")
    public record Value(
            @Schema(description = "The value of the filter", examples = "0-3") String slug,
            @Schema(description = "Its name", examples = "0 bis 3 Jahre") String name) {}

    /** Records that do not fill the gap but are near it. */
    @Schema(name = "ChainNearby", description = "Records that do not fill the gap but are near it")
    public record Nearby(
            @Schema(description = "Why they are near") NearbyKind kind,
            @Schema(description = "The side or filter it is about", examples = "lifePhase") String dimension,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The neighbouring phase", examples = "3-6") String slug,
            @Schema(description = "How many records", examples = "4") long count,
            ChainView.ProjectLinks links) {}

    /** Why records are near a gap. */
    @Schema(name = "ChainNearbyKind", description = "Why records are near a gap")
    public enum NearbyKind {
        /** In the life phase before or after. */
        NEIGHBOUR("neighbour"),
        /** For all ages. */
        ALL_AGES("allAges"),
        /** For the whole city. */
        CITY_WIDE("cityWide"),
        /** State nothing there. */
        UNKNOWN("unknown");

        @JsonValue
        public final String code;

        NearbyKind(String code) {
            this.code = code;
        }
    }

    /** How sure it is that something is missing, rather than only unsaid. */
    @Schema(name = "ChainConfidence", description = "How sure it is that something is missing, rather than only unsaid")
    public record Confidence(
            @Schema(description = "`high`: nothing known could fill it; `medium`: some records may; `low`: most records state nothing there") Level level,
            @Schema(description = "Why, in a sentence", examples = "27 von 46 Datensätzen nennen keinen Aktionsraum.") String reason) {}

    /** How sure. */
    @Schema(name = "ChainConfidenceLevel", description = "How sure it is that something is missing")
    public enum Level {
        HIGH("high"), MEDIUM("medium"), LOW("low");

        @JsonValue
        public final String code;

        Level(String code) {
            this.code = code;
        }
    }

    /** From one life phase to the next. */
    @Schema(name = "ChainTransition", description = "From one life phase of the chain to the next: a link of the chain in its own right")
    public record Transition(
            Value from,
            Value to,
            @Schema(description = "How many records stand in both phases", examples = "6") long count,
            @Schema(description = "The first 20 of them") List<Ref> items,
            @Schema(description = "Those of them that have the transition as their topic") About aboutTransition,
            @Schema(description = "The gaps that programmes stated here: what was asked for") List<Stated> statedGaps,
            ChainView.ProjectLinks links) {}

    /** The records that have the transition as their topic. */
    @Schema(name = "ChainTransitionTopic", description = "The records in both phases that have the transition as their topic")
    public record About(
            @Schema(description = "How many", examples = "1") long count,
            @Schema(description = "The first 20 of them") List<Ref> items,
            ChainView.ProjectLinks links) {}

    /** A gap that a programme stated. */
    @Schema(name = "ChainStatedGap", description = "A gap that a programme stated in its own papers")
    public record Stated(
            Ref programme,
            @Schema(description = "In its words", examples = "Übergänge von den Tageseinrichtungen für Kinder in die Schule") String text,
            @Schema(description = "What it said besides", nullable = true) String note) {}

    /** Where this is read. */
    @Schema(name = "ChainGapsLinks", description = "This answer, and the matrix it is made from")
    public record Links(String self, String chain) {}
}
