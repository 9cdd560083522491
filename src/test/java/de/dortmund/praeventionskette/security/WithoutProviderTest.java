package de.dortmund.praeventionskette.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As the service is before anybody has set up an identity provider: it fails closed. */
@QuarkusTest
@TestProfile(WithoutProviderTest.NoProvider.class)
class WithoutProviderTest {

    /** The tests' provider is there, and not asked. */
    public static class NoProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.tenant-enabled", "false");
        }
    }

    @Test
    void everything_can_be_read() {
        given().get("/api/v1/projects").then().statusCode(200);
    }

    @Test
    void nothing_can_be_written_and_the_answer_says_what_to_do() {
        given().contentType("application/json").body("{\"title\": \"x\"}").post("/vault/things/a").then().statusCode(401)
                .header("WWW-Authenticate", "Bearer").body("detail", containsString("QUARKUS_OIDC_AUTH_SERVER_URL"));
        given().get("/vault/secrets").then().statusCode(401).body("detail", containsString("QUARKUS_OIDC_AUTH_SERVER_URL"));
    }

    @Test
    void no_token_is_believed() {
        for (String address : new String[]{"/api/v1/projects", "/vault/caller", "/vault/secrets"}) {
            given().header("Authorization", "Bearer " + Tokens.admin()).get(address).then().statusCode(401)
                    .body("detail", containsString("QUARKUS_OIDC_AUTH_SERVER_URL"));
        }
    }
}
