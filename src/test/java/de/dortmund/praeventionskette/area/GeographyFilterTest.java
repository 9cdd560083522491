package de.dortmund.praeventionskette.area;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.dortmund.praeventionskette.http.Kept;
import de.dortmund.praeventionskette.change.AsSeeded;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is near, in a part of the map, and for somebody who stands at a point. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class GeographyFilterTest {

    private static final String AROUND_NETTE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[7.36,51.55],[7.40,51.55],[7.40,51.58],[7.36,51.58],[7.36,51.55]],"
                    + "[[7.37,51.56],[7.375,51.56],[7.375,51.565],[7.37,51.565],[7.37,51.56]]]}";

    private static ValidatableResponse projects(String query) {
        return given().urlEncodingEnabled(false).get("/api/v1/projects?" + query).then();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "near=51.52,7.48&radius=2000 | 11",
                    "near=51.52,7.48 | 11",
                    "near=51.52,7.48&radius=1187&cityWide=false | 0",
                    "near=51.52,7.48&radius=1189&cityWide=false | 1",
                    "near=51.52,7.48&radius=20000 | 19",
                    "near=51.52,7.48&unknown=near | 38",
                    "near=51.52,7.48&age=2&allAges=false | 4",
                    "near=0,0 | 10",
                    "near=-90,180&cityWide=false | 0",
                    "bbox=7.36,51.5,7.42,51.6 | 14",
                    "bbox=7.36,51.5,7.42,51.6&cityWide=false | 4",
                    "bbox=7.36,51.5,7.42,51.6&unknown=bbox | 41",
                    "at=51.567,7.383 | 12",
                    "at=51.567,7.383&cityWide=false | 2",
                    "at=51.567,7.383&unknown=at&cityWide=false | 28",
                    "at=50.94,6.96 | 0",
            })
    void a_place_on_the_map_finds(String query, int expected) {
        projects(query).statusCode(200).body("page.totalItems", equalTo(expected));
    }

    @Test
    void the_nearest_comes_first_and_the_whole_city_last() {
        ValidatableResponse found = projects("near=51.52,7.48&radius=20000&sort=distance&size=100").statusCode(200)
                .body("items[0].slug", equalTo("kekiz-teilprojekt-4"))
                .body("items[0].distance.metres", equalTo(1188))
                .body("items[0].distance.precisionMetres", equalTo(30))
                .body("items[0].distance.of.slug", equalTo("nordmarkt"))
                .body("items[0].distance.of.links.self", equalTo("/api/v1/action-areas/nordmarkt"))
                .body("items[0].match.near", equalTo("derived"))
                .body("items.findAll { it.cityWide }.size()", equalTo(10))
                .body("items.findAll { it.cityWide }.distance", everyItem(nullValue()))
                .body("items.findAll { it.cityWide }.match.near", everyItem(equalTo("cityWide")));
        List<Integer> metres = found.extract().path("items.distance.metres");
        List<Integer> known = metres.stream().filter(Objects::nonNull).toList();
        assertEquals(9, known.size());
        assertEquals(known.stream().sorted().toList(), known);
        assertEquals(known, metres.subList(0, 9));
        projects("near=51.52,7.48&radius=20000&sort=-distance&fields=slug,distance").body("items[0].distance.metres", equalTo(8463))
                .body("items[9].distance", nullValue());
    }

    @Test
    void pages_by_distance_never_overlap() {
        List<String> whole = projects("near=51.52,7.48&radius=20000&sort=distance&size=100").extract().path("items.slug");
        List<String> first = projects("near=51.52,7.48&radius=20000&sort=distance&size=10").extract().path("items.slug");
        List<String> second = projects("near=51.52,7.48&radius=20000&sort=distance&size=10&page=2").extract().path("items.slug");
        assertEquals(whole.subList(0, 10), first);
        assertEquals(whole.subList(10, 19), second);
    }

    @Test
    void a_place_is_more_precise_than_an_area() {
        sql("update place set latitude = 51.5, longitude = 7.33, precision_metres = 10 where slug = 'b3'");
        try {
            projects("near=51.5,7.33&radius=100&cityWide=false").body("items.slug", equalTo(List.of("windel-cafe-b3")))
                    .body("items[0].distance.metres", equalTo(0))
                    .body("items[0].distance.precisionMetres", equalTo(10))
                    .body("items[0].distance.of.links.self", equalTo("/api/v1/places/b3"))
                    .body("items[0].match.near", equalTo("stated"));
        } finally {
            sql("update place set latitude = null, longitude = null, precision_metres = null where slug = 'b3'");
        }
    }

    @Test
    void the_nearest_recorded_point_stands_for_its_area_and_farther_away_for_its_district() {
        projects("at=51.567,7.383").body("at.actionArea.slug", equalTo("nette")).body("at.district", equalTo("Mengede"))
                .body("at.basis", equalTo("nearest")).body("at.distance.metres", equalTo(44))
                .body("at.distance.precisionMetres", equalTo(1000)).body("at.distance.of.slug", equalTo("nette"))
                .body("items.match.at", hasItem("stated"));
        projects("at=51.49,7.56").body("at.actionArea", nullValue()).body("at.district", equalTo("Hörde"))
                .body("at.distance.metres", equalTo(4118)).body("items.match.at", hasItem("cityWide"));
        projects("at=50.94,6.96").body("at.basis", equalTo("none")).body("at.district", nullValue()).body("at.distance", nullValue());
    }

    @Test
    void a_boundary_decides_where_there_is_one() {
        sql("update action_area set boundary = '" + AROUND_NETTE + "'::jsonb where slug = 'nette'");
        try {
            given().get("/api/v1/action-areas/nette").then().body("boundary.type", equalTo("Polygon"))
                    .body("boundary.coordinates[0].size()", equalTo(5));
            projects("at=51.5501,7.3761").body("at.actionArea.slug", equalTo("nette")).body("at.basis", equalTo("contained"))
                    .body("at.distance", nullValue()).body("page.totalItems", equalTo(12));
            // In the hole, and outside: another area is the nearest, however near the point of Nette.
            projects("at=51.5625,7.3725").body("at.actionArea.slug", equalTo("bodelschwingh-westerfilde"));
            projects("at=51.5805,7.383").body("at.actionArea", nullValue()).body("at.district", equalTo("Mengede"))
                    .body("at.distance.of.slug", equalTo("bodelschwingh-westerfilde"));
        } finally {
            sql("update action_area set boundary = null where slug = 'nette'");
        }
        given().get("/api/v1/action-areas/nette").then().body("boundary", nullValue());
    }

    @ParameterizedTest(name = "{0} is refused for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                    "near=abc | near", "near=51.52 | near", "near=51.52,7.48,3 | near", "near=91,7 | near", "near=51,181 | near",
                    "near=NaN,7 | near", "near=1e1,7 | near", "near=!51.52,7.48 | near", "near=51.52,7.48&near=51,7 | near",
                    "near=51.52,7.48&radius=-1 | radius", "near=51.52,7.48&radius=0 | radius", "near=51.52,7.48&radius=50001 | radius",
                    "near=51.52,7.48&radius=weit | radius", "radius=2000 | radius", "sort=distance | sort",
                    "bbox=7.6,51.4,7.3,51.6 | bbox", "bbox=7.3,51.6,7.6,51.4 | bbox", "bbox=7.3,51.4,7.6 | bbox", "bbox=a,b,c,d | bbox",
                    "bbox=7.3,51.4,7.6,91 | bbox", "bbox=7.3,51.4,7.3,51.6 | bbox",
                    "at=hier | at", "at=51.5 | at", "at=51.5,200 | at", "unknown=near | unknown",
            })
    void what_is_not_on_the_map_is_refused(String query, String parameter) {
        projects(query).statusCode(400).contentType("application/problem+json").body("errors[0].parameter", equalTo(parameter));
    }

    @Test
    void it_works_below_a_record_too() {
        given().get(
                "/api/v1/funding-programmes/aktionsplan-soziale-stadt/projects?near=51.52,7.48&radius=20000&sort=distance&cityWide=false")
                .then().statusCode(200).body("items[0].distance.metres", equalTo(3741));
    }

    @Test
    void only_closed_rings_on_the_earth_are_a_boundary() throws Exception {
        var json = new ObjectMapper();
        Boundary nette = json.readValue(AROUND_NETTE, Boundary.class);
        assertTrue(nette.isMadeOfClosedRings());
        assertTrue(nette.contains(new Coordinates(51.57, 7.38)));
        assertTrue(!nette.contains(new Coordinates(51.5625, 7.3725)), "the hole");
        assertTrue(!nette.contains(new Coordinates(51.57, 7.41)));
        Boundary two = new Boundary("MultiPolygon", json.readTree(
                "[[[[1,1],[2,1],[2,2],[1,1]]],[[[7.36,51.55],[7.40,51.55],[7.40,51.58],[7.36,51.55]]]]"));
        assertTrue(two.isMadeOfClosedRings());
        assertTrue(two.contains(new Coordinates(1.1, 1.5)));
        assertTrue(two.contains(new Coordinates(51.56, 7.39)));
        assertTrue(!two.contains(new Coordinates(1.9, 1.1)));
        for (String wrong : List.of("[]", "[[]]", "[[[1,1],[2,1],[1,1]]]", "[[[1,1],[2,1],[2,2],[1,2]]]", "[[[1,91],[2,1],[2,2],[1,91]]]",
                "[[[1,\"a\"],[2,1],[2,2],[1,\"a\"]]]", "{}", "\"x\"", "[[[[1,1],[2,1],[2,2],[1,1]]]]")) {
            assertTrue(!new Boundary("Polygon", json.readTree(wrong)).isMadeOfClosedRings(), wrong);
        }
    }

    private static void sql(String statement) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager().createNativeQuery(statement).executeUpdate());
        Kept.forget();
    }
}
