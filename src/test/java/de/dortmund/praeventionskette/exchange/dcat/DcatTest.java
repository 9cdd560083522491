package de.dortmund.praeventionskette.exchange.dcat;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.exchange.linked.Rdf;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.DCAT;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A portal takes the catalogue in as it is. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class DcatTest {

    private static final String PUBLIC = "http://localhost:8080";
    private static final String LICENCES = "http://dcat-ap.de/def/licenses/";

    private static Response get(String address) {
        return uncompressed().get(address).then().statusCode(200).extract().response();
    }

    private static RequestSpecification uncompressed() {
        return given().config(RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()));
    }

    private static Model turtle() throws IOException {
        return Rdf.read(get("/dcat.ttl").asString(), RDFFormat.TURTLE);
    }

    @Test
    void both_forms_are_the_same_graph_and_it_conforms_to_the_profile() throws IOException {
        Model turtle = turtle();
        Model jsonLd = Rdf.read(get("/dcat.jsonld").asString(), RDFFormat.JSONLD);
        assertTrue(Models.isomorphic(turtle, jsonLd), "Turtle and JSON-LD differ");
        assertEquals(4, turtle.filter(null, RDF.TYPE, DCAT.DATASET).size());
        assertEquals(13, turtle.filter(null, RDF.TYPE, DCAT.DISTRIBUTION).size());
        assertEquals("", Rdf.violations(turtle, "dcat-ap-de.ttl"));
    }

    @Test
    void the_shapes_find_whatever_statement_of_a_thing_is_missing() throws IOException {
        Model whole = turtle();
        var publisher = whole.filter(null, DCTERMS.PUBLISHER, null).stream().findFirst().orElseThrow();
        var licence = whole.filter(null, DCTERMS.LICENSE, null).stream().findFirst().orElseThrow();
        var address = whole.filter(null, DCAT.ACCESS_URL, null).stream().findFirst().orElseThrow();
        for (Statement left : List.of(publisher, licence, address)) {
            Model part = new LinkedHashModel(whole);
            part.remove(left);
            assertTrue(Rdf.violations(part, "dcat-ap-de.ttl").contains(left.getPredicate().stringValue().replaceFirst(".*[/#]", "")),
                    left.toString());
        }
    }

    @Test
    void every_file_is_there_in_the_form_and_size_that_it_says() throws IOException {
        Model graph = turtle();
        List<String> sized = new ArrayList<>();
        for (Statement file : graph.filter(null, DCAT.ACCESS_URL, null)) {
            String address = file.getObject().stringValue();
            assertTrue(address.startsWith(PUBLIC + "/"), address);
            Response answer = get(address.substring(PUBLIC.length()));
            for (Statement type : graph.filter(file.getSubject(), DCAT.MEDIA_TYPE, null)) {
                assertEquals("https://www.iana.org/assignments/media-types/" + answer.contentType().replaceAll(";.*", ""),
                        type.getObject().stringValue());
            }
            for (Statement size : graph.filter(file.getSubject(), DCAT.BYTE_SIZE, null)) {
                assertEquals(answer.asByteArray().length, Integer.parseInt(size.getObject().stringValue()), address);
                sized.add(address);
            }
        }
        assertEquals(9, sized.size(), sized.toString());
        String description = graph.filter(null, DCAT.ENDPOINT_DESCRIPTION, null).objects().iterator().next().stringValue();
        get(description.substring(PUBLIC.length()));
    }

    @Test
    void lines_of_json_are_a_text_file_and_sizes_are_decimal_as_the_profile_wants() throws IOException {
        Model graph = turtle();
        assertEquals("http://publications.europa.eu/resource/authority/file-type/TXT",
                text(graph, "projects-ndjson", DCTERMS.FORMAT.stringValue()));
        assertTrue(!graph.contains(null, RDF.TYPE, DCTERMS.MEDIA_TYPE_OR_EXTENT));
        assertTrue(graph.filter(null, DCAT.BYTE_SIZE, null).objects().stream()
                .allMatch(size -> ((Literal) size).getDatatype().equals(XSD.DECIMAL)));
    }

    @Test
    void it_is_as_new_as_the_revision_and_spared_whoever_has_it() throws IOException {
        for (String address : List.of("/dcat.ttl", "/dcat.jsonld")) {
            Response answer = get(address);
            String committed = get("/api/v1").path("revision.committedAt");
            Model graph = Rdf.read(answer.asString(), address.endsWith("ttl") ? RDFFormat.TURTLE : RDFFormat.JSONLD);
            assertEquals(new TreeSet<>(List.of(committed)), graph.filter(null, DCTERMS.MODIFIED, null).objects().stream()
                    .map(value -> value.stringValue()).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
            uncompressed().header("If-None-Match", answer.header("ETag")).get(address).then().statusCode(304);
            given().header("Accept-Encoding", "gzip").get(address).then().statusCode(200).header("Content-Encoding", "gzip");
            uncompressed().head(address).then().statusCode(200).header("ETag", is(answer.header("ETag")));
            given().header("Origin", "https://example.org").get(address).then().header("Access-Control-Allow-Origin", "*")
                    .header("Cache-Control", startsWith("public"));
            given().get(address + "?page=1").then().statusCode(400).body("errors[0].parameter", is("page"));
            given().post(address).then().statusCode(405).header("Allow", "GET, HEAD, OPTIONS");
            given().accept("text/csv").get(address).then().statusCode(406).contentType("application/problem+json");
        }
        for (String accepted : List.of("text/turtle", "text/*", "*/*", "text/html, */*;q=0.8")) {
            given().accept(accepted).get("/dcat.ttl").then().statusCode(200).header("Content-Type", "text/turtle;charset=UTF-8");
        }
        given().get("/dcat.jsonld").then().header("Content-Type", containsString("application/ld+json"));
    }

    @Test
    void whoever_asks_is_told_of_the_files_that_everybody_gets() {
        given().auth().oauth2(Tokens.editor()).body("{\"title\": \"Neu\", \"kind\": \"offer\", \"status\": \"running\"}")
                .contentType("application/json").put("/api/v1/projects/neu-im-dcat").then().statusCode(201);
        String toEditor = given().auth().oauth2(Tokens.editor()).get("/dcat.ttl").then().statusCode(200).extract().asString();
        assertEquals(toEditor, given().get("/dcat.ttl").asString());
    }

    @Test
    void a_record_with_a_licence_of_its_own_changes_that_of_the_files_it_is_in() throws IOException {
        assertEquals(List.of(LICENCES + "dl-zero-de/2.0"), licences("projects-csv"));
        put("von-fremden", "cc-by/4.0");
        assertEquals(List.of(LICENCES + "other-open"), licences("projects-csv"));
        assertEquals(List.of(LICENCES + "other-open"), licences("funding-programmes-ndjson"));
        assertEquals(List.of(LICENCES + "dl-zero-de/2.0"), licences("action-areas-csv"));
        Model graph = turtle();
        assertEquals("", Rdf.violations(graph, "dcat-ap-de.ttl"));
        assertTrue(text(graph, "projects-csv", DCTERMS.DESCRIPTION.stringValue()).contains("cc-by/4.0 (1), dl-de/zero-2-0 (46)"));
        assertTrue(text(graph, "projects-csv", "http://dcat-ap.de/def/dcatde/licenseAttributionByText").contains("sources"));
        for (String chain : List.of("chain-json", "chain-csv", "chain-svg")) {
            assertEquals(List.of(LICENCES + "other-open"), licences(chain));
            String said = text(graph, chain, DCTERMS.DESCRIPTION.stringValue());
            assertTrue(said.contains("Gezählt aus Projekten") && said.contains("cc-by/4.0 (1), dl-de/zero-2-0 (46)"), said);
            assertTrue(said.endsWith("nennen die Dateien der Projekte im Feld „licence“."), said);
            assertTrue(text(graph, chain, "http://dcat-ap.de/def/dcatde/licenseAttributionByText").startsWith("Gezählt"), chain);
        }
        put("von-fremden", "dl-zero-de/2.0");
        assertEquals(List.of(LICENCES + "dl-zero-de/2.0"), licences("projects-csv"), "two names of one licence");
        put("von-fremden", "cc-by-nc/4.0");
        assertEquals(List.of(LICENCES + "other-closed"), licences("projects-csv"));
    }

    /** Creates the project or gives it another licence. */
    private static void put(String slug, String licence) {
        RequestSpecification editor = given().auth().oauth2(Tokens.editor()).contentType("application/json");
        if (given().get("/api/v1/projects/" + slug).statusCode() == 200) {
            editor.header("If-Match", "*");
        }
        editor.body("{\"title\": \"Von Fremden\", \"kind\": \"offer\", \"status\": \"running\", \"licence\": \"" + licence + "\"}")
                .put("/api/v1/projects/" + slug);
        given().get("/api/v1/projects/" + slug).then().statusCode(200).body("licence", is(licence));
    }

    private static List<String> licences(String file) throws IOException {
        return turtle().filter(Rdf.VALUES.createIRI(PUBLIC + "/dcat.ttl#" + file), DCTERMS.LICENSE, null).objects().stream()
                .map(value -> value.stringValue()).toList();
    }

    private static String text(Model graph, String file, String property) {
        return Rdf.values(graph, Rdf.VALUES.createIRI(PUBLIC + "/dcat.ttl#" + file), property).iterator().next().stringValue();
    }
}
