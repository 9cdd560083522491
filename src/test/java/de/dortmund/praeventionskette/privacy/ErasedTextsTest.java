package de.dortmund.praeventionskette.privacy;

import static de.dortmund.praeventionskette.change.Writers.admin;
import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who was erased is not named by what else a contact says either: its function, its key, and its numbers as they are printed. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ErasedTextsTest {

    @Inject
    DataSource database;

    @Test
    void a_name_beside_a_printed_number_is_listed_where_one_was_written_before_it_was_refused() throws SQLException {
        String beside = contact("zweites-buero", "{\"phones\": [{\"number\": \"+49231777999\", \"printed\": \"0231 777-999\"}]}");
        patch(editor(), beside, "{\"phones\": [{\"number\": \"+49231777999\", \"printed\": \"0231 777-999 Frau Hubertine Birnbaum\"}]}")
                .then()
                .statusCode(422).body("errors.pointer", contains("/phones/0/printed")).body("errors.code", contains("not-a-number"));
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(
                    "update contact_phone set printed = '0231 777-999 Frau Hubertine Birnbaum' where number = '+49231777999'");
        }
        patch(editor(), beside, "{\"function\": \"Beratung am Morgen\"}").then().statusCode(200)
                .body("phones[0].printed", equalTo("0231 777-999 Frau Hubertine Birnbaum"));
        String asked = contact("erstes-buero", person("Hubertine Birnbaum", "birnbaum@example.org", "+492317770002"));
        for (Response answer : List.of(admin().get(asked + "/disclosure"), admin().post(asked + "/erasure"))) {
            answer.then().statusCode(200).body("mentionedIn.links.self", contains(beside)).body("mentionedIn.field", contains("phones"));
        }
    }

    @Test
    void who_was_erased_comes_back_by_no_other_text_of_the_contact() {
        String asked = contact("erstes-buero", person("Lea Quittenbrot", "quittenbrot@example.org", "+492317770002"));
        patch(editor(), asked, "{\"name\": null, \"function\": \"Büro bei Lea Quittenbrot\"}").then().statusCode(200);
        admin().post(asked + "/erasure").then().statusCode(200).body("mentionedIn.field", contains("function"));
        // What the erasure listed stands until an editor changes it, and does not come again.
        patch(editor(), asked, "{\"licence\": \"cc-by/4.0\"}").then().statusCode(200);
        patch(editor(), asked, "{\"function\": \"Beratung\"}").then().statusCode(200);
        List.of("{\"function\": \"Büro Lea Quittenbrot\"}", "{\"function\": \"Beratung (Quittenbrot, Lea), montags\"}",
                "{\"function\": \"Beratung, 0231 777-0002\"}")
                .forEach(again -> patch(editor(), asked, again).then().statusCode(422).body("errors.code", contains("erased"))
                        .body("errors.pointer", contains("/function")));
        patch(editor(), asked, "{\"slug\": \"buero-lea-quittenbrot\"}").then().statusCode(422).body("errors.code", contains("erased"))
                .body("errors.pointer", contains("/slug"));
        for (String printed : List.of("0231 777-0002", "(0231) 777 00 02", "+49 (0) 231 7770002", "0049 231/7770002",
                "0231 777-0009 oder 0231 777-0002", "0231 777-0009 / 0231 777-0002")) {
            patch(editor(), asked, "{\"phones\": [{\"number\": \"+492317770009\", \"printed\": \"" + printed + "\"}]}").then()
                    .statusCode(422)
                    .body("errors.code", contains("erased")).body("errors.pointer", contains("/phones/0/printed"));
        }
        for (String printed : List.of("(0231) 777-00 09", "+49 231 777-0009", "Tel. 0231/7770009, App. 9", "0231 777-0 (Durchwahl 0009)")) {
            patch(editor(), asked, "{\"phones\": [{\"number\": \"+492317770009\", \"printed\": \"" + printed + "\"}]}").then()
                    .statusCode(200);
        }
        for (String printed : List.of("0231 777-0009 Frau Rot", "Zentrale", "0231 777-0009 Lea")) {
            patch(editor(), asked, "{\"phones\": [{\"number\": \"+492317770009\", \"printed\": \"" + printed + "\"}]}").then()
                    .statusCode(422)
                    .body("errors.code", contains("not-a-number")).body("errors.pointer", contains("/phones/0/printed"));
        }
    }

    private static String person(String name, String mail, String number) {
        return "{\"name\": \"%s\", \"email\": \"%s\", \"phones\": [{\"number\": \"%s\"}]}".formatted(name, mail, number);
    }

    private static String contact(String slug, String fields) {
        String address = "/api/v1/contacts/" + slug;
        editor().body("{\"function\": \"Beratung\"}").put(address).then().statusCode(201);
        patch(editor(), address, fields).then().statusCode(200);
        return address;
    }
}
