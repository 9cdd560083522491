package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that are examined in one transaction and written in another. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class BatchesTest {

    private static final String SLUG = "ausbildungsplatzakquise";

    @Inject
    Batches batches;

    /** A row that gives a project another title. */
    private record Retitled(String slug, String title) implements Wanted {

        @Override
        public int number() {
            return 1;
        }

        @Override
        public Meta.ExternalId externalId() {
            return null;
        }

        @Override
        public String carrier() {
            return null;
        }

        @Override
        public ObjectNode says(Supplier<ObjectNode> shown, ObjectNode form) {
            return JsonNodeFactory.instance.objectNode().put("slug", slug).put("title", title);
        }
    }

    private Batches.Examined examined() {
        return QuarkusTransaction.requiringNew().call(() -> Caller
                .asTheService(() -> batches.examine(Kind.PROJECT, List.of(new Retitled(SLUG, "Neuer Titel")), new Course())));
    }

    private <T> T rehearsed(WriteTransaction.Work<T> work) {
        return Caller.asTheService(() -> batches.rehearse(work));
    }

    @Test
    void what_was_examined_in_one_transaction_is_written_in_another() {
        Batches.Examined examined = examined();
        Came came = rehearsed(() -> {
            assertTrue(examined.isOfToday());
            return batches.write(examined, null).get(0);
        });
        assertEquals(Came.Outcome.UPDATED, came.outcome());
        assertEquals(List.of("title"), came.changes().stream().map(Came.Difference::field).toList());
    }

    @Test
    void what_was_changed_since_it_was_examined_is_not_overwritten() {
        Batches.Examined examined = examined();
        assertEquals(200, patch(editor(), "/api/v1/projects/" + SLUG, "{\"title\": \"Inzwischen\"}").statusCode());
        assertFalse(rehearsed(examined::isOfToday));
        assertThrows(OptimisticLockException.class, () -> rehearsed(() -> batches.write(examined, null)));
    }
}
