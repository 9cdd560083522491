package de.dortmund.praeventionskette.exchange.schemaorg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.dortmund.praeventionskette.area.ActionAreaView;
import de.dortmund.praeventionskette.organisation.OrganisationView;
import de.dortmund.praeventionskette.project.ProjectView;
import de.dortmund.praeventionskette.record.Meta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/DCAT.md says of every field of a record what becomes of it: who adds one decides that too. */
class MappingTableTest {

    private static final Path TABLES = Path.of("docs/DCAT.md");
    private static final Pattern LINE = Pattern.compile("\\| `(\\w+)` \\| (.*) \\|");
    private static final Pattern PROPERTY = Pattern.compile("`([a-z][A-Za-z]+)(\\.[a-zA-Z.]+)?`");

    private static final Map<String, Class<?>> SECTIONS = Map.of("Project", ProjectView.class, "Organisation", OrganisationView.class,
            "Action area", ActionAreaView.class, "What every record has", Meta.class);

    @Test
    void every_field_has_a_line_in_the_table_and_every_line_a_field() throws IOException {
        for (Map.Entry<String, Class<?>> section : SECTIONS.entrySet()) {
            List<String> fields = Arrays.stream(section.getValue().getRecordComponents()).filter(field -> field.getType() != Meta.class)
                    .map(field -> field.getName()).toList();
            assertEquals(fields, lines(section.getKey()).stream().map(line -> line.group(1)).toList(), section.getKey());
        }
    }

    /** The shapes, which the answers are held against, allow the properties that the tables name. */
    @Test
    void a_line_names_a_property_that_the_answers_may_have_or_says_why_there_is_none() throws IOException {
        String shapes = Files.readString(Path.of("src/test/resources/shapes/schema-org.ttl"));
        for (String section : SECTIONS.keySet()) {
            for (Matcher line : lines(section)) {
                String becomes = line.group(2);
                assertFalse(becomes.isBlank(), line.group());
                if (!becomes.startsWith("–") && !becomes.startsWith("the type") && !becomes.startsWith("`@id`")
                        && !becomes.startsWith("`ContactPoint`")) {
                    Matcher property = PROPERTY.matcher(becomes);
                    assertEquals(true, property.find(), line.group());
                    String last = property.group(2) == null ? property.group(1) : property.group(2).replaceFirst(".*\\.", "");
                    assertEquals(true, shapes.contains("sh:path s:" + last + " "), line.group());
                }
            }
        }
    }

    private static List<Matcher> lines(String section) throws IOException {
        String text = Files.readString(TABLES);
        int begin = text.indexOf("\n### " + section + "\n");
        int end = text.indexOf("\n### ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end).lines().map(LINE::matcher).filter(Matcher::matches).toList();
    }
}
