package de.dortmund.praeventionskette.project;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list counts by sets where it can; a download reads every project that the same filters find. */
@QuarkusTest
class TermSetsTest {

    private static final List<String> FILTERS = List.of(
            "topic=sprache",
            "topic=!sprache",
            "topic=sprache,fruehe-foerderung",
            "topic=sprache&topic=fruehe-foerderung",
            "topic=*",
            "topic=!*",
            "actionArea=nette",
            "actionArea=nette&cityWide=false",
            "actionArea=!nette",
            "actionArea=!nette&unknown=actionArea",
            "actionArea=nette,hafen&lifePhase=0-3",
            "district=Mengede&unknown=district",
            "lifePhase=0-3",
            "lifePhase=!0-3&allAges=false",
            "lifePhase=*",
            "allAges=true",
            "allAges=true,false",
            "allAges=!true",
            "cityWide=!true,false",
            "status=running&access=niedrigschwellig&targetGroup=kinder",
            "programme=kinderstark&targetGroup=!eltern",
            "targetGroup=!*",
            "targetGroup=kinder&unknown=targetGroup",
            "actionPriority=forum-eltern-01",
            "actionPriority=!*&topic=!*");

    @Test
    void a_count_by_sets_is_what_a_reader_of_all_counts() {
        int found = 0;
        for (String filters : FILTERS) {
            int total = given().urlEncodingEnabled(false).get("/api/v1/projects?size=1&" + filters).then().statusCode(200).extract()
                    .path("page.totalItems");
            String all = given().urlEncodingEnabled(false).get("/api/v1/projects?format=ndjson&" + filters).then().statusCode(200).extract()
                    .asString();
            assertEquals(all.lines().count(), total, filters);
            found += total > 0 ? 1 : 0;
        }
        assertTrue(found > FILTERS.size() / 2, "most of the filters find something");
    }

    @Test
    void facets_and_the_chain_count_the_same_projects() {
        for (String filters : FILTERS) {
            int total =
                    given().urlEncodingEnabled(false).get("/api/v1/projects?size=1&" + filters).then().extract().path("page.totalItems");
            int all = given().urlEncodingEnabled(false).get("/api/v1/chain?" + filters).then().statusCode(200).extract()
                    .path("totals.records");
            assertEquals(total, all, filters);
        }
    }
}
