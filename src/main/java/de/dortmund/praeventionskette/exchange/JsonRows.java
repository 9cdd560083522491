package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.record.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads records in JSON, one after another: a list, a document with {@code items} as an export is one, or one record on each line. */
final class JsonRows {

    private final ObjectMapper json;
    private final Sent.Taker taker;
    private int number;

    private JsonRows(ObjectMapper json, Sent.Taker taker) {
        this.json = Body.strict(json);
        this.taker = taker;
    }

    /** @throws de.dortmund.praeventionskette.http.Problem 400 or 422 with the line that is wrong */
    static void readDocument(Reader in, Kind kind, ObjectMapper json, Sent.Taker taker) throws IOException {
        JsonRows rows = new JsonRows(json, taker);
        try (JsonParser parser = rows.json.createParser(in)) {
            rows.document(parser, kind);
        } catch (JsonProcessingException unreadable) {
            throw unreadable(unreadable.getLocation() == null ? 1 : unreadable.getLocation().getLineNr());
        }
    }

    /** @throws de.dortmund.praeventionskette.http.Problem 400 or 422 with the line that is wrong */
    static void readLines(Reader in, ObjectMapper json, Sent.Taker taker) throws IOException {
        JsonRows rows = new JsonRows(json, taker);
        ObjectMapper one = rows.json.copy().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        BufferedReader lines = new BufferedReader(in, 1 << 16);
        int line = 0;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            line++;
            if (!text.isBlank()) {
                try {
                    rows.take(one.readTree(text), line);
                } catch (JsonProcessingException unreadable) {
                    throw unreadable(line);
                }
            }
        }
    }

    private void document(JsonParser parser, Kind kind) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            head(parser, kind);
        } else if (first != JsonToken.START_ARRAY) {
            throw noList(parser.currentTokenLocation());
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int line = parser.currentTokenLocation().getLineNr();
            take(parser.<JsonNode>readValueAsTree(), line);
        }
        if (first == JsonToken.START_OBJECT && parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
            throw Sent.unreadable(parser.currentTokenLocation().getLineNr(), "trailing", "Nach der Liste kommt noch etwas.",
                    "Something comes after the list.");
        }
    }

    /** What an export says before its items. */
    private static void head(JsonParser parser, Kind kind) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) {
                return;
            } else if (name.equals("kind") && !kind.path.equals(parser.getValueAsString())) {
                throw InvalidBody.invalid(List.of(Fault.pointer("/kind", "other-kind", Text.of(
                        "Das sind nicht " + kind.path + ", wie der Parameter „kind“ sagt.",
                        "These are not " + kind.path + ", as the parameter 'kind' says."))));
            } else if (!List.of("kind", "revision", "committedAt").contains(name)) {
                break;
            }
        }
        throw noList(parser.currentTokenLocation());
    }

    private void take(JsonNode tree, int line) {
        number++;
        Sent.checkNumber(number, line);
        if (!(tree instanceof ObjectNode record)) {
            throw Sent.unreadable(line, "no-object", "Ein Datensatz ist ein JSON-Objekt.", "A record is a JSON object.");
        }
        List<Fault> faults = new ArrayList<>();
        Body.lookForUnwritable(record, "/" + number, faults);
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
        taker.take(new Sent(number, line, record));
    }

    private static RuntimeException noList(JsonLocation place) {
        return Sent.unreadable(place.getLineNr(), "no-list",
                "Verlangt ist eine JSON-Liste von Datensätzen, oder ein Export mit seinen items.",
                "A JSON list of records is needed, or an export with its items.");
    }

    private static RuntimeException unreadable(int line) {
        return Sent.unreadable(line, "not-json", "Das ist kein lesbares JSON, oder ein Feld steht doppelt.",
                "This is not readable JSON, or a field stands twice.");
    }
}
