package de.dortmund.praeventionskette.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who, of those who may see a contact, may see what it says about the person. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "Who, of those who may see the contact, may see what it says about the person")
public record FieldVisibility(
        @Schema(description = "Who may see the name", examples = "internal") Visibility name,
        @Schema(description = "Who may see the telephone numbers", examples = "public") Visibility phones,
        @Schema(description = "Who may see the mail address", examples = "partner") Visibility email) {

    /** What is not said is for nobody else. */
    public FieldVisibility {
        name = name == null ? Visibility.INTERNAL : name;
        phones = phones == null ? Visibility.INTERNAL : phones;
        email = email == null ? Visibility.INTERNAL : email;
    }
}
