package de.dortmund.praeventionskette.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.http.Leaving;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

/** What will be taken away is marked in the document. */
class OutdatingTest {

    private final OpenAPI document = OASFactory.createOpenAPI().components(OASFactory.createComponents());

    @Test
    void an_outdated_operation_is_deprecated_and_its_answers_have_the_headers() throws NoSuchMethodException {
        Operation operation = described("soon");
        assertTrue(operation.getDeprecated());
        assertEquals("What it does.\n\n**Deprecated since 2027-01-15**, may be gone on 2028-01-05; instead: /docs/instead",
                operation.getDescription());
        assertEquals(Set.of("Deprecation", "Sunset"), operation.getResponses().getAPIResponse("200").getHeaders().keySet());
        assertNull(operation.getResponses().getAPIResponse("304").getHeaders());
        assertEquals(Set.of("Deprecation", "Sunset"), document.getComponents().getHeaders().keySet());
    }

    @Test
    void an_outdated_parameter_is_deprecated_and_no_other() throws NoSuchMethodException {
        Operation operation = described("inPart");
        assertNull(operation.getDeprecated());
        assertNull(operation.getParameters().get(0).getDeprecated());
        assertTrue(operation.getParameters().get(1).getDeprecated());
        assertEquals("The older one. **Deprecated since 2026-11-20**.", operation.getParameters().get(1).getDescription());
        assertFalse(operation.getResponses().getAPIResponse("200").getHeaders().isEmpty());
    }

    private Operation described(String method) throws NoSuchMethodException {
        Operation operation = OASFactory.createOperation().description("What it does.")
                .addParameter(OASFactory.createParameter().name("q").description("Words."))
                .addParameter(OASFactory.createParameter().name("older").description("The older one."))
                .responses(OASFactory.createAPIResponses().addAPIResponse("200", OASFactory.createAPIResponse())
                        .addAPIResponse("304", OASFactory.createAPIResponse().ref("#/components/responses/NotModified")));
        Outdating.describe(document, operation, Leaving.class.getMethod(method, String.class, String.class));
        return operation;
    }
}
