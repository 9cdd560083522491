package de.dortmund.praeventionskette.chain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The sides of the matrix, as they were sent. */
public record ChainParams(
        @RestQuery
        @Parameter(
                description = "What stands in the rows; by default the life phases, or the topics where the columns are life phases",
                schema = @Schema(
                        enumeration = {
                                "lifePhase", "topic", "actionArea", "district", "targetGroup", "programme", "access"},
                        defaultValue = "lifePhase", examples = "actionArea")) String rows,
        @RestQuery
        @Parameter(
                description = "What stands in the columns, not the same as in the rows; by default the topics, or the life phases where the"
                        + " rows are topics",
                schema = @Schema(
                        enumeration = {"lifePhase", "topic", "actionArea", "district", "targetGroup", "programme", "access"},
                        defaultValue = "topic", examples = "topic")) String columns,
        @RestQuery
        @Parameter(
                description = "Also the records that state nothing for these filters, separated by commas. Each must be a filter in use.") String unknown){
}
