package de.dortmund.praeventionskette.security;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The tokens that tests send: as Keycloak makes them, good ones and all kinds of bad ones. */
public final class Tokens {

    private static final String AUDIENCE = "praeventionsketten-katalog";
    private static final int VALID_SECONDS = 300;
    /** Signing a token takes longer than most requests: while it is good, the same one is used again. */
    private static final Map<List<String>, Kept> KEPT = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    private Tokens() {}

    /** The city's editorial office. */
    public static String editor() {
        return kept("an-editor", "editor", null);
    }

    /** An editor who may also erase, disclose and trust. */
    public static String admin() {
        return kept("an-admin", "admin", null);
    }

    /** A partner carrier that speaks for the organisation with this slug. */
    public static String carrier(String organisation) {
        return kept("a-carrier-of-" + organisation, "carrier", organisation);
    }

    /** This carrier, once it speaks for another organisation. */
    public static String carrierNowOf(String subject, String organisation) {
        return signed(claims(subject, "carrier").claim("organisation", organisation));
    }

    /** A carrier whose token does not say for whom it speaks. */
    public static String carrierOfNobody() {
        return signed(claims("a-carrier-of-nobody", "carrier"));
    }

    /** Somebody with an account and nothing to do with the catalogue. */
    public static String withoutRole() {
        return signed(claims("somebody", "offline_access"));
    }

    /** An editor, of a city that is not ours. */
    public static String ofAnotherRealm() {
        return claims("an-editor", "editor").issuer(provider() + "/another").jws().keyId("of-another-realm").sign(anotherKey());
    }

    /** An editor of another realm that is served by the same provider, with the same keys. */
    public static String ofAnotherIssuer() {
        return signed(claims("an-editor", "editor").issuer(provider() + "/another"));
    }

    public static String expired() {
        Instant then = Instant.now().minusSeconds(7200);
        return signed(claims("an-editor", "editor").issuedAt(then).expiresAt(then.plusSeconds(3600)));
    }

    public static String notYetValid() {
        return signed(claims("an-editor", "editor").claim("nbf", Instant.now().plusSeconds(200).getEpochSecond()));
    }

    public static String wrongAudience() {
        return signed(claims("an-editor", "editor").audience("another-service"));
    }

    public static String withoutSubject() {
        return signed(claims(null, "editor"));
    }

    /** An editor whom the provider calls by this name. */
    public static String editorCalled(String subject) {
        return signed(claims(subject, "editor"));
    }

    /** A token whose roles are one text, and no list. */
    public static String rolesAsText(String roles) {
        return signed(claims("an-editor").claim("realm_access", Map.of("roles", roles)));
    }

    /** A token in which this stands where an object with the list of roles is meant to stand. */
    public static String realmAccess(Object instead) {
        return signed(claims("an-editor").claim("realm_access", instead));
    }

    /** A token whose subject is a number: no library makes one. */
    public static String calledByANumber() {
        String claims = new String(Base64.getUrlDecoder().decode(editorCalled("7").split("\\.")[1]), StandardCharsets.UTF_8);
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.replace("\"sub\":\"7\"", "\"sub\":7"));
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(TestProvider.KEY_ID);
        try {
            token.setKey(ours());
            return token.getCompactSerialization();
        } catch (GeneralSecurityException | JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same in the other claim that roles are read from. */
    public static String groupsAsText(String roles) {
        return signed(claims("an-editor").claim("groups", roles));
    }

    /** What a client is given to know who has logged in, not to act on their behalf. */
    public static String idToken() {
        return signed(claims("an-editor", "editor").claim("typ", "ID"));
    }

    /** The same from a provider that does not mark it, but binds it to the access token. */
    public static String idTokenThatDoesNotSaySo() {
        return signed(claims("an-editor", "editor").remove("typ").claim("at_hash", "x"));
    }

    /** What is exchanged for a new token, and is none for writing. */
    public static String refreshToken() {
        return signed(claims("an-editor", "editor").claim("typ", "Refresh"));
    }

    /** A token that claims to need no signature. */
    public static String algNone() {
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + editor().split("\\.")[1] + ".";
    }

    /** A token that is signed with what everybody knows: the provider's address as the secret. */
    public static String signedWithASecret() {
        byte[] secret = (provider() + "/a-secret-that-is-long-enough-to-sign-with").getBytes(StandardCharsets.UTF_8);
        return claims("an-editor", "editor").jws().keyId(TestProvider.KEY_ID).sign(new SecretKeySpec(secret, "HmacSHA256"));
    }

    /** A carrier's token that was made an editor's after it was signed. */
    public static String tampered() {
        String[] parts = carrier("stadt-dortmund").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + base64(claims.replace("\"carrier\"", "\"editor\"")) + "." + parts[2];
    }

    /** An editor's token with a key that the provider has not published. */
    public static String ofAKeyNobodyHasSeen() {
        return claims("an-editor", "editor").jws().keyId("never-seen").sign(anotherKey());
    }

    static String provider() {
        return ConfigProvider.getConfig().getValue(TestProvider.ADDRESS, String.class);
    }

    private static JwtClaimsBuilder claims(String subject, String... roles) {
        Instant now = Instant.now();
        JwtClaimsBuilder claims = Jwt.issuer(provider()).audience(AUDIENCE).issuedAt(now).expiresAt(now.plusSeconds(VALID_SECONDS))
                .claim("typ", "Bearer").claim("realm_access", Map.of("roles", List.of(roles)));
        return subject == null ? claims : claims.subject(subject);
    }

    private static String kept(String subject, String role, String organisation) {
        Instant now = Instant.now();
        return KEPT.compute(List.of(provider(), subject, role, String.valueOf(organisation)), (key, kept) -> {
            if (kept != null && kept.until.isAfter(now)) {
                return kept;
            }
            JwtClaimsBuilder claims = claims(subject, role);
            return new Kept(signed(organisation == null ? claims : claims.claim("organisation", organisation)),
                    now.plusSeconds(VALID_SECONDS / 2));
        }).token;
    }

    private static String signed(JwtClaimsBuilder claims) {
        try {
            return claims.jws().keyId(TestProvider.KEY_ID).sign(ours());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PrivateKey ours() throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(ConfigProvider.getConfig().getValue(TestProvider.PRIVATE_KEY, String.class));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    private static PrivateKey anotherKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
