package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.record.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the twelve files of the seed catalogue, each a YAML list of records of one kind. */
final class SeedFiles {

    private static final ObjectMapper YAML =
            YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

    private final Function<String, InputStream> open;

    /** @param open the file of a name, or null where there is none */
    SeedFiles(Function<String, InputStream> open) {
        this.open = open;
    }

    /** The files in the jar, made from the city's own documents. */
    static SeedFiles inResources() {
        return new SeedFiles(name -> SeedFiles.class.getResourceAsStream("/catalogue/" + name));
    }

    static String fileOf(Kind kind) {
        return kind.path + ".yaml";
    }

    /** The records of a kind in the order of their file, in the form in which the interface writes them. */
    List<ObjectNode> records(Kind kind) {
        String file = fileOf(kind);
        try (InputStream content = open.apply(file)) {
            if (content == null) {
                throw new SeedException(file, null, null, "the file is missing");
            }
            JsonNode list = YAML.readTree(content);
            if (!list.isArray()) {
                throw new SeedException(file, null, null, "the file must be a list of records");
            }
            List<ObjectNode> records = new ArrayList<>();
            for (JsonNode record : list) {
                if (!(record instanceof ObjectNode fields) || !record.path("slug").isTextual()) {
                    throw new SeedException(file, "number " + (records.size() + 1), "slug", "a record must have a slug");
                }
                SeedForm.toInput(kind, fields);
                records.add(fields);
            }
            return records;
        } catch (JsonProcessingException unreadable) {
            String at = unreadable.getLocation() == null ? "" : " (line " + unreadable.getLocation().getLineNr() + ")";
            throw new SeedException(file, null, null, unreadable.getOriginalMessage().lines().findFirst().orElse("not readable") + at);
        } catch (IOException unreadable) {
            throw new SeedException(file, null, null, "not readable");
        }
    }
}
