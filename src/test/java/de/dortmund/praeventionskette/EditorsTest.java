package de.dortmund.praeventionskette;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells editors, carriers and administrators to type in does what it says. KeycloakIT does the same with a real provider. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class EditorsTest {

    /** The provider that the pages ask for a token is not there: this gives it to them. */
    private static final String TOKENS = """
            curl() {
              case "$*" in
                *8180*username=redaktion*) echo '{"access_token":"%s"}' ;;
                *8180*username=traeger*) echo '{"access_token":"%s"}' ;;
                *) command curl "$@" ;;
              esac
            }
            """;

    @TestHTTPResource
    URI service;

    @TempDir
    Path folder;

    @BeforeEach
    void the_machine_has_the_commands() {
        assumeTrue(Snippets.canRun(), "neither bash nor curl");
    }

    @Test
    void from_no_token_to_a_published_change() throws IOException, InterruptedException {
        Snippets.ofEditors().check(tokens(), service, "http://127.0.0.1:8180", folder);
    }

    @Test
    void the_four_lines_of_the_readme_publish_a_change() throws IOException, InterruptedException {
        Snippets.ofReadme().check(tokens(), service, "http://127.0.0.1:8180", folder);
    }

    @Test
    void what_the_page_about_privacy_discloses_and_erases() throws IOException, InterruptedException {
        Snippets.ofPrivacy().check("TOKEN='" + Tokens.admin() + "'", service, "http://127.0.0.1:8180", folder);
        for (String erased : List.of("Schmitz", "5026648", "gschmitz")) {
            assertTrue(Files.readString(folder.resolve("disclosure.json")).contains(erased), erased);
            assertFalse(Files.readString(folder.resolve("erasures.json")).contains(erased), erased);
        }
        given().get("/api/v1/contacts/projektbuero-1").then().statusCode(200).body("name", nullValue());
    }

    private static String tokens() {
        return TOKENS.formatted(Tokens.editor(), Tokens.carrier("evinger-sportvereine"));
    }
}
