package de.dortmund.praeventionskette.page;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.http.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest {

    @Test
    void people_get_a_page_and_machines_the_api() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8").get("/").then().statusCode(200).contentType("text/html")
                .header("Vary", "Accept, Accept-Encoding")
                .header("Content-Language", "de").body(containsString("<html lang=\"de\">")).body(containsString("href=\"/docs\""));
        for (String accept : List.of("*/*", "application/json", "image/png")) {
            given().redirects().follow(false).accept(accept).get("/").then().statusCode(303).header("Location",
                    "http://localhost:8080/api/v1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/imprint", "/privacy", "/accessibility"})
    void a_text_that_the_operator_has_not_set_says_so(String address) {
        get(address).then().statusCode(200).contentType("text/html").body(containsString("noch nicht hinterlegt"))
                .body(containsString("CATALOGUE_PAGES_FOLDER"));
    }

    @Test
    void the_operators_text_is_shown_as_soon_as_it_is_there(@TempDir Path folder) throws IOException {
        PageResource pages = new PageResource(configuredWith(folder));
        assertTrue(pages.imprint().getEntity().toString().contains("noch nicht hinterlegt"));
        Files.writeString(folder.resolve("imprint.md"),
                "# Wer wir sind\n\nStadt Dortmund, [Post](javascript:alert(1)) <script>alert(1)</script>");
        String page = pages.imprint().getEntity().toString();
        assertTrue(page.contains("<title>Wer wir sind ·") && page.contains("Stadt Dortmund"), page);
        assertFalse(page.contains("<script>") || page.contains("javascript:"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/imprint", "/problems", "/problems/not-found"})
    void a_page_needs_nothing_from_elsewhere_and_is_built_for_everybody(String address) {
        given().accept("text/html").get(address).then().statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                .body(not(containsString("<script"))).body(not(containsString("src=\"http")))
                .body(containsString("<meta name=\"viewport\""))
                .body(containsString("<main id=\"inhalt\">")).body(containsString("class=\"skip\"")).body(containsString("<h1>"));
    }

    @Test
    void security_txt_says_where_to_report_until_when() {
        String text = get("/.well-known/security.txt").then().statusCode(200).contentType("text/plain").extract().asString();
        Matcher expires = Pattern.compile("(?m)^Expires: (.*)$").matcher(text);
        assertTrue(expires.find(), text);
        Instant until = Instant.parse(expires.group(1));
        assertTrue(until.isAfter(Instant.now().plus(100, ChronoUnit.DAYS)) && until.isBefore(Instant.now().plus(365, ChronoUnit.DAYS)),
                text);
        assertTrue(text.contains("Contact: http://localhost:8080/imprint\n") && text.contains("Preferred-Languages: de, en\n"), text);
    }

    @Test
    void small_things_that_browsers_and_robots_ask_for_are_there() {
        get("/robots.txt").then().statusCode(200).contentType("text/plain").body(startsWith("User-agent: *"));
        get("/favicon.svg").then().statusCode(200).contentType("image/svg+xml");
        get("/favicon.ico").then().statusCode(200).contentType("image/svg+xml");
        get("/favicon.png").then().statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @EnumSource
    void the_type_of_every_problem_leads_to_its_page(ProblemType type) {
        given().accept("text/html").get("/problems/" + type.slug).then().statusCode(200).contentType("text/html")
                .header("Content-Language", "en")
                .body(containsString("<h1>" + type.title.de())).body(containsString(type.title.en()));
        given().accept("text/markdown").get("/problems/" + type.slug).then().statusCode(200).contentType("text/markdown")
                .header("Vary", "Accept, Accept-Encoding")
                .body(startsWith("# " + type.title.de() + " (" + type.title.en() + ")\n\n" + type.status + ", `" + type.slug + "`"));
        get("/problems").then().body(containsString("/problems/" + type.slug + "\""));
    }

    @Test
    void every_page_is_of_a_problem_type() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs/problems"))) {
            Set<String> names = pages.map(page -> page.getFileName().toString().replaceFirst("\\.md$", "")).collect(Collectors.toSet());
            assertEquals(Arrays.stream(ProblemType.values()).map(type -> type.slug).collect(Collectors.toSet()), names);
        }
    }

    @Test
    void a_problem_type_that_does_not_exist_has_no_page() {
        get("/problems/nonsense").then().statusCode(404).contentType("application/problem+json");
        given().accept("image/png").get("/problems/gone").then().statusCode(406);
    }

    @Test
    void the_pages_are_no_part_of_the_api_document() {
        get("/openapi?format=json").then().statusCode(200).body("paths.'/imprint'", is((Object) null)).body("paths.'/'", is((Object) null))
                .body("paths.'/problems'", is((Object) null));
    }

    @Test
    void swagger_ui_is_there_and_may_run_its_own_script() {
        given().redirects().follow(true).get("/docs").then().statusCode(200).contentType("text/html").body(containsString("swagger-ui"))
                .body(containsString("if (!props.param.get(\"required\")) this.setDefaultValue = () => {}"))
                .header("Content-Security-Policy", containsString("script-src 'self'"));
    }

    private static CatalogueConfig configuredWith(Path folder) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CatalogueConfig.class)
                .withDefaultValue("catalogue.public-url", "https://katalog.example/")
                .withDefaultValue("catalogue.database.folder", folder.toString())
                .withDefaultValue("catalogue.pages-folder", folder.toString())
                .build().getConfigMapping(CatalogueConfig.class);
    }
}
