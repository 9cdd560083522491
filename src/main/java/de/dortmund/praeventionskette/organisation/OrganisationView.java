package de.dortmund.praeventionskette.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.record.NotStated;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.record.RecordView;
import de.dortmund.praeventionskette.record.References;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who takes part in the chain or carries a project (Organisation, Träger) */
@Schema(name = "Organisation", description = "Who takes part in the chain or carries a project (Organisation, Träger)")
public record OrganisationView(
        @Schema(description = "The key: readable, stable, unique within its kind", examples = "jugendamt") String slug,
        @Schema(description = "Its name", examples = "Jugendamt") String name,
        @Schema(description = "What kind of organisation it is; `group` names a kind of organisation, not one by name") OrganisationKind kind,
        @Schema(description = "The organisation it is part of", nullable = true) Ref parent,
        @Schema(description = "What it does", nullable = true) String description,
        @Schema(description = "Its web page", nullable = true) String url,
        @Schema(description = "Its postal address", nullable = true) String address,
        @Schema(description = "Whether what its carrier writes is published without review", examples = "false") boolean trusted,
        @Schema(description = "The organisations that are part of it, directly or through others") Excerpt children,
        @Schema(description = "Its contacts and those of its parts, by function") Excerpt contacts,
        @Schema(description = "The projects of the organisation and of its parts, as carrier or taking part, exactly those that the filter finds") Excerpt projects,
        @Schema(description = "The descriptive fields that no source states: not stated is not none") List<String> notStated,
        @JsonUnwrapped Meta meta)
        implements RecordView {

    /** These records as they are read, in a fixed number of statements. */
    public static List<OrganisationView> of(List<Organisation> records, Matches matches) {
        References references = References.of(Kind.ORGANISATION, records);
        Excerpts projects = Excerpts.ofProjects("organisation", records, "", slug -> Kind.PROJECT.address() + "?organisation=" + slug);
        Excerpts children = Excerpts.of(Kind.ORGANISATION, "Organisation e join OrganisationTree o on o.id = e.id and o.slug <> e.slug",
                records, slug -> Kind.ORGANISATION.address() + "?parent=" + slug);
        Excerpts contacts = Excerpts.of(Kind.CONTACT, "Contact e join OrganisationTree o on o.id = e.organisation.id", records,
                slug -> Kind.CONTACT.address() + "?organisation=" + slug);
        return records.stream()
                .map(e -> new OrganisationView(
                        e.slug,
                        e.name,
                        e.kind,
                        references.one(e, "parent"),
                        e.description,
                        e.url,
                        e.address,
                        e.trusted,
                        children.of(e),
                        contacts.of(e),
                        projects.of(e),
                        new NotStated()
                                .field("description", e.description)
                                .field("url", e.url)
                                .field("address", e.address)
                                .names(),
                        Meta.of(Kind.ORGANISATION, e, references, matches)))
                .toList();
    }
}
