package de.dortmund.praeventionskette.organisation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who, of those who may see a contact, may see what it says about the person. */
@Schema(description = "Who, of those who may see the contact, may see what it says about the person")
public record FieldVisibility(
        @Schema(description = "Who may see the name", examples = "internal") Visibility name,
        @Schema(description = "Who may see the telephone numbers", examples = "public") Visibility phones,
        @Schema(description = "Who may see the mail address", examples = "partner") Visibility email) {}
