package de.dortmund.praeventionskette.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** A resource that is not for everybody, for the tests of everything that is asked before an operation begins. */
@Path("/vault")
@Produces("application/json")
public class Vault {

    /** A body with a rule. */
    public record Thing(@NotBlank String title) {}

    @GET
    @Path("caller")
    @Operation(hidden = true)
    public Map<String, Object> caller() {
        Caller caller = Caller.current();
        return Map.of("name", caller.name(), "anonymous", caller.isAnonymous(), "carrier", caller.is(Role.CARRIER), "editor",
                caller.is(Role.EDITOR), "admin", caller.is(Role.ADMIN), "organisation", caller.organisation().orElse("-"));
    }

    @POST
    @Path("things/{slug}")
    @Consumes("application/json")
    @AllowedTo({Role.CARRIER, Role.EDITOR})
    @Operation(hidden = true)
    public Thing take(String slug, @RestQuery int count, @Valid @NotNull Thing thing) {
        return thing;
    }

    @GET
    @Path("secrets")
    @AllowedTo(Role.ADMIN)
    @Operation(hidden = true)
    public Map<String, String> secrets(@RestQuery int size) {
        return Map.of("state", "told");
    }
}
