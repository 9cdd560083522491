package de.dortmund.praeventionskette.organisation;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Found;
import de.dortmund.praeventionskette.http.ListParams;
import de.dortmund.praeventionskette.http.Listing;
import de.dortmund.praeventionskette.http.Page;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.http.RecordParams;
import de.dortmund.praeventionskette.http.Sorting;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Matches;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The contacts over HTTP. */
@Reads
@PersonalData
@Path("/api/v1/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations")
public class ContactResource {

    static final Listing<Contact> LIST = new Listing<>(Kind.CONTACT, Contact.class, ContactFilter.RULES, Sorting.by("function"), 20);

    @GET
    @Operation(operationId = "listContacts", summary = "List the contacts (Ansprechpersonen)",
            description = "Whom to ask: the function first, the person second. Personal data of officials in their office, as the city printed it.")
    public Page<ContactView> list(@BeanParam ContactFilter filter, @BeanParam ListParams params) {
        return LIST.page(filter, params, ContactView::of);
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getContact", summary = "Read one contact (Ansprechperson)", description = "The contact with this slug.")
    public ContactView get(@RestPath String slug, @BeanParam RecordParams params) {
        return ContactView.of(List.of(Found.bySlug(Kind.CONTACT, Contact.class, slug)), Matches.NONE).get(0);
    }
}
