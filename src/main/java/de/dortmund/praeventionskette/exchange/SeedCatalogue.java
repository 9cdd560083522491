package de.dortmund.praeventionskette.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.change.History;
import de.dortmund.praeventionskette.change.Revision;
import de.dortmund.praeventionskette.change.Writing;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.organisation.ContactInput;
import de.dortmund.praeventionskette.organisation.Visibility;
import de.dortmund.praeventionskette.record.CatalogueRecord;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.record.RefInput;
import de.dortmund.praeventionskette.record.Resolver;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.PersistenceException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Loads the seed catalogue into an empty database, in one transaction: the city's own documents, read into twelve files. A
 * catalogue that has a revision is never touched, so loading twice changes nothing.
 */
@ApplicationScoped
public class SeedCatalogue {

    private final ObjectMapper json;
    private final Validator validator;
    private final History history;

    SeedCatalogue(ObjectMapper json, Validator validator, History history) {
        this.history = history;
        this.json =
                json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        this.validator = validator;
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
        Loading loading = new Loading();
        Writing.all().forEach(writing -> loading.read(writing.kind(), writing, files.records(writing.kind())));
        loading.agreeOnAreaContacts();
        Revision.by("seed");
        loading.write(Revision.own());
        history.write(null);
        Log.infof("Loaded the seed catalogue: %d records", loading.entries.size());
        return true;
    }

    /** One record on its way from the file to the database. */
    private record Entry(Kind kind, String slug, Object input, CatalogueRecord entity, JsonNode areaContacts) {}

    /** All records by kind and slug: they may refer to each other in any order. */
    private final class Loading implements Resolver {

        private final List<Entry> entries = new ArrayList<>();
        private final Map<Kind, Map<String, CatalogueRecord>> bySlug = new HashMap<>();
        private final Map<CatalogueRecord, List<CatalogueRecord>> needs = new IdentityHashMap<>();
        private CatalogueRecord writing;

        void read(Kind kind, Writing<?, ?> writer, List<ObjectNode> records) {
            String file = SeedFiles.fileOf(kind);
            for (ObjectNode record : records) {
                String slug = record.get("slug").textValue();
                // An area's contacts are kept at the contacts; the files say them on both sides.
                JsonNode areaContacts = kind == Kind.ACTION_AREA ? record.remove("contacts") : null;
                if (kind == Kind.CONTACT) {
                    // The files hold what is printed in public documents.
                    openUnlessSaid(record);
                }
                Object input = parse(file, slug, record, writer.input());
                CatalogueRecord entity = writer.entity().get();
                entity.slug = slug;
                if (bySlug.computeIfAbsent(kind, k -> new HashMap<>()).put(slug, entity) != null) {
                    throw new SeedException(file, slug, "slug", "the slug is there twice");
                }
                entries.add(new Entry(kind, slug, input, entity, areaContacts));
            }
        }

        private static void openUnlessSaid(ObjectNode contact) {
            String everybody = Visibility.PUBLIC.code;
            if (!contact.has("visibility")) {
                contact.put("visibility", everybody);
            }
            if (!contact.has("fieldVisibility")) {
                contact.putObject("fieldVisibility").put("name", everybody).put("phones", everybody).put("email", everybody);
            }
        }

        private <I> I parse(String file, String slug, ObjectNode record, Class<I> type) {
            I input;
            try {
                input = json.treeToValue(record, type);
            } catch (UnrecognizedPropertyException unknown) {
                throw new SeedException(file, slug, path(unknown), "there is no such field");
            } catch (JsonMappingException wrong) {
                throw new SeedException(file, slug, path(wrong), "the value does not fit");
            } catch (JsonProcessingException unreadable) {
                throw new SeedException(file, slug, null, "not readable");
            }
            for (ConstraintViolation<I> violation : validator.validate(input)) {
                throw new SeedException(file, slug, violation.getPropertyPath().toString(), violation.getMessage());
            }
            return input;
        }

        private static String path(JsonMappingException wrong) {
            StringBuilder path = new StringBuilder();
            wrong.getPath().forEach(step -> path.append(
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + step.getFieldName()));
            return path.toString();
        }

        /** A contact that an area names must name the area too. */
        void agreeOnAreaContacts() {
            Map<String, Set<String>> areasOfContact = new HashMap<>();
            for (Entry entry : entries) {
                if (entry.input instanceof ContactInput contact && contact.actionAreas() != null) {
                    contact.actionAreas()
                            .forEach(area -> areasOfContact.computeIfAbsent(entry.slug, c -> new HashSet<>()).add(area.slug()));
                }
            }
            for (Entry entry : entries) {
                if (entry.areaContacts != null) {
                    entry.areaContacts.forEach(contact -> {
                        if (!areasOfContact.getOrDefault(contact.asText(), Set.of()).contains(entry.slug)) {
                            throw new SeedException(
                                    SeedFiles.fileOf(entry.kind), entry.slug, "contacts",
                                    "the contact " + contact.asText() + " does not name this area");
                        }
                    });
                }
            }
        }

        void write(Revision revision) {
            for (Entry entry : entries) {
                entry.entity.createdAt = revision.committedAt;
                entry.entity.updatedAt = revision.committedAt;
                writing = entry.entity;
                needs.put(writing, new ArrayList<>());
                try {
                    Writing.of(entry.kind).write(entry.input, entry.entity, this);
                } catch (Problem wrong) {
                    String pointer = wrong.faults().isEmpty() ? null : wrong.faults().get(0).pointer();
                    throw new SeedException(SeedFiles.fileOf(entry.kind), entry.slug, pointer, wrong.detail().en());
                }
            }
            entries.forEach(entry -> persist(entry.entity));
            try {
                Panache.flush();
                Panache.getEntityManager().createNativeQuery("set constraints all immediate").executeUpdate();
            } catch (PersistenceException refused) {
                throw refused(refused);
            }
        }

        /** First what the record refers to, so that each row is complete when it is inserted. */
        private void persist(CatalogueRecord record) {
            List<CatalogueRecord> first = needs.remove(record);
            if (first != null) {
                first.forEach(this::persist);
                record.persist();
            }
        }

        @Override
        public <E extends CatalogueRecord> E one(Kind kind, Class<E> entity, RefInput reference, String pointer) {
            if (reference == null) {
                return null;
            }
            CatalogueRecord found = bySlug.getOrDefault(kind, Map.of()).get(reference.slug());
            if (found == null) {
                Text detail = Text.of(
                        kind.noun.de() + " „" + reference.slug() + "“ gibt es nicht.",
                        "There is no " + kind.noun.en() + " '" + reference.slug() + "'.");
                throw Problem.of(ProblemType.INVALID_RECORD, detail, List.of(Problem.Fault.pointer(pointer, "unknown-reference", detail)));
            }
            needs.get(writing).add(found);
            return entity.cast(found);
        }
    }

    /** Names the file and the record of the row that the database refused, and the rule it broke. */
    private static RuntimeException refused(PersistenceException refused) {
        Throwable root = refused;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!(root instanceof PSQLException database) || database.getServerErrorMessage() == null) {
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
