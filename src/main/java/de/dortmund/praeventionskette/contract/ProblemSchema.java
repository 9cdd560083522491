package de.dortmund.praeventionskette.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a problem document (RFC 9457), for the documentation. */
@Schema(name = "Problem", description = "What went wrong (RFC 9457), in German unless Accept-Language prefers English")
record ProblemSchema(
        @Schema(description = "The kind of problem: the address of the page that explains it") String type,
        @Schema(description = "What every problem of this kind is called") String title,
        @Schema(description = "The HTTP status") int status,
        @Schema(description = "What is wrong with this request") String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The address that was asked for, where it could be read") String instance,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The single parameters or fields that are wrong") List<Fault> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The id of the request, to ask the operator about") String requestId) {

    /** The form of a fault. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProblemError", description = "What is wrong with one parameter or one field")
    record Fault(
            @Schema(description = "The parameter") String parameter,
            @Schema(description = "The field of the body, as a JSON pointer") String pointer,
            @Schema(description = "What is wrong, for programs") String code,
            @Schema(description = "What is wrong, for people") String detail) {}
}
