package bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How long an import of ten thousand projects takes, and how much memory the service needs for it at most: as new records, as the same
 * again, and with every record changed. The service brings its own database; the identity provider is one of this program's own.
 */
final class Import {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private final int rows;

    private Import(int rows) {
        this.rows = rows;
    }

    public static void main(String[] args) throws Exception {
        new Import(args.length == 0 ? 10_000 : Integer.parseInt(args[0])).run();
    }

    private void run() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        HttpServer provider = provider((RSAPublicKey) keys.getPublic());
        Path folder = Files.createTempDirectory("bench-import");
        int port = freePort();
        String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        ProcessBuilder start = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-jar",
                "target/quarkus-app/quarkus-run.jar").redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        start.environment()
                .putAll(Map.of("QUARKUS_HTTP_PORT", String.valueOf(port), "CATALOGUE_DATABASE_FOLDER", folder.resolve("pg").toString(),
                        "QUARKUS_OIDC_AUTH_SERVER_URL", issuer));
        Process service = start.start();
        try {
            String address = "http://127.0.0.1:" + port + "/api/v1/";
            waitFor(address, service);
            String token = token(issuer, keys);
            System.out.printf("%d projects, heap at most 256 MB%n", rows);
            measure(service, "dry run of new records", address + "imports?kind=projects", body(""), token);
            measure(service, "new records", address + "imports?kind=projects&dryRun=false", body(""), token);
            measure(service, "the same again", address + "imports?kind=projects&dryRun=false", body(""), token);
            measure(service, "all of them changed", address + "imports?kind=projects&dryRun=false", body(" (neu)"), token);
        } finally {
            service.destroy();
            service.waitFor();
            provider.stop(0);
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void measure(Process service, String what, String address, String body, String token) throws Exception {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        System.out.printf(java.util.Locale.ROOT, "%-24s %6.1f s   resident memory so far at most %d MB   %s%n", what, seconds,
                peak(service),
                answer.body().replaceAll(".*(\"counts\":\\{[^}]*}).*", "$1"));
    }

    private String body(String suffix) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            body.append("""
                    {"externalId":{"system":"bench","id":"%1$d"},"title":"Angebot Nummer %1$d%2$s","kind":"offer","status":"running",\
                    "carrier":"stadt-dortmund","summary":"Für Familien im Stadtteil, mit Anmeldung.","actionAreas":["nette"],"topics":["sprache","bildung"],\
                    "lifePhases":["3-6"],"targetGroups":["familien"],"access":["niedrigschwellig"]}
                    """.formatted(i, suffix));
        }
        return body.toString();
    }

    private static long peak(Process service) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(service.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
        }
        return -1;
    }

    private void waitFor(String address, Process service) throws Exception {
        for (long end = System.nanoTime() + 120_000_000_000L; System.nanoTime() < end && service.isAlive(); Thread.sleep(100)) {
            try {
                if (client
                        .send(HttpRequest.newBuilder(URI.create(address + "projects?size=1")).build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode() == 200)
                    return;
            } catch (IOException notYet) {
                continue;
            }
        }
        throw new IllegalStateException("the service does not answer");
    }

    private HttpServer provider(RSAPublicKey key) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        byte[] modulus = key.getModulus().toByteArray();
        String keys = "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"bench\",\"n\":\""
                + base64.encodeToString(Arrays.copyOfRange(modulus, modulus[0] == 0 ? 1 : 0, modulus.length)) + "\",\"e\":\""
                + base64.encodeToString(key.getPublicExponent().toByteArray()) + "\"}]}";
        String configuration =
                "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\",\"token_endpoint\":\"" + issuer + "/token\"}";
        for (List<String> answer : List.of(List.of("/.well-known/openid-configuration", configuration), List.of("/keys", keys))) {
            server.createContext(answer.get(0), request -> {
                byte[] bytes = answer.get(1).getBytes(StandardCharsets.UTF_8);
                request.getResponseHeaders().add("Content-Type", "application/json");
                request.sendResponseHeaders(200, bytes.length);
                try (var out = request.getResponseBody()) {
                    out.write(bytes);
                }
            });
        }
        server.start();
        return server;
    }

    private String token(String issuer, KeyPair keys) throws Exception {
        long now = Instant.now().getEpochSecond();
        String head = base64.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}".getBytes(StandardCharsets.UTF_8));
        String claims = base64.encodeToString(
                ("{\"iss\":\"" + issuer + "\",\"sub\":\"bench\",\"aud\":\"praeventionsketten-katalog\",\"groups\":[\"editor\"],"
                        + "\"realm_access\":{\"roles\":[\"editor\"]},\"iat\":" + now + ",\"exp\":" + (now + 3600) + "}")
                        .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.UTF_8));
        return head + "." + claims + "." + base64.encodeToString(signature.sign());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
