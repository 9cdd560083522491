package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.PersonalData;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a person may ask of the city about the contact that names them: to know what is kept, and to be erased. */
@Reads
@PersonalData
@Path("/api/v1/contacts/{slug}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
public class PersonResource {

    private final Erasing erasing;
    private final Disclosure disclosure;

    PersonResource(Erasing erasing, Disclosure disclosure) {
        this.erasing = erasing;
        this.disclosure = disclosure;
    }

    @POST
    @Path("erasure")
    @AllowedTo(Role.ADMIN)
    @Operation(
            operationId = "eraseContact",
            summary = "Erase the person of a contact (Löschung, Art. 17 DSGVO)",
            description = "Name, telephone numbers and mail address are gone from the contact, every earlier version, every proposal and every kept answer;"
                    + " the function stays. The fact is recorded as keyed hashes, so that nobody comes back: not by a write, not by a restore. Works for a"
                    + " deleted contact too, and a second time changes nothing.")
    public ErasureList.Fact erase(@RestPath String slug) {
        return ErasureList.Fact.of(erasing.erase(slug));
    }

    @GET
    @Path("disclosure")
    @AllowedTo(Role.ADMIN)
    @Operation(
            operationId = "getContactDisclosure",
            summary = "Read everything that is kept about a person (Auskunft, Art. 15 DSGVO)",
            description = "The contact, its earlier versions, the proposals about it, kept answers, and what was erased. Works for a deleted contact too.")
    public DisclosureView disclose(@RestPath String slug) {
        return disclosure.of(slug);
    }
}
