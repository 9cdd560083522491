package de.dortmund.praeventionskette.exchange;

import static de.dortmund.praeventionskette.exchange.Taken.items;
import static de.dortmund.praeventionskette.exchange.Taken.json;
import static de.dortmund.praeventionskette.exchange.Taken.list;
import static de.dortmund.praeventionskette.exchange.Taken.table;
import static de.dortmund.praeventionskette.exchange.Taken.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list finds can be taken along whole, in forms that other programs read. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class ExportTest {

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(strings = {"projects?", "projects?topic=sprache", "projects?actionArea=borsigplatz&unknown=actionArea&sort=-title",
            "projects?q=kinder&cityWide=false", "projects?near=51.52,7.48&radius=3000&sort=distance", "projects?age=2&sort=slug",
            "projects?modifiedSince=2199-01-01T00:00:00Z", "projects?q=spr%C3%A4che&sort=-updatedAt", "action-areas?district=Mengede",
            "places?sort=district", "organisations?parent=stadt-dortmund", "action-areas/nette/projects?age=2",
            "funding-programmes/kinderstark/projects?", "organisations/stadt-dortmund/projects?fields=slug,title"})
    void every_form_has_all_that_the_list_finds_in_its_order(String list) throws IOException {
        List<JsonNode> items = items(list);

        List<JsonNode> lines = text(list + "&format=ndjson").lines().map(Taken::json).toList();
        assertEquals(items, lines);

        List<JsonNode> features = list(json(text(list + "&format=geojson")).get("features"));
        assertEquals(items.stream().map(item -> item.get("slug")).toList(), features.stream().map(f -> f.get("id")).toList());

        List<List<String>> table = table(text(list + "&format=csv"), ',');
        int slug = table.get(0).indexOf("slug");
        assertEquals(items.stream().map(item -> item.get("slug").asText()).toList(),
                table.stream().skip(1).map(row -> row.get(slug)).toList());
        table.forEach(row -> assertEquals(table.get(0).size(), row.size()));
    }

    @ParameterizedTest
    @CsvSource({"text/csv, text/csv;charset=UTF-8", "application/x-ndjson, application/x-ndjson",
            "application/geo+json, application/geo+json",
            "'text/csv;q=0.4, application/x-ndjson', application/x-ndjson",
            "'application/json, text/csv;q=0.5', application/json;charset=UTF-8",
            "text/*, text/csv;charset=UTF-8", "'text/html,text/*;q=0.9,*/*;q=0.1', text/csv;charset=UTF-8",
            "'text/html,application/xhtml+xml,*/*;q=0.8', application/json;charset=UTF-8", "*/*, application/json;charset=UTF-8"})
    void accept_chooses_the_form(String accept, String type) {
        for (String list : List.of("projects", "action-areas", "places", "organisations", "action-areas/nette/projects")) {
            given().header("Accept", accept).get("/api/v1/" + list).then().statusCode(200).contentType(type)
                    .header("Vary", containsString("Accept"));
        }
    }

    @Test
    void format_wins_over_accept() {
        given().header("Accept", "application/json").get("/api/v1/places?format=csv").then().contentType("text/csv;charset=UTF-8");
        given().header("Accept", "text/csv").get("/api/v1/places?format=json").then().statusCode(200).body("page.totalItems", equalTo(19));
        given().header("Accept", "image/png").get("/api/v1/places?format=ndjson").then().contentType("application/x-ndjson");
        given().header("Accept", "image/png").get("/api/v1/places").then().statusCode(406);
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({"projects?format=xml, format", "projects?format=svg, format", "places?format=CSV, format", "places?format=, format",
            "places?format=csv&format=json, format", "topics?format=csv, format", "contacts?format=csv, format",
            "chain?format=ndjson, format",
            "places?separator=semicolon, separator", "places?format=ndjson&separator=comma, separator",
            "places?format=csv&separator=tab, separator", "places?format=csv&page=1, page", "places?format=ndjson&size=10, size",
            "projects?format=geojson&facets=topic, facets", "places?format=csv&fields=nope, fields", "places?format=csv&sort=nope, sort",
            "places?format=ndjson&kind=nope, kind", "projects?format=csv&unknown=topic, unknown", "projects?format=ndjson&q=der, q",
            "exports/places.csv?separator=tab, separator", "exports/places.json?separator=comma, separator",
            "exports/places.csv?kind=school, kind",
            "exports?format=csv, format"})
    void bad_input_names_the_parameter_that_is_wrong(String address, String parameter) {
        given().urlEncodingEnabled(false).get("/api/v1/" + address).then().statusCode(400).contentType("application/problem+json")
                .header("Content-Disposition", nullValue()).body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void a_list_below_an_unknown_record_is_a_404_in_every_form() {
        for (String format : List.of("json", "csv", "ndjson", "geojson")) {
            given().get("/api/v1/action-areas/atlantis/projects?format=" + format).then().statusCode(404)
                    .contentType("application/problem+json");
        }
        given().get("/api/v1/exports/contacts.csv").then().statusCode(404);
    }

    @Test
    void the_files_are_listed_and_each_has_as_many_records_as_the_list_says() throws IOException {
        ValidatableResponse exports = given().get("/api/v1/exports").then().statusCode(200).body("items.size()", equalTo(17))
                .body("items.description", everyItem(not(equalTo("")))).body("items.format", hasItem("geojson"));
        given().get("/api/v1").then().body("links.exports", equalTo("/api/v1/exports"));
        for (JsonNode file : json(exports.extract().asString()).get("items")) {
            String address = file.at("/links/self").asText();
            var answer = given().get(address).then().statusCode(200).header("Catalogue-Revision", matchesPattern("[0-9]+"))
                    .contentType(containsString(file.get("mediaType").asText()))
                    .header("Content-Disposition", matchesPattern("attachment; filename=\"" + file.get("kind").asText()
                            + "-r[0-9]+-20[0-9]{2}-[0-9]{2}-[0-9]{2}\\." + file.get("format").asText() + "\""));
            String text = new String(answer.extract().asByteArray(), StandardCharsets.UTF_8);
            long records = switch (file.get("format").asText()) {
                case "json" -> json(text).get("items").size();
                case "geojson" -> json(text).get("features").size();
                case "csv" -> table(text, ',').size() - 1;
                default -> text.lines().count();
            };
            if (file.get("kind").asText().equals("catalogue")) {
                // The first line names the revision; the records are of every kind.
                assertEquals(file.get("records").asLong(), records - 1, address);
                continue;
            }
            assertEquals(file.get("records").asLong(), records, address);
            assertEquals(items(file.get("kind").asText() + "?").size(), records, address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/exports/projects.ndjson", "/api/v1/projects?topic=sprache&format=csv", "/api/v1/exports/places.json"})
    void a_client_that_has_it_gets_no_second_copy(String address) {
        var first = given().get(address).then().statusCode(200).header("Cache-Control", containsString("max-age=60")).extract();
        String etag = first.header("ETag");
        assertEquals(1, first.headers().getList("ETag").size());
        assertEquals(1, first.headers().getList("Content-Disposition").size());
        given().header("If-None-Match", etag).get(address).then().statusCode(304).header("ETag", etag).body(equalTo(""));
        given().header("If-Modified-Since", first.header("Last-Modified")).get(address).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get(address).then().statusCode(200);
        assertNotEquals(etag, given().get("/api/v1/exports/projects.csv").header("ETag"));
        given().head(address).then().statusCode(200).header("ETag", etag).header("Content-Disposition", containsString("filename"));
    }

    @Test
    void contacts_are_named_by_their_function_and_no_person() throws IOException {
        String contacts = given().get("/api/v1/contacts?size=100").asString();
        List<String> personal = list(json(contacts).get("items")).stream()
                .flatMap(contact -> Stream.of(contact.get("name").asText(""), contact.get("email").asText("")))
                .filter(text -> !text.isEmpty()).distinct().toList();
        assertTrue(personal.size() > 10);
        for (String kind : List.of("projects", "action-areas", "places", "organisations")) {
            for (String format : List.of("json", "csv", "ndjson", "geojson")) {
                String file = new String(given().get("/api/v1/exports/" + kind + "." + format).asByteArray(), StandardCharsets.UTF_8);
                assertEquals(List.of(), personal.stream().filter(file::contains).toList(), kind + "." + format);
            }
        }
    }

    @Test
    void where_pages_do_not_reach_a_link_leads_to_everything() throws IOException, SQLException {
        given().get("/api/v1/places").then().body("links.containsKey('export')", equalTo(false));
        execute("set session_replication_role = replica; insert into place (id, slug, version, created_at, updated_at, name, kind, district)"
                + " select 90000000 + g, 'viele-' || g, 1, now(), now(), 'Viele ' || g % 100, 'school', 'Mengede' from generate_series(1, 10050) g;"
                + " set session_replication_role = origin");
        try {
            var last = given().get("/api/v1/places?kind=school&size=100&page=100&sort=-name").then().statusCode(200)
                    .body("links.containsKey('next')", equalTo(false)).body("page.totalItems", equalTo(10_055));
            String export = last.extract().path("links.export");
            assertEquals("/api/v1/places?kind=school&sort=-name&format=ndjson", export);
            List<String> slugs = text(export.substring("/api/v1/".length())).lines().map(line -> json(line).get("slug").asText()).toList();
            assertEquals(10_055, slugs.stream().distinct().count());
            assertEquals(10_055, slugs.size());
            List<String> page = given().get("/api/v1/places?kind=school&size=100&page=37&sort=-name").path("items.slug");
            assertEquals(page, slugs.subList(3_600, 3_700));
        } finally {
            execute("set session_replication_role = replica; delete from place where slug like 'viele-%';"
                    + " set session_replication_role = origin");
        }
    }

    @Test
    void the_chain_has_its_forms_at_one_address_too() {
        for (String format : List.of("csv", "svg")) {
            byte[] file = given().get("/api/v1/chain." + format + "?topic=sprache").then().statusCode(200).extract().asByteArray();
            assertEquals(text(file), text(given().get("/api/v1/chain?topic=sprache&format=" + format).asByteArray()));
        }
        given().header("Accept", "text/csv").get("/api/v1/chain").then().contentType("text/csv;charset=UTF-8")
                .header("Vary", containsString("Accept"));
        for (String picture : List.of("image/svg+xml", "image/*")) {
            given().header("Accept", picture).get("/api/v1/chain").then().header("Content-Type", equalTo("image/svg+xml;charset=UTF-8"));
        }
        given().header("Accept", "*/*").get("/api/v1/chain").then().contentType("application/json");
        given().header("Accept", "image/png").get("/api/v1/chain").then().statusCode(406);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        Kept.forget();
    }
}
