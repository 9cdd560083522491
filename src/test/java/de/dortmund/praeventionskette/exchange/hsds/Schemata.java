package de.dortmund.praeventionskette.exchange.hsds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON Schemas of the Human Services Data Specification, which are no part of this project: they are looked for beside it, or where the
 * system property {@code hsds.schemas} says.
 */
final class Schemata {

    static final String STRICT = "hsds-3.1";
    static final String LENIENT = "oruk-3.0";

    private static final Path FOLDER = Path.of(System.getProperty("hsds.schemas", "../shared/hsds"));
    /** What stands in the schemas beside rules; without it four megabytes are one, and read in a moment. */
    private static final List<String> ANNOTATIONS = List.of("name", "title", "description", "example", "core", "path", "constraints",
            "datapackage_type", "datapackage_metadata", "tabular_required", "order");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private Schemata() {}

    /** Skips the test where nobody has put the schemas there. */
    static void assumeThere() {
        assumeTrue(Files.isDirectory(FOLDER.resolve(STRICT)) && Files.isDirectory(FOLDER.resolve(LENIENT)),
                "SKIPPED: there are no schemas of the Human Services Data Specification at " + FOLDER
                        + "; -Dhsds.schemas=… says where they are");
    }

    /** Everything that is wrong with a document: under 3.1 no property may stand there that it does not know. */
    static List<String> faults(String version, String schema, JsonNode document) {
        return KNOWN.computeIfAbsent(version + "/" + schema, path -> load(version, schema)).validate(document).stream()
                .map(fault -> version + "/" + schema + " " + fault.getMessage()).toList();
    }

    private static JsonSchema load(String version, String schema) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        Path file = FOLDER.resolve(version).resolve(schema + ".json");
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole(file, version.equals(STRICT)), config);
    }

    /** References by bare file names become what they refer to. */
    private static JsonNode whole(Path file, boolean strict) {
        try {
            return whole(JSON.readTree(file.toFile()), file.getParent(), strict);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode whole(JsonNode schema, Path folder, boolean strict) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        if (object.path("$ref").asText().endsWith(".json")) {
            return whole(folder.resolve(object.get("$ref").asText()), strict);
        }
        object.remove(ANNOTATIONS);
        if (object.has("items")) {
            object.set("items", whole(object.get("items"), folder, strict));
        }
        if (object.get("properties") instanceof ObjectNode properties) {
            properties.properties().forEach(part -> part.setValue(whole(part.getValue(), folder, strict)));
            if (strict && isServiceAtLocation(properties)) {
                // A defect of the specification: its OpenAPI says that a service_at_location is a service, which has both.
                properties.putObject("name").put("type", "string");
                properties.putObject("status").put("type", "string");
            }
            if (strict) {
                object.put("additionalProperties", false);
            }
        }
        return object;
    }

    private static boolean isServiceAtLocation(JsonNode properties) {
        return properties.has("service_id") && properties.has("location_id") && properties.has("location");
    }
}
