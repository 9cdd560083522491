package de.dortmund.praeventionskette.exchange.hsds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import de.dortmund.praeventionskette.http.CurrentRequest;
import de.dortmund.praeventionskette.http.Page.PageLinks;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.Paged;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, in the envelope of the specification. */
@JsonNaming(SnakeCaseStrategy.class)
public record Page<T>(
        @Schema(description = "How many there are in all") long totalItems,
        @Schema(description = "How many pages that makes") long totalPages,
        @Schema(description = "This page, from 1") int pageNumber,
        @Schema(description = "How many are on this page") int size,
        @Schema(description = "Whether this is the first page") boolean firstPage,
        @Schema(description = "Whether no page comes after this one") boolean lastPage,
        @Schema(description = "Whether nothing is on this page") boolean empty,
        List<T> contents,
        @JsonIgnore PageLinks links)
        implements Paged {

    /** The page with these contents out of so many; the pages around stand in the header {@code Link}. */
    static <T> Page<T> of(List<T> contents, long total, int number, int perPage) {
        long pages = (total + perPage - 1) / perPage;
        return new Page<>(total, pages, number, contents.size(), number == 1, number >= pages, contents.isEmpty(), contents,
                PageParams.links(CurrentRequest.uri(), number, perPage, pages));
    }
}
