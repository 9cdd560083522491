package de.dortmund.praeventionskette.change;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.security.Tokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** Who writes in the tests, and the records that they write: the words in which tests of writes are told. */
public final class Writers {

    /** Carrier A's organisation. */
    public static final String A = "evinger-sportvereine";
    /** Carrier B's organisation. */
    public static final String B = "migranten-selbstorganisationen";

    private Writers() {}

    public static RequestSpecification editor() {
        return with(Tokens.editor());
    }

    public static RequestSpecification admin() {
        return with(Tokens.admin());
    }

    /** A carrier that speaks for the organisation with this slug. */
    public static RequestSpecification carrier(String organisation) {
        return with(Tokens.carrier(organisation));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    /** The address of a new published record of the resource that this carrier keeps. */
    public static String published(String resource, String carrier, String fields) {
        Response created = editor().body("{\"carrier\": \"" + carrier + "\", " + fields + "}").post("/api/v1/" + resource);
        assertEquals(201, created.statusCode(), created.asString());
        return created.path("links.self");
    }

    /** The address of a new published project that this carrier keeps. */
    public static String aProjectOf(String carrier) {
        return published("projects", carrier, "\"title\": \"Vorlesen\", \"kind\": \"offer\", \"status\": \"running\"");
    }

    /** Sends a merge patch of the record in whatever version it is. */
    public static Response patch(RequestSpecification writer, String address, String patch) {
        return writer.contentType("application/merge-patch+json").header("If-Match", "*").body(patch.getBytes(StandardCharsets.UTF_8))
                .patch(address);
    }

    /** The address of the proposal that this carrier makes by a merge patch of the record. */
    public static String proposal(String carrier, String address, String patch) {
        Response answer = patch(carrier(carrier), address, patch);
        assertEquals(202, answer.statusCode(), answer.asString());
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }
}
