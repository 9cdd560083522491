package de.dortmund.praeventionskette.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * The identity provider of the tests: it publishes a key made for this run and nothing else. The tests sign their tokens with it
 * themselves (Tokens). {@code POST /away} and {@code POST /back} make it fail and recover.
 */
public class TestProvider implements QuarkusTestResourceLifecycleManager {

    static final String ADDRESS = "test.provider.address";
    static final String PRIVATE_KEY = "test.provider.private-key";
    static final String KEY_ID = "of-this-run";

    private HttpServer server;
    private volatile boolean away;

    @Override
    public Map<String, String> start() {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            server.createContext("/.well-known/openid-configuration", request -> answer(request, """
                    {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token"}""".formatted(address)));
            server.createContext("/keys", request -> answer(request, keysOf((RSAPublicKey) keys.getPublic())));
            server.createContext("/away", request -> away(request, true));
            server.createContext("/back", request -> away(request, false));
            server.start();
            return Map.of("quarkus.oidc.auth-server-url", address, ADDRESS, address,
                    PRIVATE_KEY, Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String keysOf(RSAPublicKey key) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        byte[] modulus = key.getModulus().toByteArray();
        int sign = modulus[0] == 0 ? 1 : 0;
        byte[] unsigned = Arrays.copyOfRange(modulus, sign, modulus.length);
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(
                KEY_ID, encoder.encodeToString(unsigned), encoder.encodeToString(key.getPublicExponent().toByteArray()));
    }

    private void away(HttpExchange request, boolean now) throws IOException {
        away = now;
        request.sendResponseHeaders(204, -1);
        request.close();
    }

    private void answer(HttpExchange request, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().add("Content-Type", "application/json");
        request.sendResponseHeaders(away ? 503 : 200, bytes.length);
        request.getResponseBody().write(bytes);
        request.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
