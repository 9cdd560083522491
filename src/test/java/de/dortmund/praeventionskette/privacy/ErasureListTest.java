package de.dortmund.praeventionskette.privacy;

import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of erasures: who may read and send it, and that it outlives the database. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ErasureListTest {

    private static final String CONTACTS = "/api/v1/contacts/";

    @Inject
    DataSource database;

    @Test
    void a_restored_database_learns_who_was_erased() throws SQLException {
        String name = given().get(CONTACTS + "projektbuero-1").path("name");
        admin().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(200);
        byte[] kept = admin().get("/api/v1/erasures").asByteArray();
        new AsSeeded().afterEach(null);
        given().get(CONTACTS + "projektbuero-1").then().body("name", equalTo(name));
        admin().get("/api/v1/erasures").then().body("items", empty());

        assertEquals(new String(kept),
                new String(admin().body(kept).post("/api/v1/erasures").then().statusCode(200).extract().asByteArray()));
        given().get(CONTACTS + "projektbuero-1").then().body("name", nullValue()).body("phones", empty()).body("email", nullValue());
        admin().get(CONTACTS + "projektbuero-1/disclosure").then().body("history.record.name", everyNull());
        editor().get(CONTACTS + "projektbuero-1/history").then().body("items[0].why", equalTo("erasure"));
        int revision = revision();
        admin().body(kept).post("/api/v1/erasures").then().statusCode(200).header("Catalogue-Revision", String.valueOf(revision));
        assertEquals(revision, revision());
    }

    @Test
    void nobody_changes_or_removes_what_was_recorded_of_an_erasure() throws SQLException {
        admin().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(200);
        String kept = admin().get("/api/v1/erasures").asString();
        for (String statement : List.of("delete from erasure", "update erasure set erased_by = 'somebody'",
                "update erasure set hashes = '{}'",
                "truncate erasure", "truncate erasure cascade")) {
            assertThrows(SQLException.class, () -> sql(statement), statement);
        }
        assertEquals(kept, admin().get("/api/v1/erasures").asString());
        // What the service itself does with them still works: they are sent again, and a second erasure finds the first.
        admin().body(kept.getBytes(StandardCharsets.UTF_8)).post("/api/v1/erasures").then().statusCode(200);
        admin().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(200);
        assertEquals(kept, admin().get("/api/v1/erasures").asString());
    }

    @Test
    void what_is_no_list_of_erasures_is_refused_with_its_place() {
        admin().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(200);
        String list = admin().get("/api/v1/erasures").asString();
        String key = admin().get("/api/v1/erasures").path("items[0].key");
        admin().body("{}").post("/api/v1/erasures").then().statusCode(422).body("errors.pointer", hasItem("/items"));
        admin().body("{\"items\": [null]}").post("/api/v1/erasures").then().statusCode(422).body("errors.pointer", hasItem("/items/0"));
        admin().body("{\"items\": [], \"x\": 1}").post("/api/v1/erasures").then().statusCode(422).body("errors.pointer", hasItem("/x"));
        admin().body(list.replace("name:", "nome:")).post("/api/v1/erasures").then().statusCode(422)
                .body("errors[0].pointer", startsWith("/items/0/hashes/"));
        admin().body(list.replace("projektbuero-1", "Projekt,Büro")).post("/api/v1/erasures").then().statusCode(422)
                .body("errors[0].pointer", startsWith("/items/0/contacts/0"));
        admin().body(list.replace(key, "0123456789abcdef")).post("/api/v1/erasures").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/items/0/key"));
        admin().body("[]").post("/api/v1/erasures").then().statusCode(400);
    }

    @Test
    void only_an_administrator_erases_and_discloses() {
        for (String token : List.of(Tokens.editor(), Tokens.carrier("jugendamt"))) {
            given().auth().oauth2(token).post(CONTACTS + "projektbuero-1/erasure").then().statusCode(403);
            given().auth().oauth2(token).get(CONTACTS + "projektbuero-1/disclosure").then().statusCode(403);
            given().auth().oauth2(token).get("/api/v1/erasures").then().statusCode(403);
            given().auth().oauth2(token).contentType("application/json").body("{\"items\": []}").post("/api/v1/erasures").then()
                    .statusCode(403);
        }
        given().post(CONTACTS + "projektbuero-1/erasure").then().statusCode(401);
        given().get(CONTACTS + "projektbuero-1/disclosure").then().statusCode(401);
        given().get("/api/v1/erasures").then().statusCode(401);
        given().get(CONTACTS + "projektbuero-1").then().body("name", not(nullValue()));
    }

    private static int revision() {
        return Integer.parseInt(given().get("/api/v1").header("Catalogue-Revision"));
    }

    private static org.hamcrest.Matcher<Iterable<? extends Object>> everyNull() {
        return org.hamcrest.Matchers.everyItem(nullValue());
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
        Kept.forget();
    }
}
