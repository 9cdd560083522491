package de.dortmund.praeventionskette.exchange;

import static de.dortmund.praeventionskette.change.Writers.A;
import static de.dortmund.praeventionskette.change.Writers.carrier;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import de.dortmund.praeventionskette.change.AsSeeded;
import de.dortmund.praeventionskette.security.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The script of the repository that brings a carrier's table into the catalogue. */
@QuarkusTest
@ExtendWith(AsSeeded.class)
class CarrierScriptTest {

    @Test
    void the_script_for_carriers_brings_a_table_into_the_catalogue_and_stops_at_a_fault(@TempDir Path folder)
            throws IOException, InterruptedException {
        ImportTest.trusted(A);
        Path table = Files.writeString(folder.resolve("angebote.csv"),
                "externalSystem;externalId;title;kind;status\nverein;1;Rudern für Mütter;offer;running\n");
        assertEquals(0, sync(table));
        given().get("/api/v1/projects/rudern-fuer-muetter").then().statusCode(200).body("externalId.system", equalTo("verein"));
        String after = ImportTest.revision();
        assertEquals(0, sync(table));
        assertEquals(after, ImportTest.revision());
        Files.writeString(table, Files.readString(table).replace("running", "schwimmt").replace("Rudern", "Segeln"));
        assertEquals(1, sync(table));
        assertEquals(after, ImportTest.revision());
    }

    private static int sync(Path table) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("sh", "carriers/sync.sh", "projects", table.toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        script.environment().put("CATALOGUE", "http://127.0.0.1:" + RestAssured.port + "/api/v1");
        script.environment().put("TOKEN", Tokens.carrier(A));
        return script.start().waitFor();
    }
}
