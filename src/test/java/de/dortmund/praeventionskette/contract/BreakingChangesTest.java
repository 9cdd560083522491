package de.dortmund.praeventionskette.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What was released goes on working, or docs/CHANGELOG.md says that it does not. */
class BreakingChangesTest {

    private static final Path CHANGELOG = Path.of("docs/CHANGELOG.md");
    private static final JsonNode RELEASED = read("openapi/released.yaml");
    /** The address whose operations the tests change. */
    private static final String PROJECT = "/api/v1/projects/{slug}";
    private static final String SCHEMAS = "/components/schemas/";
    private static final JsonNode BEFORE = ofProject();

    @Test
    void nothing_that_was_released_breaks_but_what_the_changelog_announces() throws IOException {
        Set<String> broken = new TreeSet<>(Breaks.between(RELEASED, read("openapi/openapi.yaml")));
        broken.removeAll(Breaks.announced(Files.readString(CHANGELOG)));
        assertEquals(Set.of(), broken, "breaks clients of the last release: undo it, or name it in docs/CHANGELOG.md under"
                + " \"Unreleased\", \"Breaking\" as \"- `GET /api/v1/…`: what, and what to do instead\"");
    }

    @Test
    void the_changelog_has_the_release_that_the_contract_is_of() throws IOException {
        String version = RELEASED.at("/info/version").asText();
        assertEquals(1, Files.readAllLines(CHANGELOG).stream().filter(("## " + version)::equals).count(), version);
    }

    @Test
    void a_removed_operation_is_a_break() {
        assertEquals(Set.of("DELETE " + PROJECT), after(contract -> at(contract, PROJECT).remove("delete")));
    }

    @Test
    void a_removed_field_of_an_answer_is_a_break_for_all_who_read_it() {
        Set<String> readers = Set.of("GET " + PROJECT, "PUT " + PROJECT, "PATCH " + PROJECT, "DELETE " + PROJECT);
        assertEquals(readers, after(contract -> properties(contract, "Project").remove("title")));
        // also deep inside
        assertEquals(readers, after(contract -> properties(contract, "Ref").remove("name")));
        // which stands in lists alone
        assertEquals(readers, after(contract -> properties(contract, "Highlight").remove("field")));
    }

    @Test
    void a_field_of_an_answer_that_becomes_something_else_is_a_break() {
        Set<String> readers = Set.of("GET " + PROJECT, "PUT " + PROJECT, "PATCH " + PROJECT, "DELETE " + PROJECT);
        assertEquals(readers, after(contract -> ((ObjectNode) properties(contract, "Project").get("title")).put("type", "integer")));
        assertEquals(readers, after(contract -> ((ObjectNode) properties(contract, "Project").get("topics").get("items"))
                .put("$ref", "#/components/schemas/ExternalId")));
    }

    @Test
    void a_new_value_that_programs_do_not_know_is_a_break_for_readers_and_a_lost_one_for_writers() {
        assertEquals(Set.of("GET " + PROJECT, "PUT " + PROJECT, "PATCH " + PROJECT, "DELETE " + PROJECT),
                after(contract -> ((ArrayNode) contract.at(SCHEMAS + "ProjectStatus/enum")).add("cancelled")));
        assertEquals(Set.of("PUT " + PROJECT, "PATCH " + PROJECT),
                after(contract -> ((ArrayNode) contract.at(SCHEMAS + "ProjectStatus/enum")).remove(0)));
    }

    @Test
    void a_parameter_that_is_needed_from_now_on_or_gone_is_a_break() {
        assertEquals(Set.of("GET " + PROJECT), after(contract -> ((ArrayNode) at(contract, PROJECT).at("/get/parameters")).addObject()
                .put("name", "year").put("in", "query").put("required", true).putObject("schema").put("type", "string")));
        assertEquals(Set.of("GET " + PROJECT), after(contract -> removeParameter((ArrayNode) at(contract, PROJECT).at("/get/parameters"))));
    }

    @Test
    void a_parameter_that_takes_something_else_is_a_break() {
        assertEquals(Set.of("GET " + PROJECT), after(contract -> ((ObjectNode) at(contract, PROJECT).at("/get/parameters")
                .findParents("in").stream().filter(parameter -> parameter.get("name").asText().equals("fields")).findFirst().orElseThrow()
                .get("schema")).put("type", "integer")));
    }

    private static void removeParameter(ArrayNode parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).get("name").asText().equals("fields")) {
                parameters.remove(i);
            }
        }
    }

    @Test
    void a_field_that_must_be_sent_from_now_on_or_is_not_taken_any_more_is_a_break() {
        assertEquals(Set.of("PUT " + PROJECT), after(contract -> ((ArrayNode) contract.at(SCHEMAS + "ProjectInput/required")).add("goal")));
        assertEquals(Set.of("PUT " + PROJECT), after(contract -> properties(contract, "ProjectInput").remove("goal")));
    }

    @Test
    void what_is_only_added_breaks_nobody() {
        assertEquals(Set.of(), after(contract -> {
            properties(contract, "Project").putObject("colour").put("type", "string");
            properties(contract, "ProjectInput").putObject("colour").put("type", "string");
            ((ObjectNode) contract.get("paths")).set("/api/v1/more", at(contract, PROJECT).deepCopy());
            ((ArrayNode) at(contract, PROJECT).at("/get/parameters")).addObject().put("name", "colour").put("in", "query")
                    .putObject("schema").put("type", "string");
        }));
    }

    @Test
    void a_break_is_announced_by_its_operation_and_a_reason_under_breaking_of_what_is_not_released() {
        assertEquals(Set.of("GET /api/v1/a"), Breaks.announced("""
                # Changes
                ## Unreleased
                - `GET /api/v1/not-under-breaking`: no
                ### Breaking
                - `GET /api/v1/a`: gone; read `/b`
                - `GET /api/v1/without-a-reason`:
                ### Added
                - `GET /api/v1/b`: new
                ## 0.9.0
                ### Breaking
                - `GET /api/v1/long-ago`: gone
                """));
    }

    /** What breaks, when the part of the released contract that is about this address changes. */
    private static Set<String> after(Consumer<ObjectNode> change) {
        ObjectNode after = BEFORE.deepCopy();
        change.accept(after);
        return Breaks.between(BEFORE, after);
    }

    /** The released contract as far as it is about this address. */
    private static JsonNode ofProject() {
        ObjectNode part = RELEASED.deepCopy();
        ((ObjectNode) part.get("paths")).retain(PROJECT);
        ((ObjectNode) part.at("/components/schemas")).retain(Breaks.schemasOf(List.of(part.get("paths")), part));
        return part;
    }

    private static ObjectNode at(JsonNode contract, String path) {
        return (ObjectNode) contract.get("paths").get(path);
    }

    private static ObjectNode properties(JsonNode contract, String schema) {
        return (ObjectNode) contract.at(SCHEMAS + schema + "/properties");
    }

    private static JsonNode read(String contract) {
        try {
            return new YAMLMapper().readTree(Path.of(contract).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
