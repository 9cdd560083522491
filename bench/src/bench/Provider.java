package bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** An identity provider that knows one editor: as much of OpenID Connect as the service asks for. */
final class Provider implements AutoCloseable {
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    private final KeyPair keys;
    private final HttpServer server;

    Provider() throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] modulus = ((RSAPublicKey) keys.getPublic()).getModulus().toByteArray();
        String known = "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"bench\",\"n\":\""
                + base64.encodeToString(Arrays.copyOfRange(modulus, modulus[0] == 0 ? 1 : 0, modulus.length)) + "\",\"e\":\""
                + base64.encodeToString(((RSAPublicKey) keys.getPublic()).getPublicExponent().toByteArray()) + "\"}]}";
        String configuration = "{\"issuer\":\"" + issuer() + "\",\"jwks_uri\":\"" + issuer() + "/keys\",\"token_endpoint\":\"" + issuer()
                + "/token\"}";
        for (var answer : Map.of("/.well-known/openid-configuration", configuration, "/keys", known).entrySet()) {
            server.createContext(answer.getKey(), request -> {
                byte[] bytes = answer.getValue().getBytes(StandardCharsets.UTF_8);
                request.getResponseHeaders().add("Content-Type", "application/json");
                request.sendResponseHeaders(200, bytes.length);
                try (var out = request.getResponseBody()) {
                    out.write(bytes);
                }
            });
        }
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key that its tokens are checked with, as X.509 in Base64. */
    String key() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** An editor's, for an hour. */
    String token() throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String head = base64.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"bench\"}".getBytes(StandardCharsets.UTF_8));
        String claims = base64.encodeToString(
                ("{\"iss\":\"" + issuer() + "\",\"sub\":\"bench\",\"aud\":\"praeventionsketten-katalog\",\"groups\":[\"editor\"],"
                        + "\"realm_access\":{\"roles\":[\"editor\"]},\"iat\":" + now + ",\"exp\":" + (now + 3600) + "}")
                        .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update((head + "." + claims).getBytes(StandardCharsets.UTF_8));
        return head + "." + claims + "." + base64.encodeToString(signature.sign());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
