package de.dortmund.praeventionskette.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that the build generates from openapi/openapi.yaml compile, and do what a developer wants of them with the packaged service. */
class GeneratedClientsIT {

    private static final Path GENERATED = Path.of("target/clients").toAbsolutePath();
    private static final List<String> STEPS =
            List.of("front door: ", "age 2: 19 projects; ", "pages: ", "again: 304 for ", "problem: 400 ", "write: ");

    @TempDir
    static Path folder;

    private static Running service;

    @BeforeAll
    static void start() throws IOException {
        service = new Running(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @Test
    void java() throws Exception {
        String libraries = Commands.classPathOf("com.fasterxml.jackson.databind.ObjectMapper", "com.fasterxml.jackson.core.JsonParser",
                "com.fasterxml.jackson.annotation.JsonProperty", "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
                "org.openapitools.jackson.nullable.JsonNullable", "jakarta.annotation.Generated");
        Path classes = Files.createDirectories(GENERATED.resolve("java/classes"));
        Path sources = GENERATED.resolve("java/sources");
        try (Stream<Path> files = Files.walk(GENERATED.resolve("java/src/main/java"))) {
            Files.write(sources, Stream.concat(files.filter(file -> file.toString().endsWith(".java")),
                    Stream.of(Path.of("clients/java/Tour.java").toAbsolutePath())).map(Path::toString).toList());
        }
        Commands.run(GENERATED, Map.of(), Commands.ofJdk("javac"), "--release", "17", "-proc:none", "-nowarn", "-cp", libraries, "-d",
                classes.toString(), "@" + sources);
        check(Commands.run(GENERATED, Map.of(), Commands.ofJdk("java"), "-cp", classes + System.getProperty("path.separator") + libraries,
                "Tour", service.address(), service.token()));
    }

    @Test
    void typescript() throws Exception {
        Commands.needNpm("the TypeScript client");
        Path client = GENERATED.resolve("typescript");
        Files.writeString(client.resolve("tour.ts"), Files.readString(Path.of("clients/typescript/tour.ts")));
        Commands.run(client, Map.of(), "npx", "--yes", "--package", Commands.TYPESCRIPT, "tsc", "--strict", "--target", "es2022", "--lib",
                "es2022,dom,dom.iterable", "--module", "commonjs", "--outDir", "made", "tour.ts");
        check(Commands.run(client, Map.of(), "node", "made/tour.js", service.address(), service.token()));
    }

    private static void check(String printed) {
        List<String> lines = printed.lines().toList();
        System.out.println(printed);
        assertEquals(STEPS.size(), lines.size(), printed);
        for (String step : STEPS) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(step)), step + "\n" + printed);
        }
    }

    /** Names that a generator makes up where the document has none. */
    private static final Pattern MADE_UP = Pattern.compile(
            "(Model[A-Z].*|.*(AnyOf|OneOf|AllOf|Inner|InlineObject|[0-9]{3}Response|[0-9]))\\.(java|ts)");

    @Test
    void every_type_has_a_name_of_its_own() throws IOException {
        for (String models : List.of("java/src/main/java/de/dortmund/praeventionskette/client/model", "typescript/models")) {
            try (Stream<Path> files = Files.list(GENERATED.resolve(models))) {
                List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
                assertTrue(names.size() > 1, models);
                assertEquals(List.of(), names.stream().filter(name -> MADE_UP.matcher(name).matches()).toList(), models);
            }
        }
    }
}
