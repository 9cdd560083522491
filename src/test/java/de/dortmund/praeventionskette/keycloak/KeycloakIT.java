package de.dortmund.praeventionskette.keycloak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.Snippets;
import de.dortmund.praeventionskette.process.Await;
import de.dortmund.praeventionskette.process.Service;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service with a real Keycloak: one life of both, from a service that starts while its provider is away to a provider that
 * goes away again.
 */
@TestMethodOrder(OrderAnnotation.class)
class KeycloakIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static Keycloak keycloak;
    private static Service service;

    @BeforeAll
    static void start() throws IOException {
        keycloak = new Keycloak(folder);
        service =
                Service.start(Files.createDirectory(folder.resolve("service")), Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer()));
        service.ready();
    }

    @AfterAll
    static void stop() throws IOException {
        keycloak.close();
        service.close();
    }

    @Test
    @Order(1)
    void the_service_starts_without_its_provider_reads_and_can_not_check_tokens() throws Exception {
        assertEquals(200, read(null).statusCode());
        HttpResponse<String> answer = read(unsigned("{\"alg\":\"RS256\"}", "{\"sub\":\"x\",\"exp\":4102444800,\"iat\":1}") + "c2ln");
        assertEquals(503, answer.statusCode(), answer.body());
        assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    @Order(2)
    void it_needs_no_restart_when_the_provider_comes() throws Exception {
        keycloak.start();
        HttpResponse<String> answer = read(keycloak.token("redaktion"));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("private, no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    @Order(3)
    void the_tokens_of_the_demo_say_what_the_catalogue_asks_for() throws Exception {
        assertToken("redaktion", "editor", "");
        assertToken("verwaltung", "admin", "");
        assertToken("traeger", "carrier", "evinger-sportvereine");
        assertToken("traeger2", "carrier", "migranten-selbstorganisationen");
    }

    private static void assertToken(String user, String role, String organisation) throws Exception {
        String token = keycloak.token(user);
        JsonNode claims = claims(token);
        assertTrue(claims.at("/realm_access/roles").toString().contains('"' + role + '"'), claims.toString());
        assertTrue(claims.get("aud").toString().contains("\"praeventionsketten-katalog\""), claims.toString());
        assertEquals(organisation, claims.path("organisation").asText());
        assertEquals("Bearer", claims.path("typ").asText());
        assertEquals(200, read(token).statusCode());
    }

    @Test
    @Order(3)
    void nobody_is_taken_for_more_than_they_are() throws Exception {
        String claims = claims(keycloak.token("gast")).toString();
        assertFalse(claims.contains("\"editor\"") || claims.contains("\"carrier\"") || claims.contains("\"admin\""), claims);
    }

    @Test
    @Order(3)
    void a_token_of_another_realm_of_the_same_keycloak_is_refused() throws Exception {
        assertRefused(keycloak.tokens(Keycloak.ANOTHER_REALM, "demo", "redaktion").get("access_token").asText(), "unterschrieben");
    }

    @Test
    @Order(3)
    void a_token_for_another_service_is_refused() throws Exception {
        assertRefused(keycloak.tokens(Keycloak.REALM, Keycloak.ELSEWHERE, "redaktion").get("access_token").asText(), "(aud)");
    }

    @Test
    @Order(3)
    void an_id_token_and_a_refresh_token_are_no_access_tokens() throws Exception {
        JsonNode tokens = keycloak.tokens(Keycloak.REALM, "demo", "redaktion");
        assertRefused(tokens.get("id_token").asText(), "(aud)");
        assertRefused(tokens.get("refresh_token").asText(), "");
        assertRefused(keycloak.tokens(Keycloak.REALM, Keycloak.CARELESS, "redaktion").get("id_token").asText(), "kein Zugriffstoken");
    }

    @Test
    @Order(3)
    void a_token_ends_when_it_says_so() throws Exception {
        String token = keycloak.tokens(Keycloak.REALM, Keycloak.SHORT_LIVED, "redaktion").get("access_token").asText();
        Await.that("the token has expired", Duration.ofSeconds(30), () -> read(token).statusCode() == 401);
        assertRefused(token, "abgelaufen");
    }

    @Test
    @Order(3)
    void a_token_without_a_signature_or_with_other_claims_is_refused() throws Exception {
        String[] parts = keycloak.token("traeger").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertRefused(unsigned("{\"alg\":\"none\",\"typ\":\"JWT\"}", claims), "");
        String better = claims.replace("\"carrier\"", "\"editor\"");
        assertFalse(better.equals(claims));
        assertRefused(parts[0] + "." + base64(better) + "." + parts[2], "unterschrieben");
    }

    @Test
    @Order(3)
    void everybody_writes_what_is_theirs_and_the_history_knows_who_it_was() throws Exception {
        String project = "/api/v1/projects/it-vorlesen";
        String created = "{\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"}";
        assertEquals(401, send("PUT", project, null, "", created).statusCode());
        assertEquals(403, send("PUT", project, keycloak.token("gast"), "", created).statusCode());
        String ofAnotherRealm = keycloak.tokens(Keycloak.ANOTHER_REALM, "demo", "redaktion").get("access_token").asText();
        assertEquals(401, send("PUT", project, ofAnotherRealm, "", created).statusCode());
        HttpResponse<String> answer = send("PUT", project, keycloak.token("traeger"), "", created);
        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals("submitted", JSON.readTree(answer.body()).get("publication").asText());

        assertEquals(404, patch(project, "traeger2", 1, "{\"costs\": \"frei\"}"));
        assertEquals(403, patch(project, "traeger", 1, "{\"publication\": \"published\"}"));
        assertEquals(200, patch(project, "redaktion", 1, "{\"publication\": \"published\"}"));
        assertEquals(403, patch(project, "traeger2", 2, "{\"costs\": \"frei\"}"));
        assertEquals(403, patch(project, "gast", 2, "{\"costs\": \"frei\"}"));
        assertEquals(202, patch(project, "traeger", 2, "{\"costs\": \"frei\"}"));
        assertEquals(412, patch(project, "redaktion", 1, "{\"costs\": \"frei\"}"));
        assertEquals(200, patch(project, "verwaltung", 2, "{\"costs\": \"2 Euro\"}"));
        assertEquals(403, patch("/api/v1/organisations/evinger-sportvereine", "redaktion", 1, "{\"trusted\": true}"));
        assertEquals(200, patch("/api/v1/organisations/evinger-sportvereine", "verwaltung", 1, "{\"trusted\": true}"));
        assertEquals(200, patch(project, "traeger", 3, "{\"costs\": \"frei\"}"));
        assertEquals(200, patch("/api/v1/organisations/evinger-sportvereine", "verwaltung", 2, "{\"trusted\": false}"));

        HttpResponse<String> history = send("GET", project + "/history", keycloak.token("traeger"), "", null);
        List<String> by = new ArrayList<>();
        JSON.readTree(history.body()).get("items").forEach(change -> by.add(change.get("by").asText()));
        assertEquals(List.of(subject("traeger"), subject("verwaltung"), subject("redaktion"), subject("traeger")), by);
    }

    private static String subject(String user) throws Exception {
        return claims(keycloak.token(user)).get("sub").asText();
    }

    @Test
    @Order(3)
    void what_the_documentation_tells_editors_to_type_in_does_what_it_says() throws Exception {
        Snippets.ofEditors().check("", service.address(), keycloak.address(), Files.createDirectory(folder.resolve("editors")));
        Snippets.ofReadme().check("", service.address(), keycloak.address(), Files.createDirectory(folder.resolve("readme")));
    }

    @Test
    @Order(4)
    void what_it_knows_it_goes_on_checking_when_the_provider_has_gone() throws Exception {
        String token = keycloak.token("redaktion");
        keycloak.stop();
        assertEquals(200, read(null).statusCode());
        assertEquals(200, read(token).statusCode());
    }

    @Test
    @Order(5)
    void neither_a_token_nor_a_part_of_one_is_in_the_log() throws Exception {
        String log = service.output();
        assertTrue(log.contains("refused 401"), log);
        assertFalse(log.contains("eyJ"), log);
    }

    private static void assertRefused(String token, String why) throws Exception {
        HttpResponse<String> answer = read(token);
        assertEquals(401, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer error=\"invalid_token\""));
        assertTrue(answer.body().contains(why), answer.body());
    }

    private static int patch(String address, String user, int version, String patch) throws Exception {
        return send("PATCH", address, keycloak.token(user), "\"" + version + "\"", patch).statusCode();
    }

    /** Without a token, version or body where they are null or empty. */
    private static HttpResponse<String> send(String method, String address, String token, String version, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address().resolve(address)).header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> read(String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.address().resolve("/api/v1/projects"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String unsigned(String header, String claims) {
        return base64(header) + "." + base64(claims) + ".";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
