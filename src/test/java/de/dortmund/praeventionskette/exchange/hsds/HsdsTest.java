package de.dortmund.praeventionskette.exchange.hsds;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static de.dortmund.praeventionskette.change.Writers.patch;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue in the words of the Human Services Data Specification. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class HsdsTest {

    private static final String HSDS = "/hsds/v3/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_front_door_says_which_specification_it_is() {
        given().get("/hsds/v3").then().statusCode(200).header("Access-Control-Allow-Origin", "*").body("version", equalTo("3.1"))
                .body("profile", containsString("openreferral.org")).body("openapi_url", endsWith("/openapi.json"));
        given().get("/api/v1").then().body("links.hsds", equalTo("/hsds/v3"));
    }

    @ParameterizedTest
    @CsvSource({"services,46", "organizations,25", "service_at_locations,21", "taxonomies,10", "taxonomy_terms,150"})
    void a_list_is_read_page_by_page_or_whole_and_never_sent_twice(String list, int total) throws IOException {
        Set<String> ids = new TreeSet<>();
        int pages = (total + 8) / 9;
        for (int number = 1; number <= pages; number++) {
            var page = given().header("Origin", "https://example.org").get(HSDS + list + "?per_page=9&page=" + number).then()
                    .statusCode(200).header("Access-Control-Allow-Origin", "*").header("Link", containsString("rel=\"first\""))
                    .body("total_items", equalTo(total)).body("total_pages", equalTo(pages)).body("page_number", equalTo(number))
                    .body("first_page", equalTo(number == 1)).body("last_page", equalTo(number == pages)).body("empty", equalTo(false))
                    .extract();
            assertEquals(page.<Integer>path("size"), page.<List<?>>path("contents").size());
            ids.addAll(page.path("contents.id"));
        }
        assertEquals(total, ids.size());
        given().get(HSDS + list + "?per_page=100&page=100").then().statusCode(200).body("empty", equalTo(true)).body("size", equalTo(0))
                .body("last_page", equalTo(true)).body("contents", hasSize(0)).body("total_items", equalTo(total));

        String lines = given().get(HSDS + list + "?format=ndjson").then().statusCode(200).contentType("application/x-ndjson").extract()
                .asString();
        Set<String> streamed = new TreeSet<>();
        for (String line : lines.split("\n")) {
            streamed.add(JSON.readTree(line).get("id").asText());
        }
        assertEquals(ids, streamed);
        assertEquals(lines, given().accept("application/x-ndjson").get(HSDS + list).asString());

        String etag = given().header("Accept-Encoding", "gzip").get(HSDS + list).then().header("Content-Encoding", "gzip").extract()
                .header("ETag");
        given().header("Accept-Encoding", "gzip").header("If-None-Match", etag).get(HSDS + list).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"services?start_time=08:00", "services?end_time=18:00", "services?day=MO", "service_at_locations?day=MO",
                    "service_at_locations?start_time=08:00", "service_at_locations?end_time=18:00", "services?postcode=44135",
                    "services?unheard=1", "organizations?organization_id=x", "organizations?modified_after=2026-01-01",
                    "taxonomies?taxonomy_id=x", "taxonomy_terms?minimal=true", "organizations?minimal=true",
                    "services?page=0", "services?page=x", "services?per_page=101", "services?per_page=", "services?page=501",
                    "services?per_page=1&per_page=2", "services?minimal=yes", "services?full=1", "services?format=xml",
                    "services?format=ndjson&page=2", "services?search=der", "services?taxonomy_term_id=sprache",
                    "services?taxonomy_term_id=00000000-0000-5000-8000-000000000000", "services?taxonomy_id=topics",
                    "services?organization_id=jugendamt", "services?organization_id=67066a89-ce75-5839-8eba-c84399688dda",
                    "services?modified_after=gestern", "services?modified_after=2026-02-30", "services?minimum_age=-1",
                    "services?maximum_age=alt", "service_at_locations?proximity=500", "service_at_locations?postcode=4413",
                    "service_at_locations?postcode=44388", "service_at_locations?postcode=44135&proximity=weit",
                    "organizations?taxonomy_term_id=x", "organizations?taxonomy_id=x", "organizations?full_service=ja",
                    "organizations/65a928f1-8094-5e8b-bfdd-f9df4cd85017?full_service=ja", "taxonomies?search=%20",
                    "taxonomy_terms?taxonomy_id=x", "taxonomy_terms?parent_id=x", "taxonomy_terms?top_only=x"})
    void what_cannot_be_answered_is_refused_by_name_and_not_ignored(String question) {
        String refused = question.replaceAll(".*[?&]([a-z_]+)=[^&]*$", "$1");
        given().urlEncodingEnabled(false).get(HSDS + question).then().statusCode(400).contentType("application/problem+json")
                .body("errors.parameter", hasItems(refused));
    }

    @Test
    void an_id_is_the_version_5_uuid_of_kind_and_slug() {
        given().get(HSDS + "services/67066a89-ce75-5839-8eba-c84399688dda").then().statusCode(200)
                .body("additional_urls[0].url", endsWith("/api/v1/projects/windel-cafe-b3"));
        given().get(HSDS + "organizations/65A928F1-8094-5E8B-BFDD-F9DF4CD85017").then().statusCode(200).body("name", equalTo("Jugendamt"));
        given().get(HSDS + "service_at_locations/0cc7fc9f-668d-582f-8de0-1b508b5632df").then().statusCode(200)
                .body("service_id", equalTo("67066a89-ce75-5839-8eba-c84399688dda")).body("location.name", equalTo("B3"))
                .body("name", containsString("Windel-Cafe")).body("status", equalTo("active"));
        given().get(HSDS + "taxonomy_terms/30db9dcc-f276-59b0-8fa6-93e5f3aa61a1").then().statusCode(200).body("code", equalTo("sprache"));
        for (String nothing : List.of("services/67066a89-ce75-5839-8eba-c84399688ddb", "services/windel-cafe-b3",
                "organizations/67066a89-ce75-5839-8eba-c84399688dda", "taxonomies/x", "taxonomy_terms/x", "service_at_locations/x")) {
            given().get(HSDS + nothing).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void what_is_renamed_leads_on_what_is_deleted_is_gone_and_what_is_hidden_is_not_there() {
        String renamed = HSDS + "services/67066a89-ce75-5839-8eba-c84399688dda";
        patch(editor(), "/api/v1/projects/windel-cafe-b3", "{\"slug\": \"windelcafe\"}").then().statusCode(200);
        String today = given().redirects().follow(false).get(renamed).then().statusCode(301).extract().header("Location");
        assertEquals(Ids.of("projects", "windelcafe").toString(), today.replaceFirst(".*/", ""));
        given().get(today.replaceFirst("^https?://[^/]+", "")).then().statusCode(200).body("name", containsString("Windel-Cafe"));

        editor().header("If-Match", "*").delete("/api/v1/projects/windelcafe").then().statusCode(204);
        given().get(HSDS + "services/" + Ids.of("projects", "windelcafe")).then().statusCode(410);
        given().get(HSDS + "services").then().body("total_items", equalTo(45));

        editor().body("{\"title\": \"Geheim\", \"kind\": \"offer\", \"status\": \"running\", \"publication\": \"draft\"}")
                .put("/api/v1/projects/ganz-geheim").then().statusCode(201);
        String hidden = HSDS + "services/" + Ids.of("projects", "ganz-geheim");
        given().get(hidden).then().statusCode(404).body("detail", not(containsString("geheim")));
        editor().get(hidden).then().statusCode(404);
    }

    @Test
    void a_project_is_told_with_all_that_it_states() {
        write("organisations/traeger", "{\"name\": \"Träger e. V.\", \"kind\": \"association\", \"parent\": \"stadt-dortmund\","
                + " \"url\": \"https://example.org\", \"address\": \"Weg 1, 44135 Dortmund\", \"description\": \"Hilft.\"}");
        write("places/haus", "{\"name\": \"Haus\", \"kind\": \"venue\", \"address\": \"Weg 2, 44137 Dortmund\","
                + " \"point\": {\"latitude\": 51.5, \"longitude\": 7.4, \"precisionMetres\": 30}}");
        write("contacts/buero",
                "{\"function\": \"Büro\", \"name\": \"Erika Beispiel\", \"email\": \"buero@example.org\", \"visibility\": \"public\","
                        + " \"organisation\": \"traeger\", \"phones\": [{\"number\": \"+49231555010\"}],"
                        + " \"fieldVisibility\": {\"name\": \"internal\", \"phones\": \"public\", \"email\": \"public\"}}");
        write("contacts/intern", "{\"function\": \"Intern\", \"visibility\": \"internal\", \"organisation\": \"traeger\"}");
        write("projects/alles", """
                {"title": "Alles", "subtitle": "Zweiter Titel",
                 "summary": "Kurz.", "goal": "Stärken", "description": "Lang.", "kind": "offer",
                 "status": "paused", "carrier": "traeger", "programme": "kinderstark", "places": ["haus"], "contacts": ["buero", "intern"],
                 "actionAreas": [{"slug": "nette", "basis": "ambiguous"}], "ageFromMonths": 18, "ageToMonths": 72, "ageBasis": "stated",
                 "topics": [{"slug": "sprache", "basis": "derived"}], "access": ["mobil"], "languages": ["tr", "zh-Hant"],
                 "url": "https://example.org/a", "registration": "Anrufen", "costs": "frei", "openingTimes": "Mo 9-12",
                 "startsOn": "2026-01-02",
                 "endsOn": "2030", "accessibility": "Aufzug"}""");
        editor().post("/api/v1/projects/alles/confirmations").then().statusCode(200);

        String id = Ids.of("projects", "alles").toString();
        String traeger = Ids.of("organisations", "traeger").toString();
        given().get(HSDS + "services/" + id).then().statusCode(200).body("name", equalTo("Alles"))
                .body("alternate_name", equalTo("Zweiter Titel")).body("description", equalTo("Kurz.\n\nLang.\n\nZiel: Stärken"))
                .body("status", equalTo("temporarily closed")).body("organization.name", equalTo("Träger e. V."))
                .body("organization_id", equalTo(traeger))
                .body("organization.parent_organization_id", equalTo(Ids.of("organisations", "stadt-dortmund").toString()))
                .body("organization.locations[0].addresses[0].postal_code", equalTo("44135"))
                .body("attributes.link_type", not(hasItems("organization_basis")))
                .body("minimum_age", equalTo(1.5f)).body("maximum_age", equalTo(5.92f))
                .body("eligibility_description", equalTo("Alter: ab 18 Monaten, bis unter 6 Jahren"))
                .body("funding[0].source", equalTo("kinderstark – NRW schafft Chancen"))
                .body("service_areas[0].name", equalTo("Nette")).body("service_areas[0].attributes[0].value", equalTo("ambiguous"))
                .body("service_areas[0].extent", nullValue())
                .body("service_at_locations[0].location.latitude", equalTo(51.5f))
                .body("service_at_locations[0].location.addresses[0].city", equalTo("Dortmund"))
                .body("service_at_locations[0].location.addresses[0].address_1", equalTo("Weg 2"))
                .body("languages.code", equalTo(List.of("tr", "zh"))).body("languages.name", equalTo(List.of("Türkisch", "Chinesisch")))
                .body("schedules[0].valid_from", equalTo("2026-01-02")).body("schedules[0].valid_to", nullValue())
                .body("schedules[0].description", equalTo("Mo 9-12\nEnde: 2030")).body("application_process", equalTo("Anrufen"))
                .body("fees_description", equalTo("frei")).body("fees", equalTo("frei")).body("assured_date", not(nullValue()))
                .body("contacts", hasSize(1)).body("contacts[0].title", equalTo("Büro")).body("contacts[0].name", nullValue())
                .body("contacts[0].email", equalTo("buero@example.org")).body("contacts[0].phones[0].number", equalTo("+49231555010"))
                .body("attributes.find { it.link_type == 'topic' }.value", equalTo("derived"))
                .body("attributes.find { it.link_type == 'access' }.taxonomy_term.code", equalTo("mobil"))
                .body("attributes.find { it.link_type == 'accessibility' }.value", equalTo("Aufzug"))
                .body("attributes.find { it.link_type == 'project_status' }.taxonomy_term.code", equalTo("paused"));
        given().get(HSDS + "organizations/" + traeger).then().statusCode(200).body("website", equalTo("https://example.org"))
                .body("contacts.title", equalTo(List.of("Büro"))).body("services.id", equalTo(List.of(id)))
                .body("services[0].description", nullValue());
        given().get(HSDS + "organizations/" + traeger + "?full_service=true").then().body("services[0].description", not(nullValue()));
        given().get(HSDS + "services?organization_id=" + traeger).then().body("contents.id", equalTo(List.of(id)));
        editor().get(HSDS + "services/" + id).then().header("Cache-Control", "private, no-store").body("contacts", hasSize(1));

        given().get(HSDS + "service_at_locations?postcode=44137&proximity=10").then().body("contents.location.name",
                equalTo(List.of("Haus")));
        given().get(HSDS + "service_at_locations?postcode=44137").then().statusCode(200);
        patch(editor(), "/api/v1/action-areas/nette", "{\"boundary\": {\"type\": \"Polygon\", \"coordinates\":"
                + " [[[7.3, 51.4], [7.5, 51.4], [7.5, 51.6], [7.3, 51.6], [7.3, 51.4]]]}}").then().statusCode(200);
        given().get(HSDS + "services/" + id).then().body("service_areas[0].extent_type", equalTo("geojson"))
                .body("service_areas[0].extent", containsString("\"Polygon\""));
        given().get(HSDS + "service_at_locations?postcode=44137").then().body("contents.service.name", hasItems("Alles"));
    }

    @Test
    void where_no_source_states_a_carrier_the_lead_of_the_programme_stands_there_and_an_attribute_says_so() {
        given().get(HSDS + "services/67066a89-ce75-5839-8eba-c84399688dda").then()
                .body("organization.name", containsString("Projektbüro"))
                .body("attributes.find { it.link_type == 'organization_basis' }.value",
                        equalTo("programme-lead"))
                .body("organization.attributes.find { it.link_type == 'description_basis' }.value", equalTo("not-stated"));
        write("projects/niemand", "{\"title\": \"Niemand\", \"kind\": \"offer\", \"status\": \"planned\"}");
        given().get(HSDS + "services/" + Ids.of("projects", "niemand")).then().body("organization", nullValue())
                .body("organization_id", nullValue()).body("description", nullValue()).body("status", equalTo("inactive"))
                .body("minimum_age", nullValue()).body("assured_date", nullValue()).body("contacts", nullValue());
    }

    @Test
    void every_filter_finds_exactly_what_shows_that_it_fits() throws IOException {
        List<JsonNode> services = lines("services?format=ndjson&full=true");
        List<JsonNode> terms = lines("taxonomy_terms?format=ndjson");
        for (JsonNode term : terms) {
            String id = term.get("id").asText();
            if (term.get("taxonomy").asText().equals("Handlungsansätze") && !term.get("code").asText().endsWith("-01")) {
                continue;
            }
            Set<String> narrower = narrower(terms, id);
            Predicate<JsonNode> named = service -> described(service).stream().anyMatch(narrower::contains);
            assertEquals(found(services, named), ids("services?taxonomy_term_id=" + id), term.get("code").asText());
        }
        for (JsonNode taxonomy : lines("taxonomies?format=ndjson")) {
            String id = taxonomy.get("id").asText();
            assertEquals(found(services, service -> StreamSupport.stream(service.get("attributes").spliterator(), false)
                    .anyMatch(attribute -> attribute.at("/taxonomy_term/taxonomy_id").asText().equals(id))),
                    ids("services?taxonomy_id=" + id), taxonomy.get("name").asText());
        }
        for (JsonNode organization : lines("organizations?format=ndjson")) {
            String id = organization.get("id").asText();
            assertEquals(found(services, service -> service.path("organization_id").asText().equals(id)),
                    ids("services?organization_id=" + id));
        }
        for (String years : List.of("0", "1", "2", "2.5", "2.92", "5.92", "6", "10", "17.99", "18")) {
            double asked = Double.parseDouble(years);
            assertEquals(found(services, service -> service.has("minimum_age") && service.get("minimum_age").asDouble() >= asked),
                    ids("services?minimum_age=" + years));
            assertEquals(found(services, service -> service.has("maximum_age") && service.get("maximum_age").asDouble() <= asked),
                    ids("services?maximum_age=" + years));
        }
        assertEquals(46, ids("services?modified_after=" + services.get(0).get("last_modified").asText()).size());
        assertEquals(Set.of(), ids("services?modified_after=2199-12-31"));
        given().get(HSDS + "services?minimal=true").then().body("size", equalTo(46)).body("contents[0].keySet()",
                equalTo(Set.of("id", "name", "status", "last_modified")));
        given().get(HSDS + "organizations?search=Jugendamt").then().body("contents.name", equalTo(List.of("Jugendamt")));
        given().get(HSDS + "taxonomies?search=handlungsFELD").then().body("contents.name", hasItems("Handlungsfelder"));
        given().get(HSDS + "taxonomy_terms?parent_id=" + Ids.of("target-groups", "kinder")).then().body("total_items", equalTo(10))
                .body("contents.parent_id.unique()", equalTo(List.of(Ids.of("target-groups", "kinder").toString())));
        given().get(HSDS + "taxonomy_terms?top_only=true&per_page=100").then().body("contents.findAll { it.parent_id != null }",
                hasSize(0));
        given().get(HSDS + "service_at_locations?taxonomy_term_id=" + Ids.of("place-kinds", "school")).then()
                .body("total_items", equalTo(5));
    }

    private static void write(String address, String record) {
        editor().body(record.getBytes(StandardCharsets.UTF_8)).put("/api/v1/" + address).then().statusCode(201);
    }

    /** The term and all that stand below it. */
    private static Set<String> narrower(List<JsonNode> terms, String id) {
        Set<String> all = new TreeSet<>(Set.of(id));
        while (terms.stream().filter(term -> all.contains(term.path("parent_id").asText()))
                .anyMatch(term -> all.add(term.get("id").asText()))) {
            // once more, for what stands below those
        }
        return all;
    }

    private static Set<String> described(JsonNode service) {
        Set<String> terms = new TreeSet<>();
        service.get("attributes").forEach(attribute -> terms.add(attribute.path("taxonomy_term_id").asText()));
        return terms;
    }

    private static Set<String> found(List<JsonNode> services, Predicate<JsonNode> fits) {
        Set<String> ids = new TreeSet<>();
        services.stream().filter(fits).forEach(service -> ids.add(service.get("id").asText()));
        return ids;
    }

    private static Set<String> ids(String question) {
        var page = given().get(HSDS + question + "&per_page=100").then().statusCode(200).extract();
        return new TreeSet<>(page.<List<String>>path("contents.id"));
    }

    private static List<JsonNode> lines(String address) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : given().get(HSDS + address).then().statusCode(200).extract().asString().split("\n")) {
            all.add(JSON.readTree(line));
        }
        return all;
    }
}
