package de.dortmund.praeventionskette.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a child of an age finds in the city's own data. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class AgeFilterTest {

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "age=2 | 19",
                    "age=8 | 21",
                    "age=unborn | 14",
                    "age=0 | 19",
                    "age=2,3 | 22",
                    "age=2&age=3 | 17",
                    "age=!2 | 27",
                    "age=!2,3 | 24",
                    "age=2&allAges=false | 8",
                    "age=8&allAges=false | 10",
                    "age=unborn&allAges=false | 3",
                    "age=124 | 11",
                    "ageMonths=30 | 19",
                    "ageMonths=36 | 20",
                    "ageMonths=-1 | 14",
                    "age=2&ageMonths=35 | 19",
                    "age=2&topic=fruehe-foerderung&allAges=false | 6",
            })
    void an_age_finds(String query, int expected) {
        given().urlEncodingEnabled(false).get("/api/v1/projects?" + query).then().statusCode(200).body("page.totalItems",
                equalTo(expected));
    }

    @Test
    void each_project_says_how_its_age_is_known() {
        List<String> why = given().get("/api/v1/projects?age=2&size=100").then().statusCode(200).extract().path("items.match.age");
        assertEquals(1, Collections.frequency(why, "stated"));
        assertEquals(2, Collections.frequency(why, "implied"));
        assertEquals(5, Collections.frequency(why, "derived"));
        assertEquals(11, Collections.frequency(why, "allAges"));
    }

    @Test
    void without_an_age_and_without_a_phase_it_is_unknown() {
        String somebody = given().get("/api/v1/projects?allAges=true&size=1").then().extract().path("items[0].slug");
        allAges(somebody, false);
        try {
            given().get("/api/v1/projects?age=2").then().body("page.totalItems", equalTo(18));
            given().get("/api/v1/projects?age=2&unknown=age&size=100").then().body("page.totalItems", equalTo(19))
                    .body("items.find { it.slug == '" + somebody + "' }.match.age", equalTo("unknown"));
        } finally {
            allAges(somebody, true);
        }
    }

    private static void allAges(String slug, boolean value) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("update project set all_ages = :value where slug = :slug")
                .setParameter("value", value).setParameter("slug", slug).executeUpdate());
        Kept.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "abc", "200", "125", "2,", "2.5", "02", "*", "Unborn"})
    void what_is_no_age_is_refused(String age) {
        given().queryParam("age", age).get("/api/v1/projects").then().statusCode(400).body("errors[0].parameter", equalTo("age"))
                .body("detail", containsString("0–124, unborn"));
        given().queryParam("ageMonths", age.equals("-5") || age.equals("200") || age.equals("125") ? "1500" : age)
                .get("/api/v1/projects").then().statusCode(400)
                .body("errors[0].parameter", equalTo("ageMonths"));
    }
}
