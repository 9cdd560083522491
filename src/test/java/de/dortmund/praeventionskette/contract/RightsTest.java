package de.dortmund.praeventionskette.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.security.Vault;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RightsTest {

    private final OpenAPI document = OASFactory.createOpenAPI().components(OASFactory.createComponents().responses(Map.of()));

    @Test
    void an_operation_for_some_says_for_whom_and_how_others_are_refused() {
        Operation operation = described("take");
        assertEquals(List.of(Set.of("bearer")), schemes(operation));
        assertEquals("Takes.\n\nNeeds a token with the role `carrier` or `editor`.", operation.getDescription());
        assertEquals(Set.of("401", "403"), operation.getResponses().getAPIResponses().keySet());
        for (String name : List.of("Unauthorized", "Forbidden")) {
            assertTrue(document.getComponents().getResponses().get(name).getHeaders().containsKey("WWW-Authenticate"), name);
        }
    }

    @Test
    void an_operation_for_everybody_needs_no_token_and_refuses_a_bad_one() {
        Operation operation = described("caller");
        assertEquals(List.of(Set.of(), Set.of("bearer")), schemes(operation));
        assertEquals("Takes.", operation.getDescription());
        assertEquals(Set.of("401"), operation.getResponses().getAPIResponses().keySet());
    }

    private Operation described(String name) {
        Method method = Arrays.stream(Vault.class.getDeclaredMethods()).filter(m -> m.getName().equals(name)).findFirst().orElseThrow();
        Operation operation = OASFactory.createOperation().description("Takes.").responses(OASFactory.createAPIResponses());
        Rights.describe(document, operation, method);
        return operation;
    }

    private static List<Set<String>> schemes(Operation operation) {
        return operation.getSecurity().stream().map(requirement -> requirement.getSchemes().keySet()).toList();
    }
}
