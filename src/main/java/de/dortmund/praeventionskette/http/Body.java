package de.dortmund.praeventionskette.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a client sends to be written: one JSON object. It is read before it is asked whether the caller may write (400 before 403). */
public record Body(ObjectNode tree, String text) {

    /** Reads the body of a request. */
    @Provider
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public static class Reader implements MessageBodyReader<Body> {

        private final ObjectMapper json;

        Reader(ObjectMapper json) {
            this.json = strict(json).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        }

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
            return type == Body.class;
        }

        @Override
        public Body readFrom(Class<Body> type, Type generic, Annotation[] annotations, MediaType media,
                MultivaluedMap<String, String> headers, InputStream stream) throws IOException {
            byte[] bytes = stream.readAllBytes();
            // From here on a write may stand in line, longer than a body may take to arrive.
            CurrentRequest.bodyWasRead();
            String text = text(bytes);
            JsonNode tree;
            try {
                tree = json.readTree(text);
            } catch (JsonProcessingException unreadable) {
                throw unreadable(unreadable);
            }
            if (!(tree instanceof ObjectNode object)) {
                throw Problem.of(ProblemType.INVALID_REQUEST,
                        Text.of("Der Rumpf ist kein JSON-Objekt.", "The body is not a JSON object."));
            }
            List<Problem.Fault> faults = new ArrayList<>();
            lookForUnwritable(object, "", faults);
            if (!faults.isEmpty()) {
                throw InvalidBody.invalid(faults);
            }
            return new Body(object, text);
        }

        private static String text(byte[] bytes) {
            try {
                return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .decode(java.nio.ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException notUtf8) {
                throw Problem.of(ProblemType.INVALID_REQUEST,
                        Text.of("Der Rumpf ist kein gültiges UTF-8.", "The body is not valid UTF-8."));
            }
        }

        private static Problem unreadable(JsonProcessingException unreadable) {
            if (unreadable.getLocation() == null) {
                return Problem.of(ProblemType.INVALID_REQUEST, Text.of("Der Rumpf ist kein JSON.", "The body is not JSON."));
            }
            int line = unreadable.getLocation().getLineNr();
            int column = unreadable.getLocation().getColumnNr();
            return Problem.of(ProblemType.INVALID_REQUEST, Text.of(
                    "Der Rumpf ist kein lesbares JSON, oder ein Feld steht doppelt: Zeile " + line + ", Spalte " + column + ".",
                    "The body is not readable JSON, or a field stands twice: line " + line + ", column " + column + "."));
        }
    }

    /** Reads what clients send: no field twice, and numbers as they were written. */
    public static ObjectMapper strict(ObjectMapper json) {
        return json.copy()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }

    /** Half a character and the null character are valid in JSON, and no text that could be kept. */
    public static void lookForUnwritable(JsonNode node, String pointer, List<Problem.Fault> faults) {
        if (node.isTextual() && !isText(node.textValue())) {
            faults.add(Problem.Fault.pointer(pointer, "not-text", Text.of(
                    "Der Text enthält ein Zeichen, das kein Text sein kann (U+0000 oder ein halbes Surrogat).",
                    "The text has a character that can't be text (U+0000 or a lone surrogate).")));
        }
        node.properties().forEach(field -> {
            if (isText(field.getKey())) {
                lookForUnwritable(field.getValue(), pointer + "/" + InvalidBody.escape(field.getKey()), faults);
            } else {
                faults.add(Problem.Fault.pointer(pointer, "unknown-field", Text.of(
                        "Dieses Feld gibt es nicht.", "There is no such field.")));
            }
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                lookForUnwritable(node.get(i), pointer + "/" + i, faults);
            }
        }
    }

    private static boolean isText(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
