package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Records that were sent to be imported, and what came of them (Import). */
@Schema(name = "ImportRun", description = "Records that were sent to be imported, and what came of them (Import)")
public record ImportView(
        @Schema(description = "Its address ends in it", examples = "0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11") UUID id,
        @Schema(description = "The resource of the records", examples = "projects") String resource,
        @Schema(description = "`upsert`: what is not sent stays; `replace`: what one's own system no longer knows is deleted",
                examples = "upsert") String mode,
        @Schema(description = "`computing`: it is worked on; `ready`: a dry run that can be run; `refused`: rows are refused, nothing was done;"
                + " `done`; `expired`: a dry run that is older than a day; `interrupted`: the service stopped meanwhile, nothing was done",
                enumeration = {
                        "computing", "ready", "refused", "done", "expired", "interrupted"},
                examples = "ready") String state,
        @Schema(description = "How many records were sent", examples = "46") int rows,
        @Schema(description = "How many of them have been computed", examples = "46") int rowsDone,
        @Schema(description = "How many came out in each way; null while it is computed", nullable = true) Counts counts,
        @Schema(description = "The catalogue's revision that it made; null where it changed nothing, or is not done",
                nullable = true) Long revision,
        @Schema(description = "When it was sent") Instant createdAt,
        @Schema(description = "When it was done", nullable = true) Instant doneAt,
        @Schema(description = "The first 20 rows that are refused") List<Row> refused,
        Links links){

    /** In how many ways rows come out. */
    @Schema(name = "ImportCounts", description = "How many rows came out in each way")
    public record Counts(
            @Schema(description = "New records", examples = "1") int created,
            @Schema(description = "Records that changed", examples = "2") int updated,
            @Schema(description = "Changes that an editor has to accept first, deletions among them", examples = "0") int proposed,
            @Schema(description = "Records that say this already", examples = "43") int unchanged,
            @Schema(description = "Rows that can't be written", examples = "0") int refused,
            @Schema(description = "Records that are deleted (`mode=replace`)", examples = "0") int deleted) {}

    /** What came of one row. */
    @Schema(name = "ImportRow", description = "What came of one row")
    public record Row(
            @Schema(description = "Which record it is, from 1; what is deleted comes after those that were sent",
                    examples = "1") int number,
            @Schema(description = "The line in which it begins; null where it was not sent", nullable = true, examples = "2") Integer line,
            @Schema(description = "What came of it", enumeration = {
                    "created", "updated", "proposed", "unchanged", "refused", "deleted",
                    "deletion-proposed"}, examples = "updated") String outcome,
            @Schema(description = "The record's key; null where it has none", nullable = true, examples = "windel-cafe-b3") String slug,
            @Schema(description = "The fields that differ") List<Change> changes,
            @Schema(description = "Why it is refused") List<Wrong> errors,
            @Schema(description = "The address of the proposal that it became", nullable = true) String proposal,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The address of the record", nullable = true,
                    examples = "/api/v1/projects/windel-cafe-b3") String record){
    }

    /** A field before and after. */
    @Schema(name = "ImportChange", description = "A field before and after; null is not stated")
    public record Change(
            @Schema(description = "The field", examples = "title") String field,
            @Schema(description = "What it says", nullable = true) JsonNode from,
            @Schema(description = "What the row makes it say", nullable = true) JsonNode to) {}

    /** What is wrong with a row. */
    @Schema(name = "ImportError", description = "What is wrong with a row, and where")
    public record Wrong(
            @Schema(description = "The field, as a JSON pointer; null where it is not one of a field", nullable = true,
                    examples = "/title") String pointer,
            @Schema(description = "The column of a table", nullable = true, examples = "title") String column,
            @Schema(description = "What kind of fault it is", examples = "unknown-reference") String code,
            @Schema(description = "What is wrong, in the caller's language") String detail) {}

    /** Where the import and its rows are. */
    @Schema(name = "ImportLinks", description = "Where the import and its rows are")
    public record Links(
            @Schema(description = "The import", examples = "/api/v1/imports/0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11") String self,
            @Schema(description = "The report, row by row",
                    examples = "/api/v1/imports/0b7f4c1e-6f0a-4a53-9a55-3f0f0c7f1d11/rows") String rows,
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "POST here does it; only while it can be done") String run) {}
}
