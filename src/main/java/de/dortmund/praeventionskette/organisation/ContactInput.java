package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.area.ActionArea;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import de.dortmund.praeventionskette.record.Rules;
import de.dortmund.praeventionskette.vocabulary.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contact as it is written. */
public record ContactInput(
        @Schema(description = "The key; no word of the person's name (of three letters or more) stands in it: it stays when the person goes")
        @Pattern(regexp = Rules.SLUG) @Size(max = 100) String slug,
        @Schema(description = "What the contact is there for, without the person's full name: it stays when the person goes")
        @NotNull @Size(min = 1, max = Rules.SHORT) String function,
        @Size(min = 1, max = Rules.SHORT) String name,
        @Valid RefInput organisation,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> actionAreas,
        @Size(max = 20) List<@NotNull @Valid PhoneInput> phones,
        @Pattern(regexp = "[^@\\s]+@[^@\\s]+") @Size(max = 254) String email,
        @Valid RefInput carrier,
        Visibility visibility,
        FieldVisibility fieldVisibility,
        @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> sources,
        @Size(min = 1, max = 200) String licence) {

    /** Who may see it is always said; what is not said is for nobody else. */
    public ContactInput {
        visibility = visibility == null ? Visibility.INTERNAL : visibility;
        fieldVisibility = fieldVisibility == null ? new FieldVisibility(null, null, null) : fieldVisibility;
    }

    /** A telephone number as it is written; the areas it serves are among those of its contact. */
    public record PhoneInput(
            @NotNull @Pattern(regexp = "\\+[1-9][0-9]{1,14}") String number,
            @Size(min = 1, max = Rules.SHORT) String printed,
            @Size(max = Rules.LIST) List<@NotNull @Valid RefInput> actionAreas) {}

    private List<Phone> phones(Resolver resolver) {
        List<Phone> all = new ArrayList<>();
        for (PhoneInput input : Rules.orEmpty(phones)) {
            Phone phone = new Phone();
            phone.number = input.number;
            phone.printed = input.printed;
            phone.actionAreas =
                    resolver.all(Kind.ACTION_AREA, ActionArea.class, input.actionAreas, "/phones/" + all.size() + "/actionAreas");
            all.add(phone);
        }
        return all;
    }

    /** Makes the record what the input says; what the input leaves out becomes unstated. */
    public void applyTo(Contact e, Resolver resolver) {
        e.function = function;
        e.name = name;
        e.organisation = resolver.one(Kind.ORGANISATION, Organisation.class, organisation, "/organisation");
        e.actionAreas = resolver.all(Kind.ACTION_AREA, ActionArea.class, actionAreas, "/actionAreas");
        // The same list: numbers that are no longer in it are deleted.
        List<Phone> numbers = phones(resolver);
        e.phones.clear();
        e.phones.addAll(numbers);
        e.email = email;
        e.visibility = visibility;
        e.nameVisibility = fieldVisibility.name();
        e.phonesVisibility = fieldVisibility.phones();
        e.emailVisibility = fieldVisibility.email();
        e.carrier = resolver.one(Kind.ORGANISATION, Organisation.class, carrier, "/carrier");
        e.sources = resolver.all(Kind.SOURCE, Source.class, sources, "/sources");
        e.licence = licence == null ? "dl-de/zero-2-0" : licence;
    }
}
