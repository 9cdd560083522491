package de.dortmund.praeventionskette.http;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer costs does not depend on how much it holds. */
@QuarkusTest
class StatementCountTest {

    @Inject
    SessionFactory sessions;

    @Inject
    Answers answers;

    @ParameterizedTest(name = "{0} takes {1} statements")
    @CsvSource(
            delimiter = '|',
            value = {
                    // revision, the page's ids, its records, count, references
                    "/api/v1/projects? | 5",
                    // and the known slugs, why each is there, four times the number of a value that no project has, and two settings
                    "/api/v1/projects?actionArea=!borsigplatz& | 13",
                    "/api/v1/action-areas? | 8",
                    "/api/v1/funding-programmes? | 13",
                    "/api/v1/fundings? | 4",
                    "/api/v1/target-groups? | 7",
                    "/api/v1/life-phases? | 7",
                    "/api/v1/topics? | 7",
                    "/api/v1/action-priorities? | 7",
                    "/api/v1/organisations? | 7",
                    "/api/v1/contacts? | 5",
                    "/api/v1/places? | 5",
                    "/api/v1/sources? | 5",
                    // revision, the page's ids, its records, count, references, leads of programmes, organisations and their references
                    "/hsds/v3/services?per_ | 8",
                    // and the vocabularies, contacts, areas, places with their references
                    "/hsds/v3/services?full=true&per_ | 18",
                    "/hsds/v3/service_at_locations?full=true&per_ | 18",
                    "/hsds/v3/taxonomy_terms?per_ | 6",
            })
    void a_page_of_any_size_takes_the_same_few_statements(String list, int most) {
        String size = list.endsWith("per_") ? "page=" : "size=";
        // The number of a value of a filter is asked for once and remembered.
        statements(list + size + "1");
        long one = statements(list + size + "1");
        long many = statements(list + size + "100");
        assertEquals(one, many, list);
        assertTrue(one <= most, list + " takes " + one);
    }

    /** The files are made once for each revision to know their sizes, after that: the revision, and how many records of each licence. */
    @Test
    void the_description_for_portals_takes_two_statements() {
        statements("/dcat.ttl");
        assertEquals(2, statements("/dcat.ttl"));
        assertEquals(2, statements("/dcat.jsonld"));
    }

    /** The record, its references and excerpts, its contacts with their numbers and references: each kind of thing once. */
    @ParameterizedTest(name = "{0} takes at most {1} statements")
    @CsvSource({"projects/windel-cafe-b3, 8", "organisations/stadt-dortmund, 12", "action-areas/nette, 12"})
    void a_record_in_the_words_of_schema_org_takes_few_statements(String record, int most) {
        long taken = statements("/api/v1/" + record + "?format=jsonld");
        assertTrue(taken <= most, record + " takes " + taken);
    }

    /** The first one alone has neither contacts nor services to read. */
    @Test
    void all_organizations_with_all_that_they_provide_take_few_statements_too() {
        long all = statements("/hsds/v3/organizations?full_service=true&per_page=100");
        assertTrue(all <= 21, "takes " + all);
    }

    private long statements(String address) {
        Statistics statistics = sessions.getStatistics();
        answers.forget();
        long before = statistics.getPrepareStatementCount();
        get(address).then().statusCode(200);
        return statistics.getPrepareStatementCount() - before;
    }
}
