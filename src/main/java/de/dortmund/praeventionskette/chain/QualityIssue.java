package de.dortmund.praeventionskette.chain;

import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be missing or doubtful, and what an editor asks about it. */
@Schema(description = "What can be missing or doubtful")
public enum QualityIssue {
    /** Neither a carrier nor anybody who takes part. */
    NO_ORGANISATION("no-organisation", "Wer führt das Angebot durch?"),
    /** No action area, and not city-wide. */
    NO_AREA("no-area", "Welchem Aktionsraum dient es, oder der ganzen Stadt?"),
    /** No ages of its own, and not for all ages. */
    NO_AGE("no-age", "Für welches Alter ist es?"),
    /** A project that nobody ever confirmed. */
    NEVER_VERIFIED("never-verified", "Gibt es das Angebot noch so, wie es hier steht?"),
    /** A project that nobody has confirmed for longer than the catalogue allows. */
    STALE("stale", "Lange nicht bestätigt: Gibt es das Angebot noch so, wie es hier steht?"),
    /** A contact that nobody ever confirmed. */
    CONTACT_NEVER_VERIFIED("contact-never-verified", "Ist das noch die richtige Ansprechperson?"),
    /** A contact that nobody has confirmed for longer than the catalogue allows. */
    CONTACT_STALE("contact-stale", "Lange nicht bestätigt: Ist das noch die richtige Ansprechperson?"),
    /** One person with more than one number. */
    TWO_NUMBERS("two-numbers", "Welche der Nummern gilt?"),
    /** A source of which nobody knows when it was published. */
    SOURCE_WITHOUT_DATE("source-without-date", "Wann ist die Quelle erschienen?"),
    /** An action area that has ended and that projects, places or contacts still name. */
    ENDED_AREA_IN_USE("ended-area-in-use", "Wohin gehören die Einträge des beendeten Aktionsraums heute?");

    @JsonValue
    public final String code;

    /** The question, for the editor. */
    final String question;

    QualityIssue(String code, String question) {
        this.code = code;
        this.question = question;
    }
}
