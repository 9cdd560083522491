package de.dortmund.praeventionskette.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import de.dortmund.praeventionskette.security.Sight;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom to ask (Ansprechperson): the function first */
@Schema(name = "Contact", description = "Whom to ask (Ansprechperson): the function first")
public record ContactView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "projektbuero-1") String slug,
        @Schema(description = "What the contact is there for", examples = "Projektbüro Aktionsplan Soziale Stadt") String function,
        @Schema(description = "The office", nullable = true) Ref organisation,
        @Schema(description = "The action areas that the contact serves") List<Ref> actionAreas,
        @Schema(description = "The person, as printed; personal data of an official in office", nullable = true) String name,
        @Schema(description = "The telephone numbers, each as printed and as E.164") List<Telephone> phones,
        @Schema(description = "The mail address", nullable = true) String email,
        @Schema(description = "The organisation that keeps the record current", nullable = true) Ref carrier,
        @Schema(description = "Who may see the contact: everybody, carriers and editors, or editors and its own carrier") Visibility visibility,
        FieldVisibility fieldVisibility,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** A telephone number as printed and as it is dialled. */
    @Schema(name = "Telephone", description = "A telephone number as printed and as it is dialled")
    public record Telephone(
            @Schema(description = "E.164", examples = "+492315024223") String number,
            @Schema(description = "As the source prints it", examples = "+49 231 50-2 42 23", nullable = true) String printed,
            @Schema(description = "The areas that the number serves; empty means all of the contact's") List<Ref> actionAreas) {}

    /** These records as they are read, in a fixed number of statements. */
    public static List<ContactView> of(List<Contact> records, Matches matches) {
        References references = References.of(Kind.CONTACT, records);
        return records.stream()
                .map(e -> new ContactView(
                        e.slug,
                        e.function,
                        references.one(e, "organisation"),
                        references.list(e, "actionAreas"),
                        shows(e, e.nameVisibility) ? e.name : null,
                        shows(e, e.phonesVisibility) ? phones(e, references) : List.of(),
                        shows(e, e.emailVisibility) ? e.email : null,
                        references.one(e, "carrier"),
                        e.visibility,
                        new FieldVisibility(e.nameVisibility, e.phonesVisibility, e.emailVisibility),
                        new NotStated()
                                .field("organisation", references.one(e, "organisation"))
                                .field("actionAreas", references.list(e, "actionAreas"))
                                .field("name", e.name, !shows(e, e.nameVisibility))
                                .field("phones", e.phones, !shows(e, e.phonesVisibility))
                                .field("email", e.email, !shows(e, e.emailVisibility))
                                .field("carrier", references.one(e, "carrier"))
                                .names(),
                        Meta.of(Kind.CONTACT, e, references, matches)))
                .toList();
    }

    /** Whether the caller may see a field of the contact that is there for these readers. */
    private static boolean shows(Contact contact, Visibility visibility) {
        Sight sight = Sight.current();
        return switch (visibility) {
            case PUBLIC -> true;
            case PARTNER -> !sight.isPublic();
            case INTERNAL -> sight.isEverything() || sight.isOwn(contact);
        };
    }

    private static List<Telephone> phones(Contact contact, References references) {
        List<Telephone> phones = new ArrayList<>();
        for (Phone phone : contact.phones) {
            phones.add(new Telephone(phone.number, phone.printed, references.list(contact, "phone" + phones.size())));
        }
        return phones;
    }
}
