package de.dortmund.praeventionskette.exchange.hsds;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.area.ActionAreaView;
import de.dortmund.praeventionskette.area.PlaceView;
import de.dortmund.praeventionskette.organisation.ContactView;
import de.dortmund.praeventionskette.organisation.OrganisationView;
import de.dortmund.praeventionskette.programme.FundingProgrammeView;
import de.dortmund.praeventionskette.programme.FundingView;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.vocabulary.ActionPriorityView;
import de.dortmund.praeventionskette.vocabulary.LifePhaseView;
import de.dortmund.praeventionskette.vocabulary.SourceView;
import de.dortmund.praeventionskette.vocabulary.TargetGroupView;
import de.dortmund.praeventionskette.vocabulary.TopicView;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/HSDS.md says of every field where it goes, and of every address and attribute what it is. */
@QuarkusTest
class HsdsDocumentTest {

    private static final Map<String, Class<?>> VIEWS = new TreeMap<>(Map.ofEntries(
            Map.entry("projects", ProjectView.class), Map.entry("action-areas", ActionAreaView.class),
            Map.entry("funding-programmes", FundingProgrammeView.class), Map.entry("fundings", FundingView.class),
            Map.entry("target-groups", TargetGroupView.class), Map.entry("life-phases", LifePhaseView.class),
            Map.entry("topics", TopicView.class), Map.entry("action-priorities", ActionPriorityView.class),
            Map.entry("organisations", OrganisationView.class), Map.entry("contacts", ContactView.class),
            Map.entry("places", PlaceView.class), Map.entry("sources", SourceView.class)));
    private static final Pattern LINE = Pattern.compile("(?m)^\\| ([a-z -]+) \\| `([a-zA-Z]+)` \\| (.+) \\|$");

    private static String document() throws IOException {
        return Files.readString(Path.of("docs/HSDS.md"));
    }

    @Test
    void every_field_of_every_kind_of_record_has_a_line_that_says_where_it_goes() throws IOException {
        assertEquals(Set.of(), Arrays.stream(Kind.values()).map(kind -> kind.path).filter(path -> !VIEWS.containsKey(path))
                .collect(Collectors.toSet()));
        Set<String> fields = new TreeSet<>();
        VIEWS.forEach((kind, view) -> Arrays.stream(view.getRecordComponents()).filter(component -> component.getType() != Meta.class)
                .forEach(component -> fields.add(kind + " " + component.getName())));
        Arrays.stream(Meta.class.getRecordComponents()).forEach(component -> fields.add("every record " + component.getName()));

        Set<String> lines = new TreeSet<>();
        String table = document().split("## Where each field goes")[1].split("\n## ")[0];
        LINE.matcher(table).results().forEach(line -> assertTrue(lines.add(line.group(1) + " " + line.group(2)), line.group()));
        assertEquals(fields, lines);
    }

    @Test
    void every_address_every_parameter_every_taxonomy_and_every_sort_of_attribute_is_named() throws IOException {
        String document = document();
        ObjectMapper json = new ObjectMapper();
        for (String list : List.of("services", "organizations", "service_at_locations")) {
            for (String line : given().get("/hsds/v3/" + list + "?full=true&format=ndjson").asString().split("\n")) {
                json.readTree(line).findValuesAsText("link_type")
                        .forEach(type -> assertTrue(document.contains("`" + type + "`"), type));
            }
        }
        for (Vocabulary vocabulary : Vocabulary.values()) {
            assertTrue(document.contains("| `" + vocabulary.path + "` |"), vocabulary.path);
        }
        json.readTree(given().get("/openapi.json").asString()).get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/hsds/v3")).forEach(path -> {
                    assertTrue(document.contains("`" + path.getKey().replaceFirst("^/hsds/v3(?=/)", "") + "`"), path.getKey());
                    path.getValue().at("/get/parameters").forEach(parameter -> assertTrue(!parameter.get("in").asText().equals("query")
                            || document.contains("`" + parameter.get("name").asText() + "`"), path.getKey() + " " + parameter.get("name")));
                });
    }

    @Test
    void the_document_computes_ids_as_the_service_does() throws IOException {
        String document = document();
        assertTrue(document.contains(Ids.NAMESPACE.toString()));
        assertTrue(document.contains("`projects/windel-cafe-b3` gives `" + Ids.of("projects", "windel-cafe-b3") + "`"));
        assertTrue(document.contains("taxonomy_term_id=" + Ids.of("topics", "sprache")));
        assertEquals(5, Ids.of("projects", "windel-cafe-b3").version());
        assertEquals(2, Ids.of("projects", "windel-cafe-b3").variant());
    }
}
