package de.dortmund.praeventionskette.exchange;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.record.Kind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The city's files become the catalogue, whole, once, or not at all. */
@QuarkusTest
class SeedCatalogueTest {

    private static final Map<String, String> NAMED_OTHERWISE =
            Map.of("fromMonths", "ageFromMonths", "toMonths", "ageToMonths", "actionAreaBasis", "", "succeededByBasis", "", "funderBasis",
                    "", "amount", "",
                    "currency", "", "amountQualifier", "");

    @Inject
    SeedCatalogue seed;

    @Test
    void every_field_of_every_file_can_be_read() throws IOException {
        List<String> missing = new ArrayList<>();
        int records = 0;
        for (Kind kind : Kind.values()) {
            JsonNode file = new YAMLMapper().readTree(SeedFiles.class.getResourceAsStream("/catalogue/" + kind.path + ".yaml"));
            for (JsonNode record : file) {
                records++;
                String address = kind.address(record.get("slug").asText());
                JsonNode read = new ObjectMapper().readTree(get(address).then().statusCode(200).extract().asString());
                for (Map.Entry<String, JsonNode> field : record.properties()) {
                    String name = NAMED_OTHERWISE.getOrDefault(field.getKey(), field.getKey());
                    if (!name.isEmpty() && !same(field.getValue(), read.path(name))) {
                        missing.add(address + " " + field.getKey() + ": " + field.getValue() + " is read as " + read.path(name));
                    }
                }
                missing.addAll(basisMissing(address, record, read));
            }
        }
        assertEquals(List.of(), missing);
        assertEquals(243, records);
    }

    /** What the files say beside a relation stands in the references themselves. */
    private static List<String> basisMissing(String address, JsonNode record, JsonNode read) {
        List<String> missing = new ArrayList<>();
        for (JsonNode area : record.has("actionAreaBasis") ? read.get("actionAreas") : new ObjectMapper().createArrayNode()) {
            if (!area.get("basis").equals(record.get("actionAreaBasis"))) {
                missing.add(address + " actionAreaBasis");
            }
        }
        for (String field : List.of("succeededBy", "funder")) {
            if (record.has(field + "Basis") && !record.get(field + "Basis").equals(read.at("/" + field + "/basis"))) {
                missing.add(address + " " + field + "Basis");
            }
        }
        if (record.has("amount")
                && !(record.get("amount").asInt() == read.at("/amount/amount").asInt()
                        && record.get("currency").equals(read.at("/amount/currency"))
                        && record.get("amountQualifier").equals(read.at("/amount/qualifier")))) {
            missing.add(address + " amount");
        }
        return missing;
    }

    /** The same, where a slug is read as a reference and an object of the file is read with more fields. */
    private static boolean same(JsonNode stated, JsonNode read) {
        if (stated.isArray()) {
            boolean same = stated.size() == read.size();
            for (int i = 0; same && i < stated.size(); i++) {
                same = same(stated.get(i), read.get(i));
            }
            return same;
        }
        if (stated.isObject()) {
            return stated.properties().stream().allMatch(field -> same(field.getValue(), read.path(field.getKey())));
        }
        return stated.equals(read.isObject() ? read.path("slug") : read) || stated.isNumber() && stated.asDouble() == read.asDouble();
    }

    @Test
    void the_counts_are_those_of_the_files() {
        Map<String, Integer> counts = new TreeMap<>(get("/api/v1").then().extract().<Map<String, Integer>>path("counts"));
        assertEquals(
                "{action-areas=13, action-priorities=41, contacts=13, funding-programmes=3, fundings=2, life-phases=8, organisations=25, places=19,"
                        + " projects=46, sources=5, target-groups=46, topics=22}",
                counts.toString());
    }

    @Test
    void loading_twice_changes_nothing() {
        String before = get("/api/v1").asString();
        assertFalse(seed.load(SeedFiles.inResources()));
        assertEquals(before, get("/api/v1").asString());
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "projects.yaml | s/- b3/- b4/ | projects.yaml, record windel-cafe-b3, field /places/0: There is no place 'b4'.",
                    "projects.yaml | s/slug: walkingbus/slug: strassenkuemmerer/ | projects.yaml, record strassenkuemmerer, field /slug: Row 22 of the data was about this record already.",
                    "topics.yaml | s/name: Sprache/nam: Sprache/ | topics.yaml, record sprache, field /nam: There is no such field.",
                    "topics.yaml | s/name: Sprache// | topics.yaml, record sprache, field /name: must not be null",
                    "fundings.yaml | s/status: granted/status: given/ | fundings.yaml, record kinderstark-2020, field /status: ",
                    "life-phases.yaml | s/toMonths: 36/toMonths: 0/ | life-phases.yaml, record 0-3: the rule life_phase_age_order is broken",
                    "contacts.yaml | s/  - nette// | action-areas.yaml, record nette, field /contacts: the contact vor-ort-westerfilde-nette does not name this area",
                    "places.yaml | s/- slug: b3/- slog: b3/ | places.yaml, record number 15, field slug: a record must have a slug",
                    "sources.yaml | s/kind: leaflet/kind: [/ | sources.yaml:",
            })
    void a_file_with_an_error_is_refused_with_its_place(String file, String change, String told) {
        String[] words = change.split("/", -1);
        SeedFiles files = new SeedFiles(name -> name.equals(file) ? changed(name, words[1], words[2]) : inResources(name));
        emptied(() -> {
            SeedException refused = assertThrows(SeedException.class, () -> seed.write(files));
            assertTrue(refused.getMessage().startsWith("The seed catalogue can't be loaded: " + told), refused.getMessage());
            assertEquals(1, refused.getMessage().lines().count());
        });
    }

    /** Runs with an empty catalogue, which nobody else sees and which is gone afterwards. */
    private static void emptied(Runnable test) {
        QuarkusTransaction.begin();
        try {
            for (String table : List.of("funding", "project", "place", "contact", "funding_programme", "action_area", "organisation",
                    "target_group",
                    "action_priority", "topic", "life_phase", "source")) {
                Panache.getEntityManager().createNativeQuery("delete from " + table).executeUpdate();
            }
            // What is only ever added to goes with the triggers off.
            for (String sql : List.of("set local session_replication_role = replica", "delete from touched", "delete from history_personal",
                    "delete from history", "delete from revision", "set local session_replication_role = origin",
                    "set local catalogue.revision = ''")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
            test.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static InputStream inResources(String name) {
        return SeedFiles.class.getResourceAsStream("/catalogue/" + name);
    }

    private static InputStream changed(String name, String from, String to) {
        try (InputStream file = inResources(name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(text.contains(from), name + " has " + from);
            return new ByteArrayInputStream(text.replaceFirst(from + "(?=\\n)", to).getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
