package de.dortmund.praeventionskette.contract;

import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.QueryParameters;
import de.dortmund.praeventionskette.security.AllowedTo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** What the OpenAPI document says about who may use an operation; all of it follows from {@link AllowedTo}. */
final class Rights {

    private static final String SCHEME = "bearer";

    private Rights() {}

    static void describe(OpenAPI document, Operation operation, Method method) {
        SecurityRequirement token = OASFactory.createSecurityRequirement().addScheme(SCHEME);
        AllowedTo allowed = method.getAnnotation(AllowedTo.class);
        if (allowed == null) {
            // Reading needs no token, and takes one: Swagger UI sends it along once somebody has authorised.
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement(), token));
            if (QueryParameters.declared(method).parameters().containsKey("publication")) {
                forbidden(document, operation);
            }
        } else {
            String roles = Arrays.stream(allowed.value()).map(role -> '`' + role.code + '`').collect(Collectors.joining(" or "));
            operation.setSecurity(List.of(token));
            operation.setDescription((operation.getDescription() == null ? "" : operation.getDescription() + "\n\n")
                    + "Needs a token with the role " + roles + ".");
            forbidden(document, operation);
        }
        refer(document, operation, ProblemType.UNAUTHORIZED, "Unauthorized",
                "The token is not good, or there is none where one is needed", "Das Token ist abgelaufen.");
    }

    private static void forbidden(OpenAPI document, Operation operation) {
        refer(document, operation, ProblemType.FORBIDDEN, "Forbidden", "The token does not entitle to that",
                "Dafür braucht das Token eine der Rollen: editor.");
    }

    /** A component is only there when an operation refers to it. */
    private static void refer(OpenAPI document, Operation operation, ProblemType type, String name, String meaning, String detail) {
        if (!document.getComponents().getResponses().containsKey(name)) {
            About.problem(document.getComponents(), name, type, meaning, null, null, detail);
            APIResponse response = document.getComponents().getResponses().get(name);
            response.addHeader("WWW-Authenticate", OASFactory.createHeader()
                    .description("What kind of token is needed, and what is wrong with the one that was sent (RFC 6750)")
                    .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
        }
        operation.getResponses().addAPIResponse(String.valueOf(type.status),
                OASFactory.createAPIResponse().ref("#/components/responses/" + name));
    }
}
