package de.dortmund.praeventionskette.exchange.schemaorg;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.exchange.linked.Rdf;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What search engines and assistants read of a single record. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class SchemaOrgTest {

    private static final String PUBLIC = "http://localhost:8080";
    private static final String SCHEMA = "https://schema.org/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ValidatableResponse linked(String path) {
        return given().accept("application/ld+json").get("/api/v1/" + path).then().statusCode(200).contentType("application/ld+json");
    }

    private static Model graph(String path) throws IOException {
        return Rdf.read(linked(path).extract().asString(), RDFFormat.JSONLD);
    }

    private static RequestSpecification editor() {
        return given().auth().oauth2(Tokens.editor()).contentType("application/json");
    }

    /** Everything that the list shows, from its pages. */
    private static List<JsonNode> records(String kind) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (int page = 1; page == 1 || records.size() == 100 * (page - 1); page++) {
            JSON.readTree(given().get("/api/v1/" + kind + "?size=100&page=" + page).asByteArray()).get("items").forEach(records::add);
        }
        return records;
    }

    @Test
    void every_record_of_the_catalogue_says_in_these_words_what_it_states_and_conforms() throws IOException {
        Model together = new LinkedHashModel();
        for (String kind : List.of("projects", "organisations", "action-areas")) {
            List<JsonNode> records = records(kind);
            assertTrue(records.size() > 10, kind);
            for (JsonNode record : records) {
                String path = kind + "/" + record.get("slug").asText();
                Model graph = graph(path);
                together.addAll(graph);
                var thing = Rdf.VALUES.createIRI(PUBLIC + "/api/v1/" + path);
                assertEquals(List.of(record.path(kind.equals("projects") ? "title" : "name").asText()), texts(graph, thing, "name"), path);
                assertTrue(graph.predicates().stream().allMatch(p -> p.equals(RDF.TYPE) || p.stringValue().startsWith(SCHEMA)), path);
                if (kind.equals("projects")) {
                    sameAreasTopicsAndAges(record, graph, thing);
                }
            }
        }
        assertEquals("", Rdf.violations(together, "schema-org.ttl"));
    }

    private static void sameAreasTopicsAndAges(JsonNode record, Model graph, IRI thing) {
        Set<String> areas = certain(record.get("actionAreas"));
        if (record.get("cityWide").asBoolean()) {
            areas.add("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05913000");
        }
        assertEquals(areas, new TreeSet<>(texts(graph, thing, "areaServed")));
        Set<String> topics = certain(record.get("topics"));
        topics.addAll(certain(record.get("actionPriorities")));
        Set<String> categories = texts(graph, thing, "category").stream().filter(value -> value.startsWith(PUBLIC))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(topics, categories);
        List<String> ages = graph.filter(null, Rdf.VALUES.createIRI(SCHEMA + "minValue"), null).objects().stream()
                .map(value -> value.stringValue()).toList();
        assertEquals(record.get("ageFromMonths").isNull() ? List.of() : List.of(record.get("ageFromMonths").asText()), ages);
        assertEquals(record.get("url").isNull(), texts(graph, thing, "url").isEmpty());
        assertEquals(record.get("carrier").isNull() && certain(record.get("organisations")).isEmpty(),
                texts(graph, thing, "provider").isEmpty());
    }

    private static Set<String> certain(JsonNode references) {
        return StreamSupport.stream(references.spliterator(), false).filter(ref -> !ref.path("basis").asText().equals("ambiguous"))
                .map(ref -> PUBLIC + ref.at("/links/self").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(Model graph, Resource thing, String property) {
        return StreamSupport.stream(Rdf.values(graph, thing, SCHEMA + property).spliterator(), false).map(value -> value.stringValue())
                .toList();
    }

    @Test
    void the_shapes_find_a_property_that_schema_org_does_not_have() throws IOException {
        Model graph = new LinkedHashModel(graph("projects/windel-cafe-b3"));
        Statement name = graph.filter(null, Rdf.VALUES.createIRI(SCHEMA + "serviceType"), null).iterator().next();
        graph.add(name.getSubject(), Rdf.VALUES.createIRI(SCHEMA + "servicetype"), name.getObject());
        assertTrue(Rdf.violations(graph, "schema-org.ttl").contains("servicetype"));
    }

    @Test
    void a_project_with_everything_says_everything_and_an_ambiguous_area_is_none() throws IOException {
        editor().body("""
                {"name": "Träger der Probe", "kind": "office", "parent": "jugendamt", "address": "Südwall 2–4, 44137 Dortmund"}""")
                .put("/api/v1/organisations/traeger-der-probe").then().statusCode(201);
        contact("probe-fuer-alle", "public", "public");
        contact("probe-fuer-partner", "partner", "public");
        contact("probe-ohne-nummer", "public", "internal");
        editor().body("""
                {"title": "Probe", "subtitle": "Mit allem", "summary": "Kurz", "goal": "Ziel",
                 "description": "Was geschieht", "kind": "module",
                 "status": "ended", "carrier": "traeger-der-probe", "organisations": ["jugendamt"], "programme": "kinderstark",
                 "actionAreas": [{"slug": "nette", "basis": "stated"}, {"slug": "hoerde", "basis": "ambiguous"}],
                 "places": ["holte-grundschule"],
                 "ageFromMonths": -9, "ageToMonths": 36, "ageBasis": "stated", "lifePhases": ["0-3"], "targetGroups": ["grundschulkinder"],
                 "topics": ["sprache"], "access": ["aufsuchend"], "startsOn": "2020", "endsOn": "2021-06-30",
                 "url": "https://example.org/probe",
                 "contacts": ["probe-fuer-alle", "probe-fuer-partner", "probe-ohne-nummer"], "registration": "Einfach kommen",
                 "openingTimes": "Mo 9–12 Uhr", "costs": "kostenlos", "languages": ["de", "tr"], "accessibility": "Rampe",
                 "licence": "cc-by/4.0", "externalId": {"system": "fach", "id": "4711"}}""")
                .put("/api/v1/projects/probe-mit-allem").then().statusCode(201);
        linked("projects/probe-mit-allem")
                .body("'@id'", is(PUBLIC + "/api/v1/projects/probe-mit-allem"))
                .body("'@type'", is("GovernmentService"))
                .body("name", is("Probe")).body("alternateName", is("Mit allem")).body("disambiguatingDescription", is("Kurz"))
                .body("description", is("Ziel\n\nWas geschieht")).body("url", is("https://example.org/probe"))
                .body("serviceType", is("Baustein eines Förderprogramms"))
                .body("identifier.value", is(List.of("probe-mit-allem", "4711"))).body("identifier[1].propertyID", is("fach"))
                .body("provider[0].'@type'", is("GovernmentOrganization")).body("provider[0].name", is("Träger der Probe"))
                .body("provider[1].roleName", is("beteiligt")).body("provider[1].provider.name", is("Jugendamt"))
                .body("areaServed.name", is("Nette"))
                .body("audience.find { it.suggestedAge }.suggestedAge.minValue", is(-9))
                .body("audience.find { it.suggestedAge }.suggestedAge.maxValue", is(35))
                .body("audience.'@id'", hasItems(PUBLIC + "/api/v1/life-phases/0-3", PUBLIC + "/api/v1/target-groups/grundschulkinder"))
                .body("category.termCode", is("sprache")).body("isRelatedTo.'@id'", is(PUBLIC + "/api/v1/funding-programmes/kinderstark"))
                .body("availableChannel[0].serviceLocation.'@id'", is(PUBLIC + "/api/v1/places/holte-grundschule"))
                .body("availableChannel[0].availableLanguage", is(List.of("de", "tr"))).body("availableChannel[0].description", is("Rampe"))
                .body("availableChannel.name", hasItems("aufsuchend", "probe-fuer-alle", "probe-ohne-nummer"))
                .body("availableChannel.name", not(hasItem("probe-fuer-partner")))
                .body("availableChannel.find { it.name == 'probe-fuer-alle' }.servicePhone.telephone", is("+492315010000"))
                .body("availableChannel.find { it.name == 'probe-fuer-alle' }.serviceUrl", is("mailto:probe@example.org"))
                .body("availableChannel.find { it.name == 'probe-ohne-nummer' }.servicePhone", nullValue())
                .body("hoursAvailable.description", is("Mo 9–12 Uhr")).body("potentialAction.description", is("Einfach kommen"))
                .body("offers.description", is("kostenlos")).body("offers.availability", is(SCHEMA + "Discontinued"))
                .body("offers.availabilityStarts", is("2020")).body("offers.availabilityEnds", is("2021-06-30"))
                .body("mainEntityOfPage.license", is("http://dcat-ap.de/def/licenses/cc-by/4.0"))
                .header("Cache-Control", is("public, max-age=60"));
        String toPublic = linked("projects/probe-mit-allem").extract().asString();
        assertEquals("", Rdf.violations(Rdf.read(toPublic, RDFFormat.JSONLD), "schema-org.ttl"));
        assertTrue(!toPublic.contains("Erika"), toPublic);
        for (String token : List.of(Tokens.editor(), Tokens.carrier("traeger-der-probe"))) {
            assertEquals(toPublic, given().auth().oauth2(token).accept("application/ld+json").get("/api/v1/projects/probe-mit-allem")
                    .asString(), "whoever asks, it says what the public sees");
        }
        linked("organisations/traeger-der-probe").body("'@type'", is("GovernmentOrganization"))
                .body("parentOrganization.name", is("Jugendamt"))
                .body("address", is("Südwall 2–4, 44137 Dortmund"))
                .body("contactPoint.contactType", is(List.of("probe-fuer-alle", "probe-ohne-nummer")))
                .body("contactPoint.telephone", is(Arrays.asList("+492315010000", null)));
        assertEquals("", Rdf.violations(graph("organisations/traeger-der-probe"), "schema-org.ttl"));
    }

    private static void contact(String slug, String visibility, String phones) {
        editor().body("""
                {"function": "%s", "name": "Erika Muster", "organisation": "traeger-der-probe", "email": "probe@example.org",
                 "phones": [{"number": "+492315010000", "printed": "0231 50-10000"}], "visibility": "%s",
                 "fieldVisibility": {"name": "public", "phones": "%s", "email": "public"}}""".formatted(slug, visibility, phones))
                .put("/api/v1/contacts/" + slug).then().statusCode(201);
    }

    @Test
    void addresses_are_encoded_and_what_is_none_even_so_is_absent() throws IOException {
        int number = 0;
        for (String[] url : List.of(
                new String[]{"https://münchen.example/straße?q=ä|b\\\"<>^`{}[]",
                        "https://xn--mnchen-3ya.example/stra%C3%9Fe?q=%C3%A4%7Cb%22%3C%3E%5E%60%7B%7D%5B%5D"},
                new String[]{"http://%", "http://%25"}, new String[]{"http://[", null})) {
            String slug = "adresse-der-probe-" + number++;
            String named = "\"url\": \"" + url[0] + "\"}";
            editor().body("{\"title\": \"Adresse\", \"kind\": \"offer\", \"status\": \"running\", " + named)
                    .put("/api/v1/projects/" + slug).then().statusCode(201);
            editor().body("{\"name\": \"Adresse\", \"kind\": \"office\", " + named)
                    .put("/api/v1/organisations/" + slug).then().statusCode(201);
            for (String path : List.of("projects/" + slug, "organisations/" + slug)) {
                linked(path).body("url", is(url[1]));
                assertEquals("", Rdf.violations(graph(path), "schema-org.ttl"));
            }
        }
    }

    @Test
    void a_priority_belongs_to_a_set_that_is_not_the_programme_itself() throws IOException {
        JsonNode record = records("projects").stream().filter(project -> !project.get("priority").isNull()).findFirst().orElseThrow();
        Model graph = graph("projects/" + record.get("slug").asText());
        String programme = PUBLIC + record.at("/programme/links/self").asText();
        IRI set = Rdf.VALUES.createIRI(SCHEMA + "inDefinedTermSet");
        assertTrue(graph.contains(Rdf.VALUES.createIRI(programme), RDF.TYPE, Rdf.VALUES.createIRI(SCHEMA + "Service")));
        assertTrue(!graph.contains(null, set, Rdf.VALUES.createIRI(programme)));
        assertTrue(graph.contains(null, set, Rdf.VALUES.createIRI(programme + "#priorities")));
    }

    @Test
    void an_area_says_where_it_lies_and_who_serves_it() throws IOException {
        editor().header("If-Match", "*").contentType("application/merge-patch+json").body("""
                {"boundary": {"type": "Polygon", "coordinates": [[[7.4, 51.5], [7.5, 51.5], [7.5, 51.6], [7.4, 51.5]]]}}""")
                .patch("/api/v1/action-areas/nette").then().statusCode(200);
        linked("action-areas/nette").body("'@type'", is("AdministrativeArea")).body("containedInPlace.name", is("Mengede"))
                .body("containedInPlace.containedInPlace.name", is("Dortmund"))
                .body("geo.polygon.flatten()", hasItem("51.5 7.4 51.5 7.5 51.6 7.5 51.5 7.4"))
                .body("additionalProperty.flatten().find { it.name == 'Nummer im Aktionsplan' }.value", is(13));
        Model graph = graph("action-areas/nette");
        assertEquals("", Rdf.violations(graph, "schema-org.ttl"));
        int contacts = given().get("/api/v1/action-areas/nette").path("contacts.size()");
        assertTrue(contacts > 0);
        assertEquals(contacts, graph.filter(null, Rdf.VALUES.createIRI(SCHEMA + "areaServed"),
                Rdf.VALUES.createIRI(PUBLIC + "/api/v1/action-areas/nette")).size());
    }

    @Test
    void the_form_is_asked_for_as_everywhere_and_json_stays_what_it_was() {
        String address = "/api/v1/projects/windel-cafe-b3";
        String linked = linked("projects/windel-cafe-b3").extract().asString();
        assertTrue(given().get(address).headers().getValues("Vary").contains("Accept"));
        for (String accepted : List.of("application/json", "*/*", "application/*", "text/html, */*;q=0.1")) {
            Response answer =
                    given().accept(accepted).get(address).then().statusCode(200).contentType("application/json").extract().response();
            assertTrue(answer.headers().getValues("Vary").contains("Accept"), accepted);
        }
        given().get(address).then().contentType("application/json");
        assertEquals(linked, given().accept("application/json").get(address + "?format=jsonld").then().statusCode(200)
                .contentType("application/ld+json").extract().asString());
        assertEquals(given().get(address).asString(),
                given().accept("application/ld+json").get(address + "?format=json").then().statusCode(200).extract().asString());
        String etag = given().accept("application/ld+json").get(address).header("ETag");
        assertNotEquals(etag, given().get(address).header("ETag"));
        given().accept("application/ld+json").header("If-None-Match", etag).get(address).then().statusCode(304);
        given().accept("application/ld+json").header("Accept-Encoding", "gzip").get(address).then().header("Content-Encoding", "gzip");
        given().accept("application/ld+json").head(address).then().statusCode(200).header("ETag", startsWith("\""));
        given().get(address + "?format=csv").then().statusCode(400).body("errors[0].parameter", is("format"))
                .body("detail", containsString("json, jsonld"));
        given().get(address + "?format=jsonld&fields=slug").then().statusCode(400).body("errors.parameter", everyItem(is("fields")));
        given().accept("text/html").get(address).then().statusCode(406);
        given().accept("application/ld+json").get("/api/v1/projects/gibt-es-nicht").then().statusCode(404)
                .contentType("application/problem+json");
        given().accept("application/ld+json").get("/api/v1/topics/sprache").then().statusCode(406);
        given().accept("application/ld+json").get("/api/v1/projects").then().statusCode(406);
    }

    @Test
    void a_draft_is_there_for_its_editors_alone_and_a_renamed_record_leads_on() {
        editor().body("{\"title\": \"Entwurf\", \"kind\": \"offer\", \"status\": \"running\", \"publication\": \"draft\"}")
                .put("/api/v1/projects/entwurf-der-probe").then().statusCode(201);
        given().accept("application/ld+json").get("/api/v1/projects/entwurf-der-probe").then().statusCode(404);
        given().auth().oauth2(Tokens.editor()).accept("application/ld+json").get("/api/v1/projects/entwurf-der-probe").then()
                .statusCode(200)
                .body("mainEntityOfPage.creativeWorkStatus", is("draft")).header("Cache-Control", "private, no-store");
        editor().header("If-Match", "*").contentType("application/merge-patch+json")
                .body("{\"slug\": \"probe-neu\", \"publication\": \"published\"}")
                .patch("/api/v1/projects/entwurf-der-probe").then().statusCode(200);
        given().redirects().follow(false).get("/api/v1/projects/entwurf-der-probe?format=jsonld").then().statusCode(301)
                .header("Location", is(PUBLIC + "/api/v1/projects/probe-neu?format=jsonld"));
    }
}
