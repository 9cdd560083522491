package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.CatalogueConfig;
import de.dortmund.praeventionskette.http.Problem;
import de.dortmund.praeventionskette.http.ProblemType;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.start.StartException;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The erasures once more, outside the database ({@code catalogue.erasures-file}, one JSON object on each line): a database that was
 * restored has forgotten the latest.
 */
@Singleton
class ErasuresFile {

    private static final Logger LOG = Logger.getLogger(ErasuresFile.class);

    private final Optional<Path> file;
    private final ObjectMapper json;
    private final Validator validator;

    ErasuresFile(CatalogueConfig config, ObjectMapper json, Validator validator) {
        this.file = config.erasuresFile();
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.validator = validator;
        if (file.isPresent() && config.privacyKey().isEmpty()) {
            throw new StartException("CATALOGUE_ERASURES_FILE needs CATALOGUE_PRIVACY_KEY: hashes whose key is kept in the database "
                    + "can't be applied when the database is lost.");
        }
    }

    /**
     * Adds an erasure.
     *
     * @throws Problem 503 where it can't be written: an erasure that a restore would undo is none
     */
    void append(Erasure erasure) {
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(file.get(), json.writeValueAsString(ErasureList.Fact.of(erasure)) + "\n", StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException failed) {
            LOG.errorf("The file of erasures %s can't be written: %s", file.get(), failed);
            throw Problem.of(ProblemType.UNAVAILABLE, Text.of(
                    "Die Datei der Löschungen (CATALOGUE_ERASURES_FILE) ist nicht beschreibbar; es wurde nichts gelöscht.",
                    "The file of erasures (CATALOGUE_ERASURES_FILE) can't be written; nothing was erased."));
        }
    }

    /**
     * All that it holds; nothing where there is no file yet.
     *
     * @throws StartException where a line is no erasure
     */
    List<ErasureList.Fact> read() {
        List<ErasureList.Fact> facts = new ArrayList<>();
        if (file.isEmpty() || Files.notExists(file.get())) {
            return facts;
        }
        int number = 0;
        try {
            for (String line : Files.readAllLines(file.get(), StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    facts.add(fact(line));
                }
            }
        } catch (IOException unreadable) {
            // A line that is no JSON is an IOException too; its message would repeat the line.
            throw unreadable instanceof JsonProcessingException ? noErasure(number)
                    : new StartException("The file of erasures " + file.get() + " (CATALOGUE_ERASURES_FILE) can't be read.", unreadable);
        } catch (IllegalArgumentException invalid) {
            throw noErasure(number);
        }
        return facts;
    }

    private ErasureList.Fact fact(String line) throws JsonProcessingException {
        ErasureList.Fact fact = json.readValue(line, ErasureList.Fact.class);
        if (!validator.validate(fact).isEmpty()) {
            throw new IllegalArgumentException();
        }
        return fact;
    }

    private StartException noErasure(int line) {
        return new StartException("Line " + line + " of the file of erasures " + file.orElseThrow()
                + " (CATALOGUE_ERASURES_FILE) is no erasure. Correct or remove the line.");
    }
}
