package de.dortmund.praeventionskette.process;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who was erased is not there in a database that is new, whatever the seed says. */
class ErasuresFileIT {

    private static final String KEY = "a-key-that-lies-outside-the-database";

    @TempDir
    Path directory;

    @Test
    void a_fresh_seed_does_not_bring_back_who_was_erased() throws Exception {
        Path file = directory.resolve("erasures.ndjson");
        Map<String, String> settings = Map.of("CATALOGUE_PRIVACY_KEY", KEY, "CATALOGUE_ERASURES_FILE", file.toString());
        String line = """
                {"id": "5d8a2f7e-3c1b-4f60-8a9d-2b7c6e5f4a31", "contacts": ["projektbuero-1"], "erasedAt": "2026-11-21T08:00:00Z", \
                "erasedBy": "an-admin", "key": "%s", "hashes": ["name:%s", "phones:%s", "email:%s"]}
                """.formatted(hash("key").substring(0, 16), hash("name\ngudrun schmitz"), hash("phones\n+492315026648"),
                hash("email\ngschmitz@stadtdo.de"));
        Files.writeString(file, line);
        try (Service service = Service.start(directory, settings).ready()) {
            given().get(service.address() + "/api/v1/contacts/projektbuero-1").then().statusCode(200)
                    .body("function", equalTo("Projektbüro Aktionsplan Soziale Stadt"))
                    .body("name", nullValue()).body("email", nullValue()).body("phones", empty());
            given().get(service.address() + "/api/v1/contacts/projektbuero-2").then().body("name", not(nullValue())).body("phones",
                    not(empty()));
        }
        // Without the right key nobody would be recognised: it does not start.
        try (Service service = Service.start(directory, Map.of("CATALOGUE_PRIVACY_KEY", KEY + "-another"))) {
            assertEquals(1, service.exitStatus(Service.PATIENCE));
            assertTrue(service.errors().get(0).contains("made with another key"), service.toString());
        }
        Files.writeString(file, "{\"contacts\": [\"projektbuero-1\"]}\n");
        try (Service service = Service.start(directory, settings)) {
            assertEquals(1, service.exitStatus(Service.PATIENCE));
            assertTrue(service.errors().get(0).contains("Line 1 of the file of erasures"), service.toString());
        }
    }

    private static String hash(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
