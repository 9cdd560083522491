package de.dortmund.praeventionskette.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.Reads;
import de.dortmund.praeventionskette.http.Body;
import de.dortmund.praeventionskette.http.InvalidBody;
import de.dortmund.praeventionskette.http.Problem.Fault;
import de.dortmund.praeventionskette.http.Text;
import de.dortmund.praeventionskette.security.AllowedTo;
import de.dortmund.praeventionskette.security.Caller;
import de.dortmund.praeventionskette.security.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The erasures, to be taken along and brought back: a database that was restored has forgotten the latest. */
@Reads
@Path("/api/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
public class ErasureResource {

    private static final Logger AUDIT = Logger.getLogger("audit");

    private final Erasing erasing;
    private final PrivacyKey key;
    private final ObjectMapper json;
    private final Validator validator;
    private final InvalidBody invalid;

    ErasureResource(Erasing erasing, PrivacyKey key, ObjectMapper json, Validator validator, InvalidBody invalid) {
        this.erasing = erasing;
        this.key = key;
        this.json = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.validator = validator;
        this.invalid = invalid;
    }

    @GET
    @AllowedTo(Role.ADMIN)
    @Operation(
            operationId = "getErasures",
            summary = "Read all erasures (Löschungen)",
            description = "All of them, as facts without the data: keep the answer outside the database, and send it to POST /erasures after a restore.")
    public ErasureList all() {
        return ErasureList.of(Erasure.inOrder());
    }

    @POST
    @AllowedTo(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeErasures",
            summary = "Do erasures again, after a restore",
            description = "Takes what GET /erasures gave, keeps what this database does not know, and erases again whoever has come back. The answer is all"
                    + " that are known now. The hashes must have been made with the same key.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ErasureList.class)))
    public ErasureList take(Body body) {
        List<Erasure> sent = read(body).items().stream().map(ErasureList.Fact::erasure).toList();
        erasing.take(sent, Caller.current().name());
        AUDIT.infof("%d erasures done again by %s", sent.size(), Caller.current().name());
        return QuarkusTransaction.requiringNew().call(this::all);
    }

    private ErasureList read(Body body) {
        ErasureList list;
        try {
            list = json.treeToValue(body.tree(), ErasureList.class);
        } catch (JsonProcessingException wrong) {
            throw invalid.problemOf(wrong);
        }
        Set<ConstraintViolation<?>> violations = new HashSet<>(validator.validate(list));
        if (!violations.isEmpty()) {
            throw invalid.problemOfBody(violations);
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (!list.items().get(i).key().equals(key.id())) {
                faults.add(Fault.pointer("/items/" + i + "/key", "another-key", Text.of(
                        "Die Hashes sind mit einem anderen Schlüssel gemacht als dem dieses Dienstes: " + key.id() + ".",
                        "The hashes were made with another key than this service's: " + key.id() + ".")));
            }
        }
        if (!faults.isEmpty()) {
            throw InvalidBody.invalid(faults);
        }
        return list;
    }
}
