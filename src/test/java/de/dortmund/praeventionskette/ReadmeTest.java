package de.dortmund.praeventionskette;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's calls give the README's answers. */
@QuarkusTest
class ReadmeTest {

    private static final Pattern CALL = Pattern.compile("(?m)^    curl -s (.*?)'http://localhost:8080([^']*)'\n\n```json\n(.*)\n```$");
    private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");

    @Test
    void each_call_gives_the_answer_that_is_printed_below_it() throws IOException {
        Matcher call = CALL.matcher(Files.readString(Path.of("README.md")));
        int calls = 0;
        while (call.find()) {
            RequestSpecification request = given().urlEncodingEnabled(false);
            HEADER.matcher(call.group(1)).results().forEach(header -> request.header(header.group(1), header.group(2)));
            String answer = request.get(call.group(2)).asString();
            assertEquals(call.group(3), answer.replaceAll("http://localhost:[0-9]+/", "http://localhost:8080/"));
            calls++;
        }
        assertEquals(3, calls);
    }
}
