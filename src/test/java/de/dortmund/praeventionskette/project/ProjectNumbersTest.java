package de.dortmund.praeventionskette.project;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that the city's own data must give, each counted by hand in the files. */
@QuarkusTest
class ProjectNumbersTest {

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "| 46",
                    "actionArea=nette | 12",
                    "actionArea=nette&cityWide=false | 2",
                    "actionArea=nette&cityWide=true | 10",
                    "actionArea=nette&unknown=actionArea | 39",
                    "actionArea=!nette | 34",
                    "actionArea=!nette&unknown=actionArea | 34",
                    "actionArea=eving-kemminghausen | 11",
                    "actionArea=borsigplatz | 10",
                    "actionArea=borsigplatz&cityWide=false | 0",
                    "district=Mengede | 13",
                    "access=niedrigschwellig | 7",
                    "targetGroup=kinder | 13",
                    "lifePhase=0-3 | 19",
                    "lifePhase=0-3&allAges=false | 8",
                    "programme=kinderstark | 5",
                    "programme=aktionsplan-soziale-stadt | 34",
                    "programme=kekiz | 7",
                    "programme=kekiz,kinderstark | 12",
                    "programme=!kekiz,kinderstark | 34",
                    "organisation=stadt-dortmund | 2",
                    "topic=sprache | 5",
                    "topic=sprache&topic=integration | 3",
                    "kind=module | 11",
                    "status=planned,applied-for | 3",
                    "priority=kinder-eltern | 10",
                    "place=nette | 2",
                    "source=familienportal-kekiz | 6",
                    "actionPriority=forum-eltern-01 | 4",
            })
    void the_seed_catalogue_gives(String query, int expected) {
        assertEquals(expected, get("/api/v1/projects" + (query == null ? "" : "?" + query)).then().statusCode(200).extract().<
                Integer>path("page.totalItems"));
    }
}
