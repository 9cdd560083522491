package de.dortmund.praeventionskette.exchange;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the exports give can be edited and imported again: exactly what was edited changes. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class RoundTripTest {

    @ParameterizedTest
    @CsvSource({
            "projects, json, application/json", "places, json, application/json", "organisations, json, application/json",
            "action-areas, json, application/json", "projects, ndjson, application/x-ndjson", "places, ndjson, application/x-ndjson",
            "organisations, ndjson, application/x-ndjson", "projects, csv, text/csv", "places, csv, text/csv",
            "organisations, csv, text/csv", "action-areas, csv, text/csv", "projects, csv?separator=semicolon, text/csv"})
    void what_is_exported_is_imported_without_loss(String kind, String form, String type) {
        String address = "/api/v1/exports/" + kind + "." + form;
        String json = "/api/v1/exports/" + kind + ".json";
        String before = ImportTest.revision();
        String file = given().get(address).asString();
        List<JsonNode> records = Taken.list(Taken.json(given().get(json).asString()).get("items"));

        Response same = send(kind, type, file);
        assertEquals(201, same.statusCode(), same.asString());
        same.then().statusCode(201).body("state", equalTo("done")).body("counts.unchanged", equalTo(records.size()))
                .body("rows", equalTo(records.size()));
        assertEquals(before, ImportTest.revision());

        JsonNode first = records.get(0);
        String label = first.has("title") ? "title" : "name";
        String old = first.get(label).asText();
        int at = file.indexOf(old, file.indexOf(first.get("slug").asText())) + old.length();
        String edited = file.substring(0, at) + " (neu)" + file.substring(at);
        Response sent = send(kind, type, edited);
        assertEquals(201, sent.statusCode(), sent.asString());
        sent.then().body("state", equalTo("done")).body("counts.updated", equalTo(1)).body("counts.unchanged", equalTo(records.size() - 1));
        assertNotEquals(before, ImportTest.revision());
        List<JsonNode> now = Taken.list(Taken.json(given().get(json).asString()).get("items"));
        for (JsonNode record : records) {
            JsonNode then = now.stream().filter(one -> one.get("slug").equals(record.get("slug"))).findFirst().orElseThrow();
            ObjectNode expected = record.deepCopy();
            if (record.get("slug").equals(first.get("slug"))) {
                expected.put(label, old + " (neu)").put("version", 2).set("updatedAt", then.get("updatedAt"));
            }
            assertEquals(expected, then);
        }
    }

    private static Response send(String kind, String type, String file) {
        return ImportTest.send(editor(), "dryRun=false&kind=" + kind, type, file);
    }
}
