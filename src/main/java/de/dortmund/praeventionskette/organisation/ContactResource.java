package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.change.ChangeView;
import de.dortmund.praeventionskette.change.Conditions;
import de.dortmund.praeventionskette.change.Edits;
import de.dortmund.praeventionskette.change.Histories;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.change.VersionView;
import de.dortmund.praeventionskette.change.Writes;
import de.dortmund.praeventionskette.change.Written;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.OnlyOnce;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PageParams;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.Precondition;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Replacement;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.privacy.Disclosure;
import de.dortmund.praeventionskette.privacy.DisclosureView;
import de.dortmund.praeventionskette.privacy.Erased;
import de.dortmund.praeventionskette.privacy.Erasing;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The contacts over HTTP. */
@Reads
@PersonalData
@Path("/api/v1/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class ContactResource {

    @Inject
    Edits edits;

    @Inject
    Conditions conditions;

    @Inject
    Histories histories;

    @Inject
    Erasing erasing;

    @Inject
    Disclosure disclosure;

    static final Listing<Contact> LIST = new Listing<>(Kind.CONTACT, Contact.class, ContactFilter.RULES, Sorting.by("function"), 20);

    @GET
    @Operation(operationId = "listContacts", summary = "List the contacts (Ansprechpersonen)",
            description = "Whom to ask: the function first, the person second. Personal data of officials in their office, as the city printed it."
                    + " With the token of a carrier or an editor also the contacts for partners.")
    public Page<ContactView> list(@BeanParam ContactFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, ContactView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getContact", summary = "Read one contact (Ansprechperson)", description = "The contact with this slug.")
    public ContactView get(@RestPath String slug, @BeanParam RecordParams params) {
        return ContactView.of(List.of(Found.bySlug(Kind.CONTACT, Contact.class, slug)), Matches.NONE).get(0);
    }

    @POST
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "createContact", summary = "Create a contact (Ansprechperson)", description = Writes.CREATE)
    @RequestBody(content = @Content(schema = @Schema(implementation = ContactInput.class)))
    public RestResponse<ContactView> create(Body body, @BeanParam OnlyOnce once) {
        return Written.answer(edits.create(Kind.CONTACT, body, once.key()));
    }

    @PUT
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "putContact", summary = "Create or replace a contact (Ansprechperson)", description = Writes.PUT)
    @RequestBody(content = @Content(schema = @Schema(implementation = ContactInput.class)))
    public RestResponse<ContactView> put(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.put(Kind.CONTACT, slug, body, condition));
    }

    @PATCH
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "patchContact", summary = "Change a contact (Ansprechperson)", description = Writes.PATCH)
    @RequestBody(content = @Content(schema = @Schema(implementation = ContactInput.class)))
    public RestResponse<ContactView> patch(@RestPath String slug, Body body, @BeanParam Precondition condition) {
        return Written.answer(edits.patch(Kind.CONTACT, slug, body, condition));
    }

    @DELETE
    @Path("{slug}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(operationId = "deleteContact", summary = "Delete a contact (Ansprechperson)", description = Writes.DELETE)
    public RestResponse<ContactView> delete(@RestPath String slug, @BeanParam Precondition condition, @BeanParam Replacement replacement) {
        return Written.answer(edits.delete(Kind.CONTACT, slug, condition, replacement.replacedBy()));
    }

    @GET
    @Path("{slug}/history")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "listContactChanges", summary = "List the changes of a contact (Ansprechperson)", description = Histories.LIST)
    public Page<ChangeView> changes(@RestPath String slug, @BeanParam PageParams params) {
        return histories.list(Kind.CONTACT, slug, params);
    }

    @GET
    @Path("{slug}/versions/{version}")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "getContactVersion", summary = "Read an earlier version of a contact (Ansprechperson)",
            description = Histories.VERSION)
    public VersionView version(@RestPath String slug, @RestPath String version) {
        return histories.get(Kind.CONTACT, slug, version);
    }

    @POST
    @Path("{slug}/versions/{version}/restore")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Tag(name = "History")
    @Operation(operationId = "restoreContactVersion", summary = "Restore an earlier version of a contact (Ansprechperson)",
            description = Histories.RESTORE)
    public RestResponse<ContactView> restore(@RestPath String slug, @RestPath String version, @BeanParam Precondition condition) {
        return histories.restore(Kind.CONTACT, slug, version, condition);
    }

    @POST
    @Path("{slug}/erasure")
    @AllowedTo(Role.ADMIN)
    @Tag(name = "Privacy")
    @Operation(operationId = "eraseContact", summary = "Erase the person of a contact (Löschung, Art. 17 DSGVO)",
            description = Erasing.DESCRIPTION)
    public Erased erase(@RestPath String slug, @BeanParam Precondition condition) {
        conditions.checkIfSent(Kind.CONTACT, slug, condition);
        return erasing.erase(slug);
    }

    @GET
    @Path("{slug}/disclosure")
    @AllowedTo(Role.ADMIN)
    @Tag(name = "Privacy")
    @Operation(operationId = "getContactDisclosure", summary = "Read everything that is kept about a person (Auskunft, Art. 15 DSGVO)",
            description = Disclosure.DESCRIPTION)
    public DisclosureView disclose(@RestPath String slug) {
        return disclosure.of(slug);
    }
}
