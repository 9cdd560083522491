package de.dortmund.praeventionskette.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.process.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The Keycloak that {@code demo/keycloak} starts, with the demo realm, three more clients in it and a second realm beside it: what a
 * city has that serves more than the catalogue.
 */
final class Keycloak implements AutoCloseable {

    static final String REALM = "praeventionskette";
    static final String ANOTHER_REALM = "another";
    /** Its tokens live for two seconds. */
    static final String SHORT_LIVED = "short-lived";
    /** Its tokens are for another service. */
    static final String ELSEWHERE = "elsewhere";
    /** Its ID tokens look as if they were for the catalogue. */
    static final String CARELESS = "careless";

    /** The first start unpacks and builds: 36 to 83 seconds where nothing else runs. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final Path folder;
    private Process process;

    Keycloak(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            address = "http://127.0.0.1:" + free.getLocalPort();
        }
    }

    /** Where it runs. */
    String address() {
        return address;
    }

    /** What the service is configured with, known before Keycloak runs. */
    String issuer() {
        return address + "/realms/" + REALM;
    }

    /** Starts it by the command that the README gives, and waits until the command says that it is ready. */
    Keycloak start() throws IOException {
        Path output = Files.createTempFile(folder, "keycloak", ".out");
        ProcessBuilder command = new ProcessBuilder("bash", REPOSITORY.resolve("demo/keycloak").toString(),
                address.substring(address.lastIndexOf(':') + 1), realm().toString(), anotherRealm().toString())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        command.environment().put("KEYCLOAK_FOLDER", REPOSITORY.resolve("target/keycloak-it").toString());
        process = command.start();
        Await.that("Keycloak is ready", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended: " + Files.readString(output));
            }
            return Files.readString(output).contains("export QUARKUS_OIDC_AUTH_SERVER_URL=" + issuer());
        });
        return this;
    }

    private Path realm() throws IOException {
        ObjectNode realm = (ObjectNode) JSON.readTree(REPOSITORY.resolve("demo/praeventionskette.json").toFile());
        ObjectNode shortLived = realm.at("/clients/0").deepCopy();
        shortLived.put("clientId", SHORT_LIVED).putObject("attributes").put("access.token.lifespan", "2");
        ObjectNode elsewhere = realm.at("/clients/0").deepCopy();
        elsewhere.put("clientId", ELSEWHERE).remove("protocolMappers");
        ObjectNode careless = realm.at("/clients/0").deepCopy();
        careless.put("clientId", CARELESS);
        ((ObjectNode) careless.at("/protocolMappers/0/config")).put("id.token.claim", "true");
        realm.withArray("clients").add(shortLived).add(elsewhere).add(careless);
        return written(realm, REALM);
    }

    private Path anotherRealm() throws IOException {
        ObjectNode realm = (ObjectNode) JSON.readTree(REPOSITORY.resolve("demo/praeventionskette.json").toFile());
        return written(realm.put("realm", ANOTHER_REALM), ANOTHER_REALM);
    }

    private Path written(JsonNode realm, String name) throws IOException {
        Path file = folder.resolve(name + ".json");
        JSON.writeValue(file.toFile(), realm);
        return file;
    }

    /** The access token of a demo user, whose password is its name. */
    String token(String user) throws IOException, InterruptedException {
        return tokens(REALM, "demo", user).get("access_token").asText();
    }

    /** All that Keycloak gives to a user who logs in at a client. */
    JsonNode tokens(String realm, String client, String user) throws IOException, InterruptedException {
        String form = "grant_type=password&scope=openid&client_id=" + client + "&username=" + user + "&password=" + user;
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(realm + " " + client + " " + user + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    void stop() {
        if (process != null) {
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroy();
            descendants.forEach(ProcessHandle::destroy);
            Await.that("Keycloak has stopped", Duration.ofMinutes(1),
                    () -> !process.isAlive() && descendants.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
