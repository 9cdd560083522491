package de.dortmund.praeventionskette.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every block of every page of docs/clients does what the page says, against the packaged service. A block is a program in a language that
 * is known here, or a file that one needs, or what the block before it prints.
 */
class DocumentedClientsIT {

    private static final Path PAGES = Path.of("docs/clients");
    /** The service in the pages. */
    private static final String DOCUMENTED = "http://localhost:8080";

    @TempDir
    static Path folder;

    private static Running service;

    @BeforeAll
    static void start() throws IOException {
        service = new Running(Files.createDirectory(folder.resolve("service")));
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @TestFactory
    Stream<DynamicTest> every_page() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.sorted().toList().stream().map(page -> DynamicTest.dynamicTest(page.toString(), () -> check(page)));
        }
    }

    /** From above to below, in one folder: what a block leaves behind is there for the next. */
    private static void check(Path page) throws Exception {
        List<Fenced> blocks = Fenced.in(page);
        assertFalse(blocks.isEmpty(), "nothing to try");
        Path own = Files.createDirectory(folder.resolve(page.getFileName()));
        String printed = null;
        for (Fenced block : blocks) {
            String where = page + ":" + block.line();
            if (block.isOutput()) {
                assertTrue(printed != null, where + " is the output of nothing");
                assertTrue(printed.contains(block.text().strip()), where + " is not what is printed:\n" + printed);
            } else if (!block.file().isEmpty()) {
                Path file = own.resolve(block.file());
                Files.createDirectories(file.getParent());
                Files.writeString(file, here(block.text()));
                printed = null;
            } else {
                printed = there(run(block, own, where));
            }
        }
    }

    private static String run(Fenced block, Path own, String where) throws Exception {
        Map<String, String> environment = Map.of("TOKEN", service.token(), "JAVA_HOME", System.getProperty("java.home"));
        return switch (block.language()) {
            case "sh" -> {
                Commands.need("curl", where);
                if (block.text().contains("npx ")) {
                    Commands.needNpm(where);
                }
                yield Commands.run(own, environment, "sh", "-e", write(own, "block.sh", block));
            }
            case "js" -> {
                if (where.contains("BROWSER")) {
                    Commands.need("chromium", where);
                    yield inBrowser(block, own, where);
                }
                Commands.need("node", where);
                yield Commands.run(own, environment, "node", write(own, "block.mjs", block));
            }
            case "java" -> Commands.run(own, environment, Commands.ofJdk("java"), write(own, "Block.java", block));
            default -> throw new AssertionError(where + ": nobody knows how to run '" + block.language() + "'");
        };
    }

    private static String inBrowser(Fenced block, Path own, String where) throws Exception {
        String printed = Browser.run(here(block.text()), own.resolve("profile"));
        assertFalse(printed.contains("FAILED"), where + "\n" + printed);
        return printed;
    }

    private static String write(Path own, String file, Fenced block) throws IOException {
        return Files.writeString(own.resolve(file), here(block.text())).toString();
    }

    private static String here(String text) throws IOException {
        return text.replace(DOCUMENTED, service.address());
    }

    private static String there(String text) throws IOException {
        return text.replace(service.address(), DOCUMENTED);
    }
}
