package de.dortmund.praeventionskette.chain;

import de.dortmund.praeventionskette.http.Link;
import de.dortmund.praeventionskette.http.Selection;
import de.dortmund.praeventionskette.record.Excerpt;
import de.dortmund.praeventionskette.record.Excerpts;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Ref;
import de.dortmund.praeventionskette.vocabulary.ActionPriority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the citizens asked for, and what has come of it */
@Schema(name = "ChainPriorities", description = "What the citizens asked for, and what has come of it")
public record PrioritiesView(
        @Schema(description = "How many action priorities there are", examples = "41") int count,
        @Schema(description = "How many of them no record answers", examples = "12") int unanswered,
        @Schema(description = "By field") List<Field> fields) {

    /** A field of action priorities. */
    @Schema(name = "ChainPriorityField", description = "A field of action priorities")
    public record Field(
            @Schema(description = "The key", examples = "eltern") String field,
            @Schema(description = "Its name", examples = "Eltern stärken") String fieldName,
            @Schema(description = "How many action priorities it has", examples = "10") int count,
            @Schema(description = "How many of them no record answers", examples = "2") int unanswered,
            List<Priority> priorities) {}

    /** An action priority and its answers. */
    @Schema(name = "ChainPriority", description = "An action priority and the records that answer it")
    public record Priority(
            @Schema(description = "The key", examples = "forum-eltern-01") String slug,
            @Schema(description = "The place within its field, from 1", examples = "1") int number,
            @Schema(description = "What was asked for", examples = "Niederschwellige Angebote bevorzugen") String name,
            @Schema(description = "The records that answer it") Excerpt projects,
            Ref.SelfLink links) {}

    /** All action priorities with the selected records that answer them. */
    static PrioritiesView of(Selection selection, Link given) {
        List<ActionPriority> priorities =
                ActionPriority.list("from ActionPriority e where e.visible order by e.field, e.number, e.slug");
        Excerpts answers = Excerpts.ofProjects("actionPriority", priorities, selection.projects(), selection.condition(),
                selection.parameters(),
                slug -> ChainView.projects(given.withoutUnknown("actionPriority").and("actionPriority", slug)));
        Map<String, List<ActionPriority>> byField = new LinkedHashMap<>();
        priorities.forEach(priority -> byField.computeIfAbsent(priority.field, field -> new ArrayList<>()).add(priority));
        List<Field> fields = byField.values().stream().map(group -> field(group, answers)).toList();
        return new PrioritiesView(priorities.size(), fields.stream().mapToInt(Field::unanswered).sum(), fields);
    }

    private static Field field(List<ActionPriority> priorities, Excerpts answers) {
        List<Priority> answered = priorities.stream()
                .map(e -> new Priority(e.slug, e.number, e.name, answers.of(e),
                        new Ref.SelfLink(Kind.ACTION_PRIORITY.address(e.slug))))
                .toList();
        return new Field(priorities.get(0).field, priorities.get(0).fieldName, answered.size(),
                (int) answered.stream().filter(p -> p.projects().count() == 0).count(), answered);
    }
}
