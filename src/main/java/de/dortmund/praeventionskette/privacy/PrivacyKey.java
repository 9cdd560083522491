package de.dortmund.praeventionskette.privacy;

import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.start.StartException;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret without which nobody can tell whose values were erased: a telephone number is guessed in seconds from a hash without a key.
 * It is the operator's ({@code catalogue.privacy-key}), or one that was made at random and is kept in the database.
 */
@Singleton
class PrivacyKey {

    static final int SHORTEST = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 8;

    private final CatalogueConfig config;
    private volatile SecretKeySpec secret;
    private volatile String id;

    PrivacyKey(CatalogueConfig config) {
        this.config = config;
    }

    /**
     * Finds the key, or makes it.
     *
     * @throws StartException where the operator's is too short to be one
     */
    void load() {
        String key = config.privacyKey().orElseGet(PrivacyKey::ofTheDatabase);
        if (key.length() < SHORTEST) {
            throw new StartException("CATALOGUE_PRIVACY_KEY is too short to be a key: it needs " + SHORTEST
                    + " characters at least, made at random (openssl rand -base64 32).");
        }
        secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        id = hash("key").substring(0, 2 * ID_BYTES);
    }

    /** By what the key is known; says nothing about it. */
    String id() {
        return id;
    }

    /** HMAC-SHA-256 of the text, in hexadecimal digits. */
    String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String ofTheDatabase() {
        List<?> known = QuarkusTransaction.requiringNew().call(PrivacyKey::stored);
        if (!known.isEmpty()) {
            return (String) known.get(0);
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            // Several instances may start at once: whoever comes second finds the key made.
            Revision.standInLineAtStart();
            List<?> made = stored();
            if (!made.isEmpty()) {
                return (String) made.get(0);
            }
            byte[] random = new byte[SHORTEST];
            new SecureRandom().nextBytes(random);
            String key = Base64.getEncoder().encodeToString(random);
            Panache.getEntityManager().createNativeQuery("insert into privacy_key (key) values (:key)").setParameter("key", key)
                    .executeUpdate();
            return key;
        });
    }

    private static List<?> stored() {
        return Panache.getEntityManager().createNativeQuery("select key from privacy_key", String.class).getResultList();
    }
}
