package de.dortmund.praeventionskette.exchange;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what was taken along. */
final class Taken {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Taken() {}

    /** All items of a list, page by page. */
    static List<JsonNode> items(String list) throws IOException {
        List<JsonNode> items = new ArrayList<>();
        for (int page = 1;; page++) {
            String answer =
                    given().urlEncodingEnabled(false).get("/api/v1/" + (list + "&size=10&page=" + page).replace("?&", "?")).then()
                            .statusCode(200).extract()
                            .asString();
            items.addAll(list(json(answer).get("items")));
            if (json(answer).at("/page/totalItems").asInt() == items.size()) {
                return items;
            }
        }
    }

    static String text(String address) {
        return text(given().urlEncodingEnabled(false).get("/api/v1/" + address.replace("?&", "?")).then().statusCode(200).extract()
                .asByteArray());
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException invalid) {
            throw new AssertionError(text, invalid);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Reads a table as RFC 4180 says, strictly. */
    static List<List<String>> table(String csv, char separator) {
        assertEquals('\uFEFF', csv.charAt(0));
        List<List<String>> table = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\r') {
                assertEquals('\n', csv.charAt(++i));
                row.add(cell.toString());
                cell.setLength(0);
                table.add(List.copyOf(row));
                row.clear();
            } else {
                cell.append(c);
            }
        }
        assertTrue(row.isEmpty() && cell.isEmpty(), "the last line has an end");
        return table;
    }
}
