package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an erasure has done, and what it leaves for an editor to do. */
@Schema(name = "Erased", description = "What an erasure (Löschung) has done, and what it leaves for an editor to do")
public record Erased(
        @JsonUnwrapped ErasureList.Fact fact,
        @Schema(description = "The addresses of contacts that name somebody else or nobody today: of their earlier versions and proposals, those with"
                + " the person's name were erased") List<String> formerlyIn,
        @Schema(description = "Texts of any record, today's or earlier ones, that contain the name, a number or a mail address."
                + " Only this answer can"
                + " say it: afterwards nobody knows them any more") List<Mention> mentionedIn) {

    static Erased of(Erasure erasure, List<String> earlier) {
        return new Erased(ErasureList.Fact.of(erasure), earlier, List.of());
    }

    Erased mentionedIn(List<Mention> mentions) {
        return new Erased(fact, formerlyIn, mentions);
    }
}
