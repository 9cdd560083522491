package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of every answer from 400 up (RFC 9457). */
@Schema(name = "Problem", description = "What went wrong, as a problem document (RFC 9457)")
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "requestId", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemDocument(
        @Schema(description = "The kind of problem; the URL leads to its page",
                examples = "http://localhost:8080/problems/not-found") String type,
        @Schema(description = "The kind of problem in words, the same for every problem of this type",
                examples = "Nicht gefunden") String title,
        @Schema(description = "The HTTP status of the answer", examples = "404") int status,
        @Schema(description = "What is wrong with this request", examples = "Es gibt kein Vorhaben „windelcafe“.") String detail,
        @Schema(description = "The path that was asked for", examples = "/api/v1/projects/windelcafe") String instance,
        @Schema(description = "The value of X-Request-Id; name it when you report the problem",
                examples = "9f0c2ab14d6e8b73") String requestId,
        @Schema(description = "What is wrong with single parameters or fields of the body") List<Error> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one parameter (by name) or one field of the body (by JSON pointer). */
    @Schema(name = "ProblemError", description = "What is wrong with one parameter or one field of the body")
    @JsonPropertyOrder({"parameter", "pointer", "code", "detail"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Error(
            @Schema(description = "The name of the parameter", examples = "size") String parameter,
            @Schema(description = "The field of the body as a JSON pointer (RFC 6901)", examples = "/title") String pointer,
            @Schema(description = "What is wrong, for programs", examples = "out-of-range") String code,
            @Schema(description = "What is wrong, for people", examples = "size muss zwischen 1 und 100 liegen.") String detail) {
    }

    static ProblemDocument of(Problem problem, String typeUrl, Language language, String instance, String requestId) {
        List<Error> errors = problem.faults().stream()
                .map(fault -> new Error(fault.parameter(), fault.pointer(), fault.code(), fault.detail().in(language))).toList();
        return new ProblemDocument(typeUrl, problem.type().title.in(language), problem.type().status, problem.detail().in(language),
                instance, requestId, errors);
    }
}
