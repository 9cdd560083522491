package de.dortmund.praeventionskette.exchange.hsds;

import static de.dortmund.praeventionskette.change.Writers.editor;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the catalogue does not know for sure, and what it is not asked well, in the words of the Human Services Data Specification. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class HsdsDoubtTest {

    private static final String HSDS = "/hsds/v3/";

    private static void write(String address, String record) {
        editor().body(record.getBytes(StandardCharsets.UTF_8)).put("/api/v1/" + address).then().statusCode(201);
    }

    @Test
    void an_ambiguous_age_is_withheld_from_fields_words_and_filters_and_an_attribute_says_why() {
        String ages = "\"kind\": \"offer\", \"status\": \"running\", \"targetGroups\": [\"kinder\"],"
                + " \"ageFromMonths\": 30, \"ageToMonths\": 36, \"ageBasis\": ";
        write("projects/alter-offen", "{\"title\": \"Offen\", " + ages + "\"ambiguous\"}");
        write("projects/alter-klar", "{\"title\": \"Klar\", " + ages + "\"stated\"}");
        String open = Ids.of("projects", "alter-offen").toString();
        String clear = Ids.of("projects", "alter-klar").toString();
        given().get(HSDS + "services/" + open).then().statusCode(200).body("minimum_age", nullValue()).body("maximum_age", nullValue())
                .body("eligibility_description", equalTo("Für: Kinder"))
                .body("attributes.find { it.link_type == 'age_basis' }.value", equalTo("ambiguous"));
        given().get(HSDS + "services/" + clear).then().body("minimum_age", equalTo(2.5f)).body("maximum_age", equalTo(2.92f))
                .body("eligibility_description", equalTo("Alter: ab 30 Monaten, bis unter 3 Jahren\nFür: Kinder"));
        for (String filter : List.of("minimum_age=2.5", "maximum_age=2.92")) {
            given().get(HSDS + "services?per_page=100&" + filter).then().body("contents.id", hasItem(clear))
                    .body("contents.id", not(hasItem(open)));
        }
        given().get(HSDS + "services?per_page=100&maximum_age=2.91").then().body("contents.id", not(hasItem(clear)));
    }

    @Test
    void beside_an_organization_that_only_leads_the_programme_its_services_say_so() {
        String lead = given().get(HSDS + "services/67066a89-ce75-5839-8eba-c84399688dda").path("organization_id");
        List<List<Map<String, String>>> marks = given().get(HSDS + "organizations/" + lead).then().statusCode(200)
                .body("services.attributes.flatten().link_type", everyItem(equalTo("organization_basis"))).extract()
                .path("services.attributes");
        assertTrue(marks.stream().allMatch(mark -> mark.size() == 1 && mark.get(0).get("value").equals("programme-lead")),
                marks.toString());
        write("organisations/traeger-klar", "{\"name\": \"Träger\", \"kind\": \"association\"}");
        write("projects/von-traeger",
                "{\"title\": \"A\", \"kind\": \"offer\", \"status\": \"running\", \"carrier\": \"traeger-klar\", \"programme\": \"kinderstark\"}");
        given().get(HSDS + "organizations/" + Ids.of("organisations", "traeger-klar")).then().body("services.size()", equalTo(1))
                .body("services[0].attributes", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"services?minimal=true&full=true, full, contradiction",
            "services?minimal=true&full=true&format=ndjson, full, contradiction",
            "services?minimum_age=-1, minimum_age, out-of-range", "services?maximum_age=1000, maximum_age, out-of-range",
            "services?maximum_age=999.991, maximum_age, out-of-range", "services?maximum_age=alt, maximum_age, not-a-number",
            "services?maximum_age=1e2, maximum_age, not-a-number", "services?page=99999999999999999999, page, out-of-range",
            "services?page=-99999999999999999999, page, out-of-range", "services?page=1.5, page, not-a-number",
            "services?modified_after=2020-01-01T00:00Z, modified_after, not-an-instant",
            "services?modified_after=2020-01-01T00:00:00.1234567890Z, modified_after, not-an-instant",
            "services?modified_after=2020-01-01T00:00:00, modified_after, not-an-instant",
            "services?modified_after=1899-12-31, modified_after, not-an-instant",
            "services?search=%25, search, no-word", "taxonomies?search=%25, search, no-word", "taxonomy_terms?search=%25, search, no-word",
            "taxonomy_terms?parent_id=30db9dcc-f276-59b0-8fa6-93e5f3aa61a1&search=%25, search, no-word"})
    void what_is_wrong_is_said_by_its_code(String question, String parameter, String code) {
        given().urlEncodingEnabled(false).get(HSDS + question).then().statusCode(400).body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"services?minimal=true, 10000", "organizations?full=true, 100", "service_at_locations?full=false, 100",
            "taxonomies?search=e, 100", "taxonomy_terms?search=e, 100"})
    void the_contract_allows_as_many_on_a_page_as_the_service(String question, int most) {
        String path = "/hsds/v3/" + question.replaceFirst("\\?.*", "");
        given().get("/openapi.json").then()
                .body("paths.'" + path + "'.get.parameters.find { it.name == 'per_page' }.schema.maximum", equalTo(most));
        given().get(HSDS + question + "&per_page=" + most).then().statusCode(200);
        given().get(HSDS + question + "&per_page=" + (most + 1)).then().statusCode(400).body("errors[0].parameter", equalTo("per_page"));
    }

    @ParameterizedTest
    @CsvSource({"services?minimum_age=00006", "services?maximum_age=999.99", "services?minimum_age=2.125",
            "services?minimal=true&full=false",
            "services?modified_after=2020-01-01T00:00:00.123456789%2B01:00", "services?modified_after=2020-01-01",
            "organizations?full=true&full_service=true", "taxonomies?search=%25%20Handlungsfeld"})
    void what_can_be_answered_is(String question) {
        given().urlEncodingEnabled(false).get(HSDS + question).then().statusCode(200);
    }
}
