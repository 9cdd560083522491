package de.dortmund.praeventionskette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of a page of the documentation, one after the other as their reader types them in, and what the page says they print. */
public final class Snippets {

    /** Indented lines, and the block after them that has what they print; without one they print nothing. */
    private static final Pattern BLOCK = Pattern.compile("(?m)((?:^ {4}.*\n)+)(?:\n```(?:json)?\n((?:.*\n)*?)```\n)?");
    private static final String END = "---- the end of a snippet ----";

    private final List<String> commands = new ArrayList<>();
    private final List<String> printed = new ArrayList<>();

    private Snippets(String text) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            commands.add(block.group(1));
            printed.add(block.group(2) == null ? "" : block.group(2).strip());
        }
    }

    /** All of docs/EDITORS.md. */
    public static Snippets ofEditors() throws IOException {
        return new Snippets(Files.readString(Path.of("docs/EDITORS.md")));
    }

    /** All of docs/PRIVACY.md. */
    public static Snippets ofPrivacy() throws IOException {
        return new Snippets(Files.readString(Path.of("docs/PRIVACY.md")).replace("https://katalog.example", "http://localhost:8080"));
    }

    /** The four lines of README that write. */
    public static Snippets ofReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        return new Snippets(readme.substring(readme.indexOf("Then four lines"), readme.indexOf("## Test it")));
    }

    /** Whether this machine has what the commands are made of. */
    public static boolean canRun() {
        return canRun("bash") && canRun("curl");
    }

    private static boolean canRun(String program) {
        try {
            return new ProcessBuilder(program, "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * Runs them in bash and compares what they print.
     *
     * @param before what else the shell knows: more commands, before the page's own
     * @param service what stands at {@code http://localhost:8080} in the page
     * @param provider what stands at {@code http://127.0.0.1:8180} in the page
     */
    public void check(String before, URI service, String provider, Path folder) throws IOException, InterruptedException {
        assertTrue(commands.size() > 0);
        String script = before + "\n" + String.join("printf '\\n%s\\n' '" + END + "'\n", commands)
                .replace("http://localhost:8080", service.toString().replaceFirst("/$", "")).replace("http://127.0.0.1:8180", provider);
        Path output = folder.resolve("printed");
        ProcessBuilder bash = new ProcessBuilder("bash", Files.writeString(folder.resolve("snippets"), script).toString())
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        bash.environment().put("NO_PROXY", "*");
        Process process = bash.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running: " + Files.readString(output));
        }
        String all = Files.readString(output).replaceAll("http://localhost:[0-9]+", "http://localhost:8080");
        assertEquals(printed, Arrays.stream(all.split(END, -1)).map(String::strip).toList());
    }
}
