package de.dortmund.praeventionskette.change;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.dortmund.praeventionskette.record.Kind;
import de.dortmund.praeventionskette.security.Ownership;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every way of writing, walked for every kind of record: where something was done there is exactly one new revision with exactly one entry
 * in the record's history, and both name who did it; where it was refused, or changed nothing, there is none.
 */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class EveryWriteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EDITOR = "an-editor";
    private static final String CARRIER = "a-carrier-of-" + A;
    /** Fields that only one record can have this value of. */
    private static final Set<String> UNIQUE = Set.of("number", "order");

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private RevisionLog log;
    private ObjectNode requests;
    private int number;

    @Test
    void every_write_of_every_kind_makes_one_revision_and_one_entry_and_nothing_else_makes_any() throws IOException, SQLException {
        try (InputStream file = getClass().getResourceAsStream("/contract/requests.json")) {
            requests = (ObjectNode) JSON.readTree(file);
        }
        log = new RevisionLog(database);
        for (Kind kind : Kind.values()) {
            String made = creates(kind);
            replaces(kind);
            changes(kind, made);
            byTheClock(kind, made);
            if (Ownership.CARRIED.contains(kind) || kind == Kind.ORGANISATION) {
                proposes(kind);
            }
            ends(kind, made);
        }
        erases();
        assertEquals("", String.join("\n", log.wrong));
        assertEquals(12, Kind.values().length);
    }

    private String creates(Kind kind) {
        String key = "every-write-" + kind.path;
        String body = example(kind).toString();
        String slug = log.one(kind, null, EDITOR, 201, post(editor().header("Idempotency-Key", key), kind, body)).path("slug");
        log.none(kind, "sent again", 201, post(editor().header("Idempotency-Key", key), kind, body));
        log.none(kind, "key of another request", 422,
                post(editor().header("Idempotency-Key", key), kind, example(kind).put(kind.label, "Anderes").toString()));
        log.none(kind, "taken slug", 409, post(editor(), kind, example(kind).put("slug", slug).toString()));
        log.none(kind, "unknown field", 422, post(editor(), kind, example(kind).put("unbekannt", 1).toString()));
        log.none(kind, "unreadable", 400, post(editor(), kind, "{"));
        log.none(kind, "no token", 401, post(given().contentType("application/json"), kind, body));
        if (Ownership.CARRIED.contains(kind)) {
            String own = log.one(kind, null, CARRIER, 201, post(carrier(A), kind, example(kind).toString())).path("links.self");
            log.one(kind, null, CARRIER, 200, patch(carrier(A), own, label(kind)));
            log.none(kind, "editorial", 403, patch(carrier(A), own, "{\"publication\": \"published\"}"));
            log.one(kind, own, CARRIER, 204, carrier(A).header("If-Match", "*").delete(own));
        } else {
            log.none(kind, "a carrier's", 403, post(carrier(A), kind, example(kind).toString()));
        }
        return slug;
    }

    private void replaces(Kind kind) {
        String address = kind.address("jeder-weg");
        String body = example(kind).toString();
        log.one(kind, address, EDITOR, 201, editor().header("If-None-Match", "*").body(body).put(address));
        log.none(kind, "created once", 412, editor().header("If-None-Match", "*").body(body).put(address));
        log.none(kind, "without a version", 428, editor().body(body).put(address));
        log.none(kind, "another version", 412, editor().header("If-Match", "\"99\"").body(body).put(address));
        String other = example(kind).put(kind.label, "Ganz anders").toString();
        log.one(kind, address, EDITOR, 200, editor().header("If-Match", "\"1\"").body(other).put(address));
        log.none(kind, "the same again", 200, editor().header("If-Match", "\"2\"").body(editor().get(address).asByteArray()).put(address));
        log.none(kind, "another's slug", 422, editor().header("If-Match", "*")
                .body(example(kind).put("slug", "ein-anderer").toString()).put(address));
    }

    private void changes(Kind kind, String slug) {
        String address = kind.address(slug);
        String patch = label(kind);
        log.one(kind, address, EDITOR, 200, patch(editor(), address, patch));
        log.none(kind, "the same again", 200, patch(editor(), address, patch));
        log.none(kind, "not valid", 422, patch(editor(), address, "{\"" + kind.label + "\": \"\"}"));
        log.none(kind, "missing", 404, patch(editor(), kind.address("fehlt"), patch));
        log.none(kind, "taken name", 409, patch(editor(), address, "{\"slug\": \"jeder-weg\"}"));
        String renamed = kind.address(slug + "-neu");
        log.one(kind, renamed, EDITOR, 200, patch(editor(), address, "{\"slug\": \"" + slug + "-neu\"}"));
        log.none(kind, "the former address", 308,
                patch(editor().redirects().follow(false), address, "{\"slug\": \"" + slug + "\"}"));
        log.one(kind, address, EDITOR, 200, patch(editor(), renamed, "{\"slug\": \"" + slug + "\"}"));
        log.one(kind, address, EDITOR, 200, editor().header("If-Match", "*").post(address + "/versions/1/restore"));
        log.none(kind, "restored again", 200, editor().header("If-Match", "*").post(address + "/versions/1/restore"));
        log.none(kind, "no such version", 404, editor().header("If-Match", "*").post(address + "/versions/77/restore"));
        if (kind == Kind.PROJECT) {
            log.one(kind, address, EDITOR, 200, editor().post(address + "/confirmations"));
            log.none(kind, "another's", 403, carrier(A).post(address + "/confirmations"));
        } else {
            log.none(kind, "no confirmations", 404, editor().post(address + "/confirmations"));
            log.one(kind, address, EDITOR, 200, patch(editor(), address, "{\"verifiedAt\": \"2026-01-01T00:00:00Z\"}"));
        }
    }

    private void byTheClock(Kind kind, String slug) throws SQLException {
        String address = kind.address(slug);
        log.pretend(kind, slug, "visible_until = now() - interval '1 minute'");
        clock.look();
        log.one(kind, address, "clock", 404, given().get(address));
        clock.look();
        log.none(kind, "the clock again", 404, given().get(address));
        log.one(kind, address, EDITOR, 200, patch(editor(), address, "{\"visibleUntil\": null}"));
        log.pretend(kind, slug, "visible = false, visible_from = now() - interval '1 minute'");
        clock.look();
        log.one(kind, address, "clock", 200, given().get(address));
    }

    private void proposes(Kind kind) {
        ObjectNode body = example(kind);
        if (kind != Kind.ORGANISATION) {
            body.put("carrier", A);
        }
        String address = log.one(kind, null, EDITOR, 201, post(editor(), kind, body.toString())).path("links.self");
        String organisation = kind == Kind.ORGANISATION ? address.replaceFirst(".*/", "") : A;
        String proposal = proposal(kind, organisation, address);
        log.none(kind, "not an editor's", 403, carrier(organisation).post(proposal + "/accept"));
        log.one(kind, address, EDITOR, 200, editor().post(proposal + "/accept"));
        log.none(kind, "accepted again", 409, editor().post(proposal + "/accept"));
        log.none(kind, "rejected", 200, editor().body("{\"comment\": \"Nein.\"}").post(proposal(kind, organisation, address) + "/reject"));
        log.none(kind, "withdrawn", 200, carrier(organisation).post(proposal(kind, organisation, address) + "/withdraw"));
        String late = proposal(kind, organisation, address);
        log.one(kind, address, EDITOR, 200, patch(editor(), address, label(kind)));
        log.none(kind, "moved", 409, editor().post(late + "/accept"));
        log.one(kind, address, EDITOR, 200, editor().post(late + "/accept?version=" + editor().get(address).path("version")));
        Response deletion = carrier(organisation).header("If-Match", "*").delete(address);
        if (kind == Kind.ORGANISATION) {
            log.none(kind, "not a carrier's to delete", 403, deletion);
        } else {
            log.none(kind, "deletion proposed", 202, deletion);
            log.one(kind, address, EDITOR, 200, editor().post(path(deletion) + "/accept"));
        }
    }

    private void ends(Kind kind, String slug) throws SQLException {
        String address = kind.address(slug);
        String other = log.one(kind, null, EDITOR, 201, post(editor(), kind, example(kind).toString())).path("slug");
        log.none(kind, "merged into nothing", 400, delete(address + "?replacedBy=fehlt"));
        log.one(kind, address, EDITOR, 200, delete(address + "?replacedBy=" + other));
        log.none(kind, "merged again", 308, delete(address + "?replacedBy=" + other));
        log.none(kind, "without a version", 428, editor().delete(kind.address(other)));
        log.one(kind, kind.address(other), EDITOR, 204, delete(kind.address(other)));
        log.none(kind, "deleted again", 410, delete(kind.address(other)));
        String needed = log.referredTo(kind);
        if (needed != null) {
            log.none(kind, "needed by others", 409, delete(kind.address(needed)));
        }
    }

    private void erases() {
        ObjectNode body = example(Kind.CONTACT).put("name", "Marlies Zwischenzeit").put("email", "zwischenzeit@example.org");
        String address = log.one(Kind.CONTACT, null, EDITOR, 201, post(editor(), Kind.CONTACT, body.toString())).path("links.self");
        log.none(Kind.CONTACT, "not an admin's", 403, editor().post(address + "/erasure"));
        log.one(Kind.CONTACT, address, "an-admin", 200, admin().post(address + "/erasure"));
        log.none(Kind.CONTACT, "erased again", 200, admin().post(address + "/erasure"));
        log.none(Kind.CONTACT, "coming back", 422, patch(editor(), address, "{\"name\": \"Marlies Zwischenzeit\"}"));
    }

    private String proposal(Kind kind, String organisation, String address) {
        Response proposed = patch(carrier(organisation), address, label(kind));
        log.none(kind, "proposed", 202, proposed);
        return path(proposed);
    }

    private static String path(Response proposed) {
        return proposed.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    /** A patch that says something new. */
    private String label(Kind kind) {
        return "{\"" + kind.label + "\": \"Anders " + ++number + "\"}";
    }

    private Response delete(String address) {
        return editor().redirects().follow(false).header("If-Match", "*").delete(address);
    }

    private static Response post(RequestSpecification writer, Kind kind, String body) {
        return writer.body(body).post(kind.address());
    }

    private RequestSpecification editor() {
        return with(Tokens.editor());
    }

    private RequestSpecification admin() {
        return with(Tokens.admin());
    }

    private RequestSpecification carrier(String organisation) {
        return with(Tokens.carrier(organisation));
    }

    private RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private ObjectNode example(Kind kind) {
        ObjectNode body = requests.get(kind.entity + "Input").deepCopy();
        number++;
        UNIQUE.stream().filter(body::has).forEach(field -> body.put(field, 1000 + number));
        return body;
    }
}
