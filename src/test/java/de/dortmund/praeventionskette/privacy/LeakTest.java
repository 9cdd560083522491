package de.dortmund.praeventionskette.privacy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not there for everybody is nowhere: in no answer of any reading operation, in any form, in no metric and no line of the log. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class LeakTest {

    private static final List<String> OTHER_ADDRESSES = List.of("/", "/openapi", "/openapi.json", "/docs", "/q/metrics", "/q/health",
            "/sitemap.xml", "/robots.txt", "/.well-known/security.txt", "/hsds/v3/services?full=true&per_page=100",
            "/hsds/v3/services?full=true&format=ndjson", "/hsds/v3/organizations?full_service=true&per_page=100",
            "/hsds/v3/service_at_locations?full=true&per_page=100", "/hsds/v3/taxonomy_terms?per_page=100");

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord line) {
            log.add(new PatternFormatter("%c %X{requestId} %s%e").format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
        editor().body(MarkedContacts.ALL.stream().map(MarkedContacts.Marked::row).collect(Collectors.joining(", ", "[", "]")))
                .post("/api/v1/imports?kind=contacts&dryRun=false").then().statusCode(201).body("counts.created", is(MarkedContacts.COUNT));
        String contacts = MarkedContacts.ALL.stream().map(contact -> '"' + contact.slug() + '"').collect(Collectors.joining(", "));
        editor().body(
                "{\"title\": \"Das Vorhaben zum Suchen\", \"kind\": \"offer\", \"status\": \"running\", \"contacts\": [" + contacts + "]}")
                .put("/api/v1/projects/vorhaben").then().statusCode(201);
        editor().body(
                "{\"name\": \"Das Programm zum Suchen\", \"kind\": \"funding-programme\", \"level\": \"state\", \"contacts\": [" + contacts
                        + "]}")
                .put("/api/v1/funding-programmes/programm").then().statusCode(201);
        // Proposals about its own: for nobody but the editors and itself.
        for (MarkedContacts.Marked own : MarkedContacts.ALL.stream()
                .filter(c -> MarkedContacts.OWN.equals(c.carrier()) && c.state().equals("published")).limit(5).toList()) {
            carrier().header("If-Match", "*").contentType("application/merge-patch+json").body("{\"name\": \"Anders\"}")
                    .patch("/api/v1/contacts/" + own.slug()).then().statusCode(202);
        }
    }

    @AfterEach
    void listenNoMore() {
        Logger.getLogger("").removeHandler(listener);
    }

    /** One test, because all of it looks at the same contacts. */
    @Test
    void of_200_contacts_nobody_sees_more_than_is_there_for_them() throws IOException {
        the_public_sees_what_is_public_of_200_contacts_and_nothing_else();
        a_partner_sees_what_is_there_for_partners_and_nothing_internal_of_others();
        no_log_and_no_metric_repeats_what_somebody_wrote();
    }

    private void the_public_sees_what_is_public_of_200_contacts_and_nothing_else() throws IOException {
        Walk walk = walk(false);
        assertEquals(Set.of(), walk.leaks);
        assertTrue(walk.operations.containsAll(Set.of("listContacts", "getContact", "getExport", "search", "suggest", "getDataQuality",
                "getChain", "listContactChanges", "getContactVersion", "getProposal", "getContactDisclosure")), walk.operations.toString());
        assertEquals(expected(false), walk.seen);
        assertTrue(walk.requests > 1000, walk.requests + " requests");
    }

    private void a_partner_sees_what_is_there_for_partners_and_nothing_internal_of_others() throws IOException {
        Walk walk = walk(true);
        assertEquals(Set.of(), walk.leaks);
        assertEquals(expected(true), walk.seen);
    }

    private void no_log_and_no_metric_repeats_what_somebody_wrote() {
        for (MarkedContacts.Marked contact : MarkedContacts.ALL.subList(0, 20)) {
            String address = "/api/v1/contacts/" + contact.slug();
            editor().body(contact.body()).put(address).then().statusCode(428);
            editor().header("If-Match", "\"999\"").body(contact.body()).put(address).then().statusCode(412);
            editor().body(contact.body().replace("@", " at ")).put(address + "-neu").then().statusCode(422);
            editor().body(contact.body() + "}").put(address + "-neu").then().statusCode(400);
            carrier().body(contact.body()).put(address + "-fremd").then().statusCode(is(oneOf(201, 403, 422)));
            given().contentType("application/json").body(contact.body()).put(address).then().statusCode(401);
            editor().body(contact.body().replace("\"nette\"", "\"zqn%04d\"".formatted(contact.number()))).put(address + "-neu").then()
                    .statusCode(422);
            given().get("/api/v1/search?q=zqn%04d".formatted(contact.number())).then().statusCode(200);
            given().get("/api/v1/contacts?zqn%04d=1".formatted(contact.number())).then().statusCode(400);
        }
        admin().post("/api/v1/contacts/marke-0000/erasure").then().statusCode(200);
        admin().get("/api/v1/contacts/marke-0000/disclosure").then().statusCode(200);
        String lines = String.join("\n", log);
        assertTrue(lines.contains("erasure") && lines.contains("disclosure of contacts/marke-0000") && lines.contains("refused 403"),
                lines);
        assertEquals(Set.of(), MarkedContacts.marks(lines));
        assertEquals(Set.of(), MarkedContacts.marks(given().get("/q/metrics").then().statusCode(200).extract().asString()));
    }

    /** Every mark that this reader may see somewhere. */
    private static Set<String> expected(boolean toCarrier) {
        Set<String> expected = new TreeSet<>();
        for (MarkedContacts.Marked contact : MarkedContacts.ALL) {
            for (char field : new char[]{'f', 'n', 'm', 'p'}) {
                if (contact.shows(field, toCarrier)) {
                    expected.addAll(field == 'p'
                            ? List.of("231777%04d".formatted(contact.number()), "231 888-%04d".formatted(contact.number()))
                            : List.of("zq%c%04d".formatted(field, contact.number())));
                }
            }
        }
        return expected;
    }

    private Walk walk(boolean asCarrier) throws IOException {
        Walk walk = new Walk(asCarrier);
        JsonNode document = new YAMLMapper().readTree(Path.of("openapi/openapi.yaml").toFile());
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            JsonNode operation = path.getValue().get("get");
            if (operation != null) {
                walk.operations.add(operation.get("operationId").asText());
                for (String address : addresses(path.getKey(), operation)) {
                    List<String> types = new ArrayList<>();
                    operation.at("/responses/200/content").fieldNames().forEachRemaining(types::add);
                    types.forEach(type -> walk.ask(address, type));
                }
            }
        }
        OTHER_ADDRESSES.forEach(address -> walk.ask(address, "*/*"));
        for (String query : List.of("zqf", "zqn", "zqm", "888", "stelle", "vorname", "231777", "example.org")) {
            for (String address : List.of("search?size=100&q=", "suggest?q=", "projects?size=100&q=", "organisations?size=100&q=")) {
                walk.ask("/api/v1/" + address + query, "application/json");
            }
        }
        // Of each contact one of its four marks: the searches for all of them find the same sorts of contacts four times.
        for (MarkedContacts.Marked contact : MarkedContacts.ALL.subList(0, MarkedContacts.COMBINATIONS)) {
            walk.search(List.of("zqf", "zqn", "zqm", "888-").get(contact.number() / 7 % 4) + "%04d".formatted(contact.number()));
        }
        return walk;
    }

    /** The addresses of an operation: with every contact, every kind, every format, every page. */
    private static List<String> addresses(String path, JsonNode operation) {
        List<String> addresses = List.of(path.equals("/api/v1/changes") ? path + "?since=1&limit=1000"
                : path.equals("/api/v1/changes/stream") ? path + "?since=1&limit=20" : path);
        boolean ofContacts = path.startsWith("/api/v1/contacts/") || path.contains("{resource}");
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.get("name").asText();
            List<String> values = new ArrayList<>();
            if (parameter.get("in").asText().equals("path")) {
                if (name.equals("slug") && ofContacts) {
                    // One contact's own address is asked for all of them, what hangs on it for the combinations of who may see what.
                    MarkedContacts.ALL.stream().filter(contact -> path.equals("/api/v1/contacts/{slug}") || contact.isOneOfAll())
                            .forEach(contact -> values.add(contact.slug()));
                } else if (name.equals("slug")) {
                    values.addAll(List.of(parameter.get("example").asText(), "vorhaben", "programm", "jugendamt", "nette"));
                } else if (name.equals("resource")) {
                    values.add("contacts");
                } else if (path.startsWith("/hsds/")) {
                    values.add(parameter.get("example").asText());
                } else if (name.equals("id")) {
                    values.addAll(given().auth().oauth2(Tokens.editor()).get("/api/v1/proposals").path("items.id"));
                } else if (parameter.at("/schema/enum").isArray()) {
                    parameter.at("/schema/enum").forEach(value -> values.add(value.asText()));
                } else {
                    values.add(parameter.get("example").asText());
                }
                addresses = addresses.stream().flatMap(a -> values.stream().map(v -> a.replace("{" + name + "}", v))).toList();
            } else if (name.equals("size")) {
                addresses = addresses.stream().flatMap(a -> List.of("1", "2", "3").stream().map(v -> a + "?size=100&page=" + v)).toList();
            } else if (parameter.path("required").asBoolean()) {
                addresses = addresses.stream().map(a -> a + (a.contains("?") ? "&" : "?") + name + "=suchen").toList();
            }
        }
        return addresses;
    }

    /** One reader's way through all that can be read. */
    private static final class Walk {

        final Set<String> leaks = new TreeSet<>();
        final Set<String> seen = new TreeSet<>();
        final Set<String> operations = new LinkedHashSet<>();
        int requests;
        private final boolean asCarrier;

        Walk(boolean asCarrier) {
            this.asCarrier = asCarrier;
        }

        void ask(String address, String type) {
            String text = text(address, type);
            seen.addAll(MarkedContacts.marks(text));
            MarkedContacts.leaks(text, asCarrier).forEach(mark -> leaks.add(mark + " in " + address));
        }

        /** Finds nothing that must not be seen; what was asked for stands in the links of the answer. */
        void search(String mark) {
            for (String address : List.of("search?q=", "suggest?q=")) {
                String text = text("/api/v1/" + address + mark, "application/json").replace("q=" + mark, "q=");
                MarkedContacts.leaks(text, asCarrier).forEach(found -> leaks.add(found + " by " + address + mark));
            }
        }

        private String text(String address, String type) {
            requests++;
            RequestSpecification request = asCarrier ? given().auth().oauth2(Tokens.carrier(MarkedContacts.OWN)) : given();
            Response answer = request.redirects().follow(false).urlEncodingEnabled(false).accept(type).get(address);
            assertTrue(answer.statusCode() < 500, address + " " + answer.statusCode());
            return answer.getHeaders() + "\n" + answer.asString();
        }
    }

    private static RequestSpecification carrier() {
        return given().auth().oauth2(Tokens.carrier(MarkedContacts.OWN)).contentType("application/json");
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor()).contentType("application/json");
    }

    private static RequestSpecification admin() {
        return given().auth().oauth2(Tokens.admin()).contentType("application/json");
    }
}
