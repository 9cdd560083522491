package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.Batches;
import de.dortmund.praeventionskette.change.Came;
import de.dortmund.praeventionskette.change.Course;
import de.dortmund.praeventionskette.change.History;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Wanted;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.Meta;
import de.dortmund.praeventionskette.security.Caller;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Loads the seed catalogue into an empty database, in one transaction: the city's own documents, read into twelve files. A
 * catalogue that has a revision is never touched, so loading twice changes nothing.
 */
@ApplicationScoped
public class SeedCatalogue {

    /** First what others refer to. */
    private static final List<Kind> ORDER = List.of(Kind.SOURCE, Kind.LIFE_PHASE, Kind.TOPIC, Kind.TARGET_GROUP, Kind.ORGANISATION,
            Kind.ACTION_AREA, Kind.PLACE, Kind.CONTACT, Kind.FUNDING_PROGRAMME, Kind.ACTION_PRIORITY, Kind.PROJECT, Kind.FUNDING);

    private final Batches batches;
    private final History history;

    SeedCatalogue(Batches batches, History history) {
        this.batches = batches;
        this.history = history;
    }

    /** Before the service answers. */
    void onStart(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        load(SeedFiles.inResources());
    }

    /**
     * Loads the files where nothing was ever written to the catalogue.
     *
     * @return whether anything was loaded
     * @throws SeedException where a file has an error; then nothing is loaded
     */
    boolean load(SeedFiles files) {
        if (QuarkusTransaction.requiringNew().call(Revision::current).number > 0) {
            return false;
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            // Several instances may start at once: in line, whoever comes second finds the catalogue loaded.
            Revision.standInLineAtStart();
            return Revision.current().number == 0 && write(files);
        });
    }

    /** Writes the files into an empty catalogue, in the current transaction. */
    boolean write(SeedFiles files) {
        Map<Kind, List<ObjectNode>> records = new EnumMap<>(Kind.class);
        ORDER.forEach(kind -> records.put(kind, files.records(kind)));
        agreeOnAreaContacts(records);
        Revision.by("seed");
        int count = 0;
        for (Kind kind : ORDER) {
            write(kind, parentsFirst(kind, records.get(kind)));
            count += records.get(kind).size();
        }
        history.write(null);
        Log.infof("Loaded the seed catalogue: %d records", count);
        return true;
    }

    /** A record of a file, as a row of an import. */
    private record Row(int number, ObjectNode record) implements Wanted {

        @Override
        public String slug() {
            return record.get("slug").textValue();
        }

        @Override
        public Meta.ExternalId externalId() {
            return null;
        }

        @Override
        public String carrier() {
            return record.path("carrier").asText(null);
        }

        @Override
        public ObjectNode says(Supplier<ObjectNode> shown, ObjectNode form) {
            return record;
        }
    }

    /** Through the door that every import takes. */
    private void write(Kind kind, List<ObjectNode> records) {
        List<Row> rows = new ArrayList<>();
        records.forEach(record -> rows.add(new Row(rows.size() + 1, record)));
        List<Came> came;
        try {
            came = Caller.asTheService(() -> batches.write(kind, rows, new Course(), null));
        } catch (PersistenceException refused) {
            throw refused(refused);
        }
        for (int i = 0; i < rows.size(); i++) {
            Problem problem = came.get(i).problem();
            if (problem != null) {
                Problem.Fault fault = problem.faults().isEmpty() ? null : problem.faults().get(0);
                throw new SeedException(SeedFiles.fileOf(kind), rows.get(i).slug(), fault == null ? null : fault.pointer(),
                        (fault == null ? problem.detail() : fault.detail()).en());
            }
        }
    }

    /** A record that stands below another one of its kind may come before it in the file. */
    private static List<ObjectNode> parentsFirst(Kind kind, List<ObjectNode> records) {
        String above = Course.above(kind);
        if (above == null) {
            return records;
        }
        Set<String> waiting = records.stream().map(record -> record.get("slug").textValue()).collect(Collectors.toCollection(HashSet::new));
        List<ObjectNode> ordered = new ArrayList<>();
        List<ObjectNode> rest = new ArrayList<>(records);
        while (!rest.isEmpty()) {
            List<ObjectNode> next = rest.stream().filter(record -> !waiting.contains(slug(record.path(above)))).toList();
            if (next.isEmpty()) {
                // They stand above each other in a circle: the first of them is refused, because the other is not there.
                next = List.copyOf(rest);
            }
            ordered.addAll(next);
            rest.removeAll(next);
            next.forEach(record -> waiting.remove(record.get("slug").textValue()));
        }
        return ordered;
    }

    private static String slug(JsonNode reference) {
        return reference.isObject() ? reference.path("slug").asText() : reference.asText();
    }

    /** An area's contacts are kept at the contacts; the files say them on both sides, and both must say the same. */
    private static void agreeOnAreaContacts(Map<Kind, List<ObjectNode>> records) {
        Map<String, Set<String>> areasOfContact = new HashMap<>();
        for (ObjectNode contact : records.get(Kind.CONTACT)) {
            contact.path("actionAreas").forEach(
                    area -> areasOfContact.computeIfAbsent(contact.get("slug").textValue(), none -> new HashSet<>()).add(slug(area)));
        }
        for (ObjectNode area : records.get(Kind.ACTION_AREA)) {
            JsonNode contacts = area.remove("contacts");
            for (JsonNode contact : contacts == null ? List.<JsonNode>of() : contacts) {
                String slug = area.get("slug").textValue();
                if (!areasOfContact.getOrDefault(contact.asText(), Set.of()).contains(slug)) {
                    throw new SeedException(SeedFiles.fileOf(Kind.ACTION_AREA), slug, "/contacts",
                            "the contact " + contact.asText() + " does not name this area");
                }
            }
        }
    }

    /** Names the file and the record of the row that the database refused, and the rule it broke. */
    private static RuntimeException refused(PersistenceException refused) {
        Throwable root = refused;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!(root instanceof PSQLException database) || database.getServerErrorMessage() == null
                || database.getServerErrorMessage().getConstraint() == null) {
            return refused;
        }
        ServerErrorMessage error = database.getServerErrorMessage();
        String file = String.valueOf(error.getTable()).replace('_', '-') + " (table)";
        for (Kind kind : Kind.values()) {
            if (kind.path.startsWith(String.valueOf(error.getTable()).replace('_', '-').replaceAll("y$", ""))) {
                file = SeedFiles.fileOf(kind);
            }
        }
        Matcher row = Pattern.compile("\\([0-9]+, ([a-z0-9-]+),").matcher(String.valueOf(error.getDetail()));
        return new SeedException(file, row.find() ? row.group(1) : null, null, "the rule " + error.getConstraint() + " is broken");
    }
}
